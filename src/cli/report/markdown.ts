import { PANEL_NAMES, type PanelName, type Report } from '../../contract/index.js';
import type { Lang } from '../lang.js';
import { formatBytes, formatCount, formatShare } from '../numbers.js';
import { pickRows } from './panel-rows.js';
import { formatPeriod } from './period.js';
import { formatQuality, totalRows } from './facts.js';
import { REPORT_TEXTS, type ReportTexts } from './texts.js';
import { nameOfValue } from './value-name.js';

type Align = 'left' | 'right';

/**
 * Writes a report in Markdown as GitHub reads it: a table of totals, one for each panel, and the time series.
 *
 * @param limit rows of each panel; 0: all.
 */
export function formatMarkdownReport(report: Report, lang: Lang, limit: number): string {
  const texts = REPORT_TEXTS[lang];
  const period = formatPeriod(report.period);
  const blocks = [
    `# ${texts.title}${period ? ` ${period}` : ''}`,
    `${texts.zone}: ${report.timeZone}\n\n${texts.inside(report.smallGroup)}`,
    period ? totals(report, texts) : texts.nothing,
    ...PANEL_NAMES.filter((name) => report.panels[name].length > 0).map((name) => panel(report, name, texts, limit)),
    ...(report.series.length > 0 ? [series(report, texts)] : []),
    `## ${texts.quality}\n\n${formatQuality(report, texts)
      .map((line) => `- ${line}`)
      .join('\n')}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function totals(report: Report, texts: ReportTexts): string {
  const rows = totalRows(report, texts).map(({ label, value }) => [label, value]);
  return `## ${texts.totalsHeading}\n\n${table([texts.value, texts.count], ['left', 'right'], rows)}`;
}

function panel(report: Report, name: PanelName, texts: ReportTexts, limit: number): string {
  const { rows, left, sum } = pickRows(report, name, limit);
  const cells = rows.map((row) => {
    const { text, isGroup } = nameOfValue(name, row.value, texts);
    const counts = [
      formatCount(row.requests),
      formatShare(row.requests, sum),
      formatCount(row.visitors),
      formatBytes(row.bytesSent),
    ];
    return [isGroup ? text : toCode(text), ...counts];
  });
  const titles = [texts.value, texts.requests, texts.share, texts.visitors, texts.bytes];
  const rest = left > 0 ? `\n\n${texts.more(left)}` : '';
  return `## ${texts.panels[name]}\n\n${table(titles, ['left', 'right', 'right', 'right', 'right'], cells)}${rest}`;
}

function series(report: Report, texts: ReportTexts): string {
  const titles = [texts.time, texts.requests, texts.totals.pageViews, texts.visitors, texts.bytes, texts.totals.errors];
  const rows = report.series.map((point) => [
    point.time.slice(0, 16).replace('T', ' '),
    ...[point.requests, point.pageViews, point.visitors].map(formatCount),
    formatBytes(point.bytesSent),
    formatCount(point.errors),
  ]);
  return `## ${texts.series}\n\n${table(titles, ['left', 'right', 'right', 'right', 'right', 'right'], rows)}`;
}

function table(titles: readonly string[], aligns: readonly Align[], rows: readonly (readonly string[])[]): string {
  const rule = aligns.map((align) => (align === 'left' ? ':--' : '--:'));
  return [titles, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * A value from the log as code: nothing in it is markup, a link or a mention. Where a code span is not safe in a table (it ends at a `|`,
 * a backtick or a backslash), as a code element with every sign in it written as its number.
 */
function toCode(value: string): string {
  if (value === '') return '';
  if (!/[|`\\]/.test(value)) return /^ | $/.test(value) ? `\` ${value} \`` : `\`${value}\``;
  const safe = value.replace(/[^\p{L}\p{N}\p{M}/ -]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  return `<code>${safe}</code>`;
}
