/** Months as logs write them, in lower case. */
export const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_BY_CODE = new Map(
  MONTH_NAMES.map((name, index) => [code(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)), index]),
);

const SPACE = 32;
const SLASH = 47;
const COLON = 58;

function code(a: number, b: number, c: number): number {
  return ((a | 32) << 16) | ((b | 32) << 8) | (c | 32);
}

/**
 * Reads the time of the Common Log Format, `17/May/2015:10:05:03 +0000`.
 *
 * @returns epoch in milliseconds, or NaN when it is no such time (a day that does not exist included).
 */
export function parseClfTime(bytes: Buffer, start: number, end: number): number {
  // 17/May/2015:10:05:03 +0000 : 26 bytes, every one at its place
  if (end - start !== 26) return NaN;
  const day = digits(bytes, start, 2);
  const month = MONTH_BY_CODE.get(
    code(bytes[start + 3] as number, bytes[start + 4] as number, bytes[start + 5] as number),
  );
  const year = digits(bytes, start + 7, 4);
  const hour = digits(bytes, start + 12, 2);
  const minute = digits(bytes, start + 15, 2);
  const second = digits(bytes, start + 18, 2);
  if (!hasMarks(bytes, start) || month === undefined) return NaN;
  if (!(hour < 24 && minute < 60 && second < 61 && day > 0 && day <= daysIn(year, month))) return NaN;
  // a clock far off would stretch every summary by thousands of days
  if (!isYear(year)) return NaN;
  return Date.UTC(year, month, day, hour, minute, second) - offsetMinutes(bytes, start + 21) * 60_000;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** @returns whether a log can be of this year. */
export function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The marks of `17/May/2015:10:05:03 +0000` between its numbers. */
function hasMarks(bytes: Buffer, start: number): boolean {
  return (
    bytes[start + 2] === SLASH &&
    bytes[start + 6] === SLASH &&
    bytes[start + 11] === COLON &&
    bytes[start + 14] === COLON &&
    bytes[start + 17] === COLON &&
    bytes[start + 20] === SPACE
  );
}

/** `+0900` is 540. NaN when it is no offset of any zone: they go from -12 to +14 hours. */
function offsetMinutes(bytes: Buffer, start: number): number {
  const sign = bytes[start] === 45 ? -1 : bytes[start] === 43 ? 1 : NaN;
  const minutes = digits(bytes, start + 3, 2);
  const size = digits(bytes, start + 1, 2) * 60 + minutes;
  return minutes < 60 && size <= 14 * 60 ? sign * size : NaN;
}

/** @param month 0 is January. */
export function daysIn(year: number, month: number): number {
  return month === 1
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [3, 5, 8, 10].includes(month)
      ? 30
      : 31;
}

function digits(bytes: Buffer, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
