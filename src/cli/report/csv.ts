import { PANEL_NAMES, type Report } from '../../contract/index.js';

/** Columns of the table. `value` holds what is one text or one number; the others are the report's own counts. */
export const CSV_COLUMNS = [
  'section',
  'key',
  'value',
  'requests',
  'pageViews',
  'visitors',
  'visits',
  'bytesSent',
  'bots',
  'errors',
] as const;

type Column = (typeof CSV_COLUMNS)[number];
type Row = Partial<Record<Column, string | number | boolean | null>>;

/**
 * Writes a report as one CSV table (RFC 4180): sections `report`, `quality`, `rejected`, `totals`, `series` and one for each panel, named as in
 * the JSON report. In UTF-8 with a byte order mark, without which Excel in Japan reads Shift_JIS. A count that a section does not have is empty.
 */
export function formatCsvReport(report: Report): string {
  const rows = [...about(report), ...quality(report), totals(report), ...series(report), ...panels(report)];
  const lines = [CSV_COLUMNS.join(','), ...rows.map((row) => CSV_COLUMNS.map((column) => cell(row[column])).join(','))];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function about({ schema, class: kind, timeZone, period, smallGroup }: Report): Row[] {
  const facts = { schema, class: kind, timeZone, from: period.from, to: period.to, smallGroup };
  return Object.entries(facts).map(([key, value]) => ({ section: 'report', key, value }));
}

function quality({ totals: { lines, parsed, rejected }, quality: known }: Report): Row[] {
  const { late, tooFewNetworks } = known;
  return [
    ...Object.entries({ lines, parsed, late, tooFewNetworks }).map(([key, value]) => ({
      section: 'quality',
      key,
      value,
    })),
    ...known.keyLost.map((value) => ({ section: 'quality', key: 'keyLost', value })),
    ...known.capped.map((value) => ({ section: 'quality', key: 'capped', value })),
    ...Object.entries(rejected).map(([key, value]) => ({ section: 'rejected', key, value })),
    ...Object.entries(known.folded).map(([key, requests]) => ({ section: 'folded', key, requests })),
  ];
}

function totals({ totals: { requests, pageViews, visitors, visits, bytesSent, bots, errors } }: Report): Row {
  return { section: 'totals', requests, pageViews, visitors, visits, bytesSent, bots, errors };
}

function series(report: Report): Row[] {
  return report.series.map(({ time, requests, pageViews, visitors, bytesSent, errors }) => ({
    section: 'series',
    key: time,
    requests,
    pageViews,
    visitors,
    bytesSent,
    errors,
  }));
}

function panels(report: Report): Row[] {
  return PANEL_NAMES.flatMap((section) =>
    report.panels[section].map(({ value, requests, visitors, bytesSent }) => ({
      section,
      key: value,
      requests,
      visitors,
      bytesSent,
    })),
  );
}

function cell(value: Row[Column]): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? toCsvText(value) : String(value);
}

/**
 * One text cell, always quoted. A spreadsheet runs a cell that begins with `= + - @`, a tab or a return, or with their full-width forms, as a
 * formula: an apostrophe in front makes it text. Source: OWASP, "CSV Injection".
 */
function toCsvText(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
