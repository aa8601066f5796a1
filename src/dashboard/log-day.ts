const LOG_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** True for a calendar day written YYYY-MM-DD that exists, from 1990 on: a date input passes through `0002-06-01` while one types. */
export function isLogDay(text: string | null | undefined): text is string {
  if (!text || !LOG_DAY.test(text) || text < '1990') return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day `count` days after `day` (before it, when negative). Both are YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(dayToUtc(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);
}

/** Midnight UTC of a log day: a handle for formatting it with `timeZone: 'UTC'`, not a moment in the report's zone. */
export function dayToUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The calendar day (YYYY-MM-DD) that a moment falls on in a zone; an unknown zone is read as UTC. */
export function dayInZone(moment: Date, timeZone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    // an alias that this browser does not know: UTC is at most one day off, and the report names its own days
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  const parts = new Map(format.formatToParts(moment).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * The first and last day, both inclusive, of a report's period, whose `to` is exclusive. Null for the empty period.
 * The times carry the report's own offset, so the day is what stands in the text: `2026-06-08T00:00:00+09:00` ends on 7 June.
 */
export function daysOfPeriod(period: { readonly from: string | null; readonly to: string | null }) {
  if (period.from === null || period.to === null) return null;
  const first = period.from.slice(0, 10);
  const end = period.to.slice(0, 10);
  const last = /T00:00(?::00(?:\.0+)?)?(?!:?\d)/.test(period.to) ? addDays(end, -1) : end;
  return { first, last: last < first ? first : last };
}
