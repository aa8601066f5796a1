import type { Report } from '../../contract/index.js';
import type { Lang } from '../lang.js';
import { formatCount } from '../numbers.js';
import { formatPeriod } from './period.js';
import { formatQuality, totalRows, type TotalRow } from './facts.js';
import { REPORT_TEXTS, type ReportTexts } from './texts.js';
import { formatChart } from './terminal-chart.js';
import { formatPanels } from './terminal-panels.js';
import type { TerminalStyle } from '../terminal-style.js';
import { alignRight, fitText, textWidth, wrapText } from '../text-width.js';

/** Spaces between the two columns of totals. */
const GUTTER = 4;

/** What a terminal report depends on besides its numbers. */
export interface TerminalReportOptions {
  readonly lang: Lang;
  /** Rows of each table; 0: all. */
  readonly rows: number;
  readonly style: TerminalStyle;
}

/** Writes a report for a person at a terminal: totals, the course over time, the first rows of each panel, and what to know about the data. */
export function formatTerminalReport(report: Report, { lang, rows, style }: TerminalReportOptions): string {
  const texts = REPORT_TEXTS[lang];
  const known = formatQuality(report, texts).flatMap((line) => wrapText(line, style.width, style.metrics));
  const blocks = [
    head(report, texts, style),
    ...(report.period.from === null ? [texts.nothing] : [totals(report, texts, style), series(report, texts, style)]),
    ...formatPanels(report, texts, rows, style),
    [style.strong(texts.quality), ...known].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function head({ period, timeZone, smallGroup }: Report, texts: ReportTexts, style: TerminalStyle): string {
  const days = formatPeriod(period);
  const lines = [`${days ? `${texts.days} ${days}  ` : ''}${texts.zone} ${timeZone}`, texts.inside(smallGroup)];
  const [first = [], second = []] = lines.map((line) => wrapText(line, style.width, style.metrics));
  return [style.strong(texts.title), ...first, ...second.map(style.faint)].join('\n');
}

/** In two columns, read downwards, where both have room. */
function totals(report: Report, texts: ReportTexts, style: TerminalStyle): string {
  const rows = totalRows(report, texts);
  const half = Math.ceil(rows.length / 2);
  const [left, right] = [rows.slice(0, half), rows.slice(half)].map((part) => alignTotals(part, style)) as [
    string[],
    string[],
  ];
  const width = (lines: readonly string[]) => Math.max(...lines.map((line) => textWidth(line, style.metrics)));
  const isWide = width(left) + GUTTER + width(right) <= style.width;
  const lines = isWide
    ? left.map((line, row) => fitText(line, width(left) + GUTTER, style.metrics) + (right[row] ?? ''))
    : alignTotals(rows, style);
  return lines.map((line) => line.trimEnd()).join('\n');
}

function alignTotals(rows: readonly TotalRow[], { metrics }: TerminalStyle): string[] {
  const widest = (pick: (row: TotalRow) => string) => Math.max(...rows.map((row) => textWidth(pick(row), metrics)));
  const [labels, values, notes] = [
    widest(({ label }) => label),
    widest(({ value }) => value),
    widest(({ note }) => note),
  ];
  return rows.map(({ label, value, note }) =>
    `${fitText(label, labels, metrics)}  ${alignRight(value, values, metrics)}  ${alignRight(note, notes, metrics)}`.trimEnd(),
  );
}

function series({ series: points }: Report, texts: ReportTexts, style: TerminalStyle): string {
  if (points.length === 0) return '';
  const isHourly = points.length > 1 && hoursApart(points[0]!.time, points[1]!.time) === 1;
  const label = (time: string) => (isHourly ? time.slice(0, 16).replace('T', ' ') : time.slice(0, 10));
  const values = points.map(({ requests }) => requests);
  const most = Math.max(...values);
  const peak = texts.most(formatCount(most), label(points[values.indexOf(most)]!.time));
  const title = isHourly ? texts.perHour : texts.perDay;
  const gap = style.width - textWidth(title + peak, style.metrics);
  const heading =
    gap >= 2 ? `${style.strong(title)}  ${style.faint(peak)}` : `${style.strong(title)}\n${style.faint(peak)}`;
  const labels = new Map([0, points.length - 1].map((step) => [step, label(points[step]!.time)]));
  return [heading, ...formatChart({ values, labels }, style)].join('\n');
}

function hoursApart(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / 3_600_000);
}
