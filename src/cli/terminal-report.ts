import { OTHER, PANEL_NAMES, type PanelName, type PanelRow, type Report } from '../contract/index.js';
import type { Lang } from './lang.js';
import { formatBytes, formatCount } from './numbers.js';
import { REPORT_TEXTS, type ReportTexts } from './report-texts.js';
import type { TerminalStyle } from './terminal-style.js';
import { fitText, plainText, textWidth } from './text-width.js';

const SPARKS = '▁▂▃▄▅▆▇█';
const ROWS = 10;
const BAR = 12;

/** Writes a report for a person at a terminal: totals, a sparkline, and the first rows of each panel with bars. */
export function formatTerminalReport(
  report: Report,
  { lang, style }: { readonly lang: Lang; readonly style: TerminalStyle },
): string {
  const texts = REPORT_TEXTS[lang];
  const blocks = [
    head(report, texts, style),
    totals(report, texts, style),
    ...panels(report, texts, style),
    quality(report, texts),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function head({ period, timeZone, smallGroup }: Report, texts: ReportTexts, style: TerminalStyle): string {
  const days = period.from && period.to ? `${period.from.slice(0, 10)} – ${lastDay(period.to)}` : '–';
  return [
    style.strong(texts.title),
    `${texts.days} ${days}  (${texts.zone} ${timeZone})`,
    style.faint(texts.inside(smallGroup)),
  ].join('\n');
}

/** The period's end is exclusive: the last day shown is the one before. */
function lastDay(to: string): string {
  return new Date(Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function totals({ totals: counts, series, period }: Report, texts: ReportTexts, style: TerminalStyle): string {
  if (period.from === null) return texts.nothing;
  const names = Object.keys(texts.totals) as (keyof typeof texts.totals)[];
  const width = Math.max(...names.map((name) => textWidth(texts.totals[name])));
  const rows = names.map((name) => {
    const value = name === 'bytesSent' ? formatBytes(counts[name]) : formatCount(counts[name]);
    return `${fitText(texts.totals[name], width)}  ${style.strong(value.padStart(12))}`;
  });
  const label = series.length > 1 && hoursApart(series[0]!.time, series[1]!.time) === 1 ? texts.perHour : texts.perDay;
  const line = sparkline(
    series.map(({ requests }) => requests),
    style.width,
  );
  return [...rows, '', label, style.accent(line)].join('\n');
}

function hoursApart(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / 3_600_000);
}

/** One character a step; where there are more steps than columns, neighbours are added up. */
function sparkline(values: readonly number[], width: number): string {
  const per = Math.ceil(values.length / width);
  const steps = Array.from({ length: Math.ceil(values.length / per) }, (_, step) =>
    values.slice(step * per, (step + 1) * per).reduce((sum, value) => sum + value, 0),
  );
  const most = Math.max(1, ...steps);
  return steps.map((value) => (value === 0 ? ' ' : SPARKS[Math.min(7, Math.floor((value / most) * 8))])).join('');
}

function panels(report: Report, texts: ReportTexts, style: TerminalStyle): string[] {
  return PANEL_NAMES.filter((name) => report.panels[name].length > 0).map((name) =>
    panel(name, report.panels[name], texts, style),
  );
}

function panel(name: PanelName, rows: readonly PanelRow[], texts: ReportTexts, style: TerminalStyle): string {
  const shown = rows.slice(0, ROWS);
  const most = Math.max(1, ...rows.map(({ requests }) => requests));
  const valueWidth = Math.max(20, style.width - BAR - 2 - 9 - 10 - 10);
  const columns = (value: string, requests: string, visitors: string, sent: string) =>
    `${fitText(value, valueWidth)}${padStart(requests, 9)}${padStart(visitors, 10)}${padStart(sent, 10)}`;
  const lines = shown.map((row) => {
    const value = row.value === OTHER ? texts.other : plainText(row.value);
    const bar = '█'.repeat(Math.max(row.requests > 0 ? 1 : 0, Math.round((row.requests / most) * BAR)));
    return `${columns(value, formatCount(row.requests), formatCount(row.visitors), formatBytes(row.bytesSent))}  ${style.accent(bar)}`.trimEnd();
  });
  const title = columns(texts.panels[name], texts.requests, texts.visitors, texts.bytes).trimEnd();
  const rest = rows.length > ROWS ? [style.faint(texts.more(rows.length - ROWS))] : [];
  return [style.strong(title), ...lines, ...rest].join('\n');
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(1, width - textWidth(text))) + text;
}

function quality({ totals: counts, quality: known, smallGroup, period }: Report, texts: ReportTexts): string {
  const reasons = Object.entries(counts.rejected).map(
    ([reason, count]) => `${texts.reasons[reason as keyof typeof texts.reasons]} ${formatCount(count)}`,
  );
  const rejected = counts.lines - counts.parsed;
  const lines = [
    `${texts.lines} ${formatCount(counts.lines)} = ${texts.parsed} ${formatCount(counts.parsed)} + ${texts.rejected} ${formatCount(rejected)}${reasons.length ? ` (${reasons.join(', ')})` : ''}`,
  ];
  if (known.late > 0) lines.push(texts.late(known.late));
  if (known.keyLost.length > 0) lines.push(`${texts.keyLost}: ${known.keyLost.join(', ')}`);
  if (known.tooFewNetworks && period.from !== null) lines.push(texts.tooFew(smallGroup));
  return lines.join('\n');
}
