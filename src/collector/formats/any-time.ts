import { daysIn, isYear, MONTH_NAMES } from './log-time.js';

/** The ways in which servers write an instant, besides the Common Log Format's bytes on the hot road. */
const WAYS: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => number }[] = [
  // 2026-05-20T10:15:00.123456+09:00, 2026-05-20 10:15:00Z
  {
    pattern: /^(\d{4})[-/](\d\d)[-/](\d\d)[T _](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/,
    read: (m) => instant([m[1], Number(m[2]) - 1, m[3], m[4], m[5], m[6], m[7]], m[8]),
  },
  // 20/May/2026:10:15:00.123 +0900
  {
    pattern: /^(\d\d)\/(\w{3})\/(\d{4})[: ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?: (Z|[+-]\d\d:?\d\d))?$/,
    read: (m) => instant([m[3], monthOf(m[2]), m[1], m[4], m[5], m[6], m[7]], m[8]),
  },
  // Wed, 20 May 2026 10:15:00 GMT
  {
    pattern: /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)$/,
    read: (m) => instant([m[3], monthOf(m[2]), m[1], m[4], m[5], m[6]], 'Z'),
  },
  // 1779239700, 1779239700.123, 1779239700123, …123456, …123456789
  { pattern: /^(\d{9,19})(\.\d+)?(?:[eE]\+?(\d\d?))?$/, read: (m) => epoch(m[0]) },
  { pattern: /^\d\.\d+[eE]\+?\d\d?$/, read: (m) => epoch(m[0]) },
];

/**
 * Reads an instant however a server wrote it. One without zone is of the system's zone, unless `isUtc`.
 *
 * @returns epoch in milliseconds, or NaN for what is no time, a day that does not exist included.
 */
export function parseAnyTime(text: string, isUtc = false): number {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  for (const { pattern, read } of WAYS) {
    const match = pattern.exec(bare);
    if (!match) continue;
    const ms = read(match);
    return isUtc && isZoneless(bare)
      ? parseAnyTime(`${bare}${bare.includes('/') && /[A-Za-z]/.test(bare) ? ' ' : ''}Z`)
      : ms;
  }
  return NaN;
}

function isZoneless(text: string): boolean {
  return /:\d\d:\d\d(?:[.,]\d+)?$/.test(text);
}

function monthOf(name = ''): number {
  return MONTH_NAMES.indexOf(name.toLowerCase());
}

type Parts = readonly (string | number | undefined)[];

function instant(parts: Parts, zone: string | undefined): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number);
  if (!isYear(year) || month < 0 || month > 11 || day < 1 || day > daysIn(year, month)) return NaN;
  if (hour > 23 || minute > 59 || second > 60) return NaN;
  const fractionMs = Math.floor(Number(`0.${parts[6] ?? 0}`) * 1000);
  if (zone === undefined) return new Date(year, month, day, hour, minute, second).getTime() + fractionMs;
  return Date.UTC(year, month, day, hour, minute, second) + fractionMs - offsetMs(zone);
}

function offsetMs(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return minutes > 14 * 60 || Number(match[3]) > 59 ? NaN : (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}

/** Seconds, or by its size milliseconds, microseconds or nanoseconds: all between 1990 and 2100. */
function epoch(text: string): number {
  const value = Number(text);
  const ms = [1000, 1, 1e-3, 1e-6].map((factor) => value * factor).find((each) => each > 6.3e11 && each < 4.2e12);
  return ms === undefined ? NaN : Math.floor(ms);
}
