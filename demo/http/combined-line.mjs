// @ts-check

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const PAIRS = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const DAY_MS = 86_400_000;
/** What nginx escapes in a log variable: quote, backslash, control bytes and everything above ASCII. */
const UNSAFE = /["\\\x00-\x1f\x7f-\uffff]/;
const UNSAFE_ALL = new RegExp(UNSAFE, 'g');

/**
 * One request as the Combined Log Format knows it. Empty strings are written as `-`.
 * @typedef {object} CombinedEntry
 * @property {string} remoteAddr
 * @property {string} [remoteUser]
 * @property {number} timeMs milliseconds since 1970
 * @property {string} request the request line, method, target and protocol
 * @property {number} status
 * @property {number} bytesSent bytes of the body
 * @property {string} referrer
 * @property {string} userAgent
 */

/**
 * Writes one line of the Combined Log Format, without the line end, with the escapes of nginx (`\x22` for a quote):
 *
 *     192.0.2.7 - - [22/Nov/2026:11:30:05 +0900] "GET /news/ HTTP/1.1" 200 5120 "-" "Mozilla/5.0 (…)"
 *
 * Whatever the visitor sent, the result is one line of printable ASCII. Characters are taken as bytes (latin1), as
 * `node:http` delivers header values; a character above U+00FF is written as its UTF-8 bytes.
 * @param {CombinedEntry} entry
 * @param {number} offsetMinutes of the log's zone, east of Greenwich
 * @returns {string}
 */
export function toCombinedLine(entry, offsetMinutes) {
  const user = escapeField(entry.remoteUser ?? '');
  const time = toLogTime(entry.timeMs, offsetMinutes);
  const fields = `"${escapeField(entry.request)}" ${entry.status} ${entry.bytesSent} "${escapeField(entry.referrer)}"`;
  return `${entry.remoteAddr} - ${user} [${time}] ${fields} "${escapeField(entry.userAgent)}"`;
}

/**
 * Writes an instant as the Combined Log Format does: `22/Nov/2026:11:30:05 +0900`.
 * @param {number} timeMs
 * @param {number} offsetMinutes
 * @returns {string}
 */
export function toLogTime(timeMs, offsetMinutes) {
  const local = timeMs + offsetMinutes * 60_000;
  const day = Math.floor(local / DAY_MS);
  const second = Math.floor((local - day * DAY_MS) / 1000);
  const clock = `${PAIRS[Math.floor(second / 3600)]}:${PAIRS[Math.floor(second / 60) % 60]}:${PAIRS[second % 60]}`;
  return `${toLogDay(day)}:${clock} ${toOffset(offsetMinutes)}`;
}

/**
 * The offset of this machine's zone at an instant, in minutes east of Greenwich.
 * @param {number} timeMs
 * @returns {number}
 */
export function readLocalOffset(timeMs) {
  return -new Date(timeMs).getTimezoneOffset();
}

/**
 * Escapes a value as nginx does in a log line. The empty value becomes `-`.
 * @param {string} value
 * @returns {string}
 */
export function escapeField(value) {
  if (value === '') return '-';
  return UNSAFE.test(value) ? value.replace(UNSAFE_ALL, toHex) : value;
}

/** @param {string} character one UTF-16 unit */
function toHex(character) {
  const code = character.charCodeAt(0);
  const bytes = code < 256 ? [code] : [...Buffer.from(character, 'utf8')];
  return bytes.map((byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** The generator writes a million lines of a few days: one day's text is kept. */
let lastDay = { day: Number.NaN, text: '' };

/** @param {number} day days since 1970 in the log's zone */
function toLogDay(day) {
  if (lastDay.day !== day) {
    const date = new Date(day * DAY_MS);
    const text = `${PAIRS[date.getUTCDate()]}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
    lastDay = { day, text };
  }
  return lastDay.text;
}

/** @param {number} offsetMinutes */
function toOffset(offsetMinutes) {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${PAIRS[Math.floor(minutes / 60)]}${PAIRS[minutes % 60]}`;
}
