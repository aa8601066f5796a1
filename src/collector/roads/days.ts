import { KotowariError, type DayRange, type Zone } from '../model/index.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads `--since` and `--until`: whole log days, both included.
 *
 * @throws KotowariError `usage` for what is no day, or an end before its beginning.
 */
export function readDays(
  options: { readonly since?: string | undefined; readonly until?: string | undefined },
  zone: Zone,
): DayRange {
  const from = options.since === undefined ? null : checkDay('--since', options.since);
  const last = options.until === undefined ? null : checkDay('--until', options.until);
  if (from !== null && last !== null && last < from) {
    throw new KotowariError('usage', `--until ${last} is before --since ${from}; expected the same day or a later one`);
  }
  return { from, to: last === null ? null : zone.addDays(last, 1) };
}

function checkDay(option: string, text: string): string {
  const real = DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!real) throw new KotowariError('usage', `${option} "${text}" is no day; expected YYYY-MM-DD`);
  return text;
}
