import ipaddr from 'ipaddr.js';

/** An address in network byte order: four bytes, or sixteen. */
export type AddressBytes = readonly number[];

const TEREDO = [0x20, 0x01, 0, 0];
const NAT64 = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
const NAT64_LOCAL = [0, 0x64, 0xff, 0x9b, 0, 1];
const ZEROS = new Array<number>(10).fill(0);

/**
 * Reads an address in any way of writing it: brackets, port and zone around it; and takes the IPv4 address out of IPv6 addresses that only
 * carry one: IPv4-mapped and IPv4-compatible (RFC 4291), NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380).
 *
 * @returns null for what is no address: a host name, `unix:`, noise.
 */
export function parseAddress(text: string): AddressBytes | null {
  const bare = bareAddress(text);
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return bare.split('.').map(Number);
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return null;
  const bytes = ipaddr.IPv6.parse(bare).toByteArray();
  return embeddedIpv4(bytes) ?? bytes;
}

function embeddedIpv4(bytes: AddressBytes): AddressBytes | null {
  if (startsWith(bytes, ZEROS)) {
    const isMapped = bytes[10] === 0xff && bytes[11] === 0xff;
    // ::, ::1 and what else has zeros in front are no IPv4-compatible addresses
    const isCompatible = bytes[10] === 0 && bytes[11] === 0 && bytes[12] !== 0;
    return isMapped || isCompatible ? bytes.slice(12) : null;
  }
  if (startsWith(bytes, NAT64) || startsWith(bytes, NAT64_LOCAL)) return bytes.slice(12);
  if (bytes[0] === 0x20 && bytes[1] === 0x02) return bytes.slice(2, 6);
  // the client's address, every bit turned over
  if (startsWith(bytes, TEREDO)) return bytes.slice(12).map((byte) => byte ^ 0xff);
  return null;
}

function startsWith(bytes: AddressBytes, start: AddressBytes): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** An address without what may stand around it: `[2001:db8::1]:443` → `2001:db8::1`, `192.0.2.1:50000` → `192.0.2.1`, `fe80::1%eth0` → `fe80::1`. */
export function bareAddress(text: string): string {
  const lower = text.trim().toLowerCase();
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(lower);
  const inner = bracketed?.[1] ?? (/^[\d.]+:\d+$/.test(lower) ? lower.replace(/:\d+$/, '') : lower);
  return inner.replace(/%.*$/, '');
}
