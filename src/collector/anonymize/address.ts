import { bareAddress, parseAddress, type AddressBytes } from './parse-address.js';

/** The canonical forms that tokens are made from. Never leaves this room. */
export interface CanonicalAddress {
  /** IPv4 address, IPv6 /64, or host name in lower case. */
  readonly address: string;
  /** Its /24, its /48, or the host name's last three labels. */
  readonly network: string;
  /** For the table of countries and for cutting; null for a host name. */
  readonly bytes: AddressBytes | null;
}

/**
 * Brings every way of writing an address to one. IPv6 is cut to the /64, which is one household or host; the rest changes daily with
 * privacy extensions (RFC 8981).
 *
 * Never fails open: what is no address is treated as a name, and becomes a token like any other.
 */
export function canonicalAddress(text: string): CanonicalAddress {
  const bytes = parseAddress(text);
  if (bytes === null) {
    const name = bareAddress(text);
    return { address: `n/${name}`, network: `n/${name.split('.').slice(-3).join('.')}`, bytes };
  }
  if (bytes.length === 4)
    return { address: `4/${bytes.join('.')}`, network: `4/${bytes.slice(0, 3).join('.')}`, bytes };
  const parts = [0, 2, 4, 6].map((at) => ((bytes[at]! << 8) | bytes[at + 1]!).toString(16));
  return { address: `6/${parts.join(':')}`, network: `6/${parts.slice(0, 3).join(':')}`, bytes };
}
