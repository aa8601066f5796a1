import ipaddr from 'ipaddr.js';
import { parseAddress, type AddressBytes } from './parse-address.js';

/** Stands where an address was dropped, or could not be cut: a log without one would not parse again. */
export const NO_ADDRESS = '0.0.0.0';

/**
 * Keeps the first bits of an address and clears the rest. IPv4 inside IPv6 is taken out first ({@link parseAddress}), so that a short IPv6
 * prefix does not let it through whole. Brackets, port and zone are not kept.
 *
 * @param address the text of a log, or its bytes; @param ipv4Bits 0 to 32; @param ipv6Bits 0 to 128.
 * @returns the cut address; {@link NO_ADDRESS} for what is none (a host name): never the text itself.
 */
export function cutAddress(
  address: string | AddressBytes | null,
  { ipv4Bits, ipv6Bits }: { readonly ipv4Bits: number; readonly ipv6Bits: number },
): string {
  const whole = typeof address === 'string' ? parseAddress(address) : address;
  if (whole === null) return NO_ADDRESS;
  const bits = whole.length === 4 ? ipv4Bits : ipv6Bits;
  const bytes = whole.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes).toString();
}

/** Writes a token as an address of its own range, `fd00::/8` (RFC 4193), so that a log with tokens parses as before. */
export function tokenToIpv6(token: string): string {
  const bytes = Buffer.alloc(16);
  bytes[0] = 0xfd;
  Buffer.from(token, 'base64url').copy(bytes, 1);
  return ipaddr.fromByteArray([...bytes]).toString();
}
