/**
 * Is this the address of a client, as a web server writes it: IPv4, IPv6 (brackets, zone and port allowed), a host name (Apache
 * `HostnameLookups`) or `unix:`? What it means is worked out behind the door, where it becomes a token; here only the shape counts,
 * so that a list of addresses, a dash or a shifted column is rejected and never taken for an address.
 */
export function isRemoteAddress(bytes: Buffer, from: number, to: number): boolean {
  const length = to - from;
  if (length === 0 || length > 255) return false;
  let alphanumeric = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (isAlphanumeric(byte)) alphanumeric = true;
    else if (!isMark(byte)) return false;
  }
  return alphanumeric;
}

function isAlphanumeric(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122);
}

/** The marks of addresses and host names: `.` `:` `-` `_` `[` `]` `%` (zone). */
function isMark(byte: number): boolean {
  return byte === 46 || byte === 58 || byte === 45 || byte === 95 || byte === 91 || byte === 93 || byte === 37;
}
