import { dayToUtc } from './log-day.js';
import type { Lang } from './messages/index.js';

/** Numbers and days written for a reader of one language. All days and hours are those of the report's zone, taken from its own text. */
export interface Formats {
  /** 12,345 */
  readonly count: (value: number) => string;
  /** An axis label: 12K, 1.2万. */
  readonly compact: (value: number) => string;
  /** 12.3 MB; decimal units, no unit above TB. */
  readonly bytes: (value: number) => string;
  /** 12 MB: the same without a decimal that says nothing, for axis labels. */
  readonly roundBytes: (value: number) => string;
  /** 12.3%; a share of nothing is 0%, and what is there but tiny is never 0%: <0.1%. */
  readonly share: (part: number, whole: number) => string;
  /** A log day (YYYY-MM-DD) with its weekday. */
  readonly day: (day: string) => string;
  /** A log day as an axis label. */
  readonly shortDay: (day: string) => string;
  /** Two log days, both inclusive, as one period: one part, or two between which a line may break. */
  readonly period: (first: string, last: string) => readonly string[];
  /** The clock of a moment in the report's zone, to the second. */
  readonly clock: (moment: Date) => string;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Makes the formats for one language and one zone. An unknown zone shows clocks in the browser's own. */
export function createFormats(lang: Lang, timeZone: string): Formats {
  const number = new Intl.NumberFormat(lang);
  const compact = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  const days = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
  const long = days({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
  const medium = days({ month: lang === 'ja' ? 'long' : 'short', day: 'numeric', weekday: 'short' });
  const short = days({ month: lang === 'ja' ? 'numeric' : 'short', day: 'numeric' });
  const clock = createClock(lang, timeZone);
  const decimals = (least: number) =>
    new Intl.NumberFormat(lang, { minimumFractionDigits: least, maximumFractionDigits: 1 });
  const [oneDecimal, upToOne] = [decimals(1), decimals(0)];
  return {
    count: (value) => number.format(value),
    compact: (value) => compact.format(value),
    bytes: (value) => formatBytes(value, number, oneDecimal),
    roundBytes: (value) => formatBytes(value, number, upToOne),
    share: (part, whole) => formatShare(whole > 0 ? part / whole : 0, percent),
    day: (day) => medium.format(dayToUtc(day)),
    shortDay: (day) => short.format(dayToUtc(day)),
    period: (first, last) => formatPeriod(first, last, lang, { long, medium }),
    clock: (moment) => clock.format(moment),
  };
}

/** Japanese `formatRange` falls back to 2026/06/01 as soon as a weekday is asked for, so the two ends are written one by one. */
function formatPeriod(
  first: string,
  last: string,
  lang: Lang,
  { long, medium }: { readonly long: Intl.DateTimeFormat; readonly medium: Intl.DateTimeFormat },
): readonly string[] {
  const [from, to] = [dayToUtc(first), dayToUtc(last)];
  if (first === last) return [long.format(from)];
  if (lang === 'en') return long.formatRange(from, to).split(/(?<=–)\s/);
  return [`${long.format(from)} –`, first.slice(0, 4) === last.slice(0, 4) ? medium.format(to) : long.format(to)];
}

function formatShare(share: number, percent: Intl.NumberFormat): string {
  return share > 0 && share < 0.001 ? `<${percent.format(0.001)}` : percent.format(share);
}

function createClock(lang: Lang, timeZone: string): Intl.DateTimeFormat {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat(lang, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(lang, options);
  }
}

function formatBytes(value: number, whole: Intl.NumberFormat, decimal: Intl.NumberFormat): string {
  const power = value < 1000 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  const text = power === 0 || scaled >= 100 ? whole.format(Math.round(scaled)) : decimal.format(scaled);
  return `${text}\u00a0${BYTE_UNITS[power]}`;
}
