import type { RawColumns } from './raw-columns.js';

const SPACE = 32;

/**
 * Reads the first line of a request: `GET /a?b HTTP/1.1`, or `GET /a` (HTTP/0.9).
 *
 * A request that cannot be read (binary, empty, no protocol) is still a request when the server answered it with an
 * error, as servers do with 400 and 408: then method, target and protocol are absent, and it stands in `request` as it is.
 *
 * @param span where the request stands in the bytes, and the status it was answered with.
 * @returns false when it is neither.
 */
export function parseRequest(
  columns: RawColumns,
  span: { readonly from: number; readonly to: number; readonly status: number },
): boolean {
  const { bytes } = columns;
  const { from, to, status } = span;
  const methodEnd = methodEndOf(bytes, from, to);
  if (methodEnd > from && methodEnd < to) {
    const targetEnd = targetEndOf(bytes, methodEnd + 1, to);
    if (targetEnd > methodEnd + 1) {
      columns.setText('method', from, methodEnd);
      columns.setText('target', methodEnd + 1, targetEnd);
      columns.setText('protocol', targetEnd + 1, to);
      return true;
    }
  }
  columns.setText('request', from, to);
  return status >= 400 || status === 0;
}

/** A token of RFC 9110 as methods use it: letters, digits, `-`, `_`, at most 32. */
function methodEndOf(bytes: Buffer, from: number, to: number): number {
  for (let at = from; at < to && at - from <= 32; at++) {
    const byte = bytes[at] as number;
    const letter = (byte | 32) >= 97 && (byte | 32) <= 122;
    const other = (byte >= 48 && byte <= 57) || byte === 45 || byte === 95;
    if (byte === SPACE) return at;
    if (!letter && !other) return -1;
  }
  return -1;
}

/**
 * The target goes up to the protocol; a client may have left spaces in it, and some servers answer that. Without any space it goes to the
 * end: HTTP/0.9. @returns -1 when what stands behind the last space is no protocol.
 */
function targetEndOf(bytes: Buffer, from: number, to: number): number {
  const last = bytes.lastIndexOf(SPACE, to - 1);
  if (last < from) return to;
  return isProtocol(bytes, last + 1, to) ? last : -1;
}

/** `HTTP/1.1`, `HTTP/2.0`, `HTTP/3`; also `RTSP/1.0` and the like: capitals, a slash, digits and dots. */
function isProtocol(bytes: Buffer, from: number, to: number): boolean {
  return to - from <= 16 && /^[A-Z]{2,8}\/\d(?:\.\d)?$/.test(bytes.toString('latin1', from, to));
}
