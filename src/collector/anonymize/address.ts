import ipaddr from 'ipaddr.js';

/** The canonical bytes that tokens are made from. Never leaves this room. */
export interface CanonicalAddress {
  /** IPv4 address, IPv6 /64, or host name in lower case. */
  readonly address: string;
  /** Its /24, its /48, or the host name's last three labels. */
  readonly network: string;
}

/**
 * Brings every way of writing an address to one: brackets, port and zone removed, IPv4 taken out of IPv4-mapped IPv6.
 * IPv6 is cut to the /64, which is one household or host; the rest changes daily with privacy extensions (RFC 8981).
 *
 * Never fails open: what is no address is treated as a name, and becomes a token like any other.
 */
export function canonicalAddress(text: string): CanonicalAddress {
  const bare = canonicalText(text);
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return fromIpv4(bare);
  if (bare.includes(':') && ipaddr.IPv6.isValid(bare)) {
    const address = ipaddr.IPv6.parse(bare);
    if (address.isIPv4MappedAddress()) return fromIpv4(address.toIPv4Address().toString());
    const parts = address.parts.map((part) => part.toString(16));
    return { address: `6/${parts.slice(0, 4).join(':')}`, network: `6/${parts.slice(0, 3).join(':')}` };
  }
  return { address: `n/${bare}`, network: `n/${bare.split('.').slice(-3).join('.')}` };
}

function fromIpv4(text: string): CanonicalAddress {
  const octets = text.split('.').map(Number);
  return { address: `4/${octets.join('.')}`, network: `4/${octets.slice(0, 3).join('.')}` };
}

/** An address without what may stand around it: `[2001:db8::1]:443` → `2001:db8::1`, `192.0.2.1:50000` → `192.0.2.1`, `fe80::1%eth0` → `fe80::1`. */
export function canonicalText(text: string): string {
  return unwrap(text.trim().toLowerCase());
}

function unwrap(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  const inner = bracketed?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.replace(/:\d+$/, '') : text);
  return inner.replace(/%.*$/, '');
}
