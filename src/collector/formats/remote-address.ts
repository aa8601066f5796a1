const DOT = 46;
const COLON = 58;

/**
 * Is this the address of a client, as a web server writes it: IPv4, IPv6 (brackets, zone and port allowed), a host name (Apache
 * `HostnameLookups`), `localhost` or `unix:`? A word alone, a number, a date, a list and a file name with an address behind it are none:
 * they stand where the address belongs when a column is shifted.
 */
export function isRemoteAddress(bytes: Buffer, from: number, to: number): boolean {
  return isIpAddress(bytes, from, to) || isHostName(bytes, from, to) || isWord(bytes, from, to, 'unix:');
}

/** IPv4 or IPv6, with or without brackets, zone and port; the shape counts, so that the hot road needs no parser. */
export function isIpAddress(bytes: Buffer, from: number, to: number): boolean {
  const first = bytes[from] as number;
  if (to - from < 2 || to - from > 70) return false;
  if (first === 91) return isBracketed(bytes, from, to);
  const end = ipv4End(bytes, from, to);
  if (end > 0) return end === to || (bytes[end] === COLON && areDigits(bytes, end + 1, to));
  return isIpv6(bytes, from, to);
}

/** A virtual host: a name with a dot or a port, an address, `localhost`, or what nginx writes for none: `_`, `-`. */
export function isVirtualHost(bytes: Buffer, from: number, to: number): boolean {
  const first = bytes[from] as number;
  if (to === from + 1) return first === 45 || first === 95;
  return isIpAddress(bytes, from, to) || isHostName(bytes, from, to);
}

/** `a.b` or `a:80` whose last label holds a letter; a port may stand behind it. */
function isHostName(bytes: Buffer, from: number, to: number): boolean {
  if (to === from || to - from > 260) return false;
  let end = to;
  for (let at = to - 1; at > from && isDigit(bytes[at] as number); at--) if (bytes[at - 1] === COLON) end = at - 1;
  let dots = 0;
  let letterBehindDot = false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === DOT) {
      dots++;
      if (at < end - 1) letterBehindDot = false;
    } else if (isLetter(byte) || byte >= 128) letterBehindDot = true;
    else if (!isDigit(byte) && byte !== 45 && byte !== 95) return false;
  }
  if (bytes[from] === DOT || !letterBehindDot) return false;
  return dots > 0 || end < to || isWord(bytes, from, end, 'localhost');
}

/** `192.0.2.7` @returns where it ends, or -1. */
function ipv4End(bytes: Buffer, from: number, to: number): number {
  let at = from;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && bytes[at++] !== DOT) return -1;
    let value = 0;
    const start = at;
    for (; at < to && at - start < 4 && isDigit(bytes[at] as number); at++)
      value = value * 10 + (bytes[at] as number) - 48;
    if (at === start || value > 255) return -1;
  }
  return at;
}

function isIpv6(bytes: Buffer, from: number, to: number): boolean {
  let colons = 0;
  let run = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte === COLON) {
      colons++;
      run = 0;
    } else if (byte === 37) return colons > 1;
    else if (byte === DOT) return colons > 1 && ipv4End(bytes, at - run, to) === to;
    else if (!isHex(byte) || ++run > 4) return false;
  }
  return colons > 1 && colons < 9;
}

function isBracketed(bytes: Buffer, from: number, to: number): boolean {
  const close = bytes.indexOf(93, from);
  if (close < 0 || close >= to || !isIpv6(bytes, from + 1, close)) return false;
  return close + 1 === to || (bytes[close + 1] === COLON && areDigits(bytes, close + 2, to));
}

function areDigits(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isDigit(bytes[at] as number)) return false;
  return to > from && to - from < 6;
}

function isWord(bytes: Buffer, from: number, to: number, word: string): boolean {
  return to - from === word.length && bytes.toString('latin1', from, to) === word;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);
}
