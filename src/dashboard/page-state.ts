import { addDays, isLogDay } from './log-day.js';
import type { Lang, Metric } from './messages/index.js';

/**
 * What the reader asked to see. `latest` leaves the choice to the collector (its newest seven days), `days` ends today and moves on
 * with the calendar, so that a bookmark stays true; `dates` is fixed, `to` exclusive as in the report.
 */
export type Range =
  | { readonly kind: 'latest' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

/** Everything that the address bar holds. `lang` is null until the reader chooses one. */
export interface PageState {
  readonly range: Range;
  readonly metric: Metric;
  readonly lang: Lang | null;
}

/** Metrics of the time series in the order of the switch; the first is the default. */
export const METRICS: readonly Metric[] = ['pageViews', 'visitors', 'requests', 'bytesSent', 'errors'];

/** The first day that a report over everything asks for; the collector narrows it to what it holds. */
const BEGINNING = '1990-01-01';
const MAX_DAYS = 3660;

/** Reads the state from a query string. What is missing, unknown or impossible takes its default; never throws. */
export function parseState(search: string): PageState {
  const query = new URLSearchParams(search);
  const lang = query.get('lang');
  return {
    range: parseRange(query),
    metric: METRICS.find((metric) => metric === query.get('metric')) ?? 'pageViews',
    lang: lang === 'ja' || lang === 'en' ? lang : null,
  };
}

function parseRange(query: URLSearchParams): Range {
  const from = query.get('from');
  const to = query.get('to');
  if (isLogDay(from) && isLogDay(to) && from < to) return { kind: 'dates', from, to };
  const days = query.get('days');
  if (days === 'all') return { kind: 'all' };
  const count = /^\d{1,4}$/.test(days ?? '') ? Number(days) : 0;
  return count >= 1 && count <= MAX_DAYS ? { kind: 'days', days: count } : { kind: 'latest' };
}

/**
 * Writes the state into a query string, `?` included; the default state is the empty string.
 * Parameters that are not the page's own are kept.
 */
export function formatState(state: PageState, search: string): string {
  const { range, metric, lang } = state;
  const query = new URLSearchParams(search);
  for (const key of ['from', 'to', 'days', 'metric', 'lang']) query.delete(key);
  if (range.kind === 'dates') {
    query.set('from', range.from);
    query.set('to', range.to);
  }
  if (range.kind === 'days') query.set('days', String(range.days));
  if (range.kind === 'all') query.set('days', 'all');
  if (metric !== 'pageViews') query.set('metric', metric);
  if (lang !== null) query.set('lang', lang);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * The query of a range as the collector takes it: whole log days, `to` exclusive.
 *
 * @param today the current log day in the report's zone, YYYY-MM-DD
 */
export function toReportQuery(range: Range, today: string): string {
  const tomorrow = addDays(today, 1);
  switch (range.kind) {
    case 'latest':
      return '';
    case 'days':
      return `?from=${addDays(tomorrow, -range.days)}&to=${tomorrow}`;
    case 'all':
      return `?from=${BEGINNING}&to=${tomorrow}`;
    case 'dates':
      return `?from=${range.from}&to=${range.to}`;
  }
}
