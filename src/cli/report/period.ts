import type { Report } from '../../contract/index.js';

/** @returns first and last day of a report, `2026-11-01 – 2026-11-30`; null when it holds no request. */
export function formatPeriod({ from, to }: Report['period']): string | null {
  if (from === null || to === null) return null;
  const [first, last] = [from.slice(0, 10), lastDay(to)];
  return first === last ? first : `${first} – ${last}`;
}

/** The period's end is exclusive: the last day shown is the one before. */
function lastDay(to: string): string {
  return new Date(Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
