import { OTHER, PANEL_NAMES, type PanelName, type PanelRow, type Report } from '../../contract/index.js';
import { formatBytes, formatCount, formatShare } from '../numbers.js';
import { pickRows, type ShownRows } from './panel-rows.js';
import type { ReportTexts } from './texts.js';
import { formatChart } from './terminal-chart.js';
import type { TerminalStyle } from '../terminal-style.js';
import { alignRight, fitText, textWidth } from '../text-width.js';
import { nameOfValue } from './value-name.js';

const GAP = 2;
const MIN_BAR = 6;
const MAX_BAR = 24;

interface Table extends ShownRows {
  readonly name: PanelName;
}

/** A column of numbers. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: PanelRow, table: Table) => string;
  /** The column is left out of a table in which it says nothing. */
  readonly isEmpty: (table: Table) => boolean;
}

interface Layout {
  readonly valueWidth: number;
  readonly columns: readonly Column[];
  readonly barWidth: number;
}

/** One block of text for each panel that has rows; columns stand under one another through all of them. */
export function formatPanels(report: Report, texts: ReportTexts, limit: number, style: TerminalStyle): string[] {
  const filled = PANEL_NAMES.filter((name) => report.panels[name].length > 0);
  const tables = filled.map((name) => ({ name, ...pickRows(report, name, limit) }));
  const layout = layOut(tables, texts, style);
  return tables.map((table) =>
    table.name === 'hoursOfDay' ? formatHours(table, texts, style) : formatTable(table, texts, layout, style),
  );
}

function layOut(tables: readonly Table[], texts: ReportTexts, style: TerminalStyle): Layout {
  const candidates: Omit<Column, 'width'>[] = [
    { title: texts.requests, cell: (row) => formatCount(row.requests), isEmpty: () => false },
    { title: texts.share, cell: (row, { sum }) => formatShare(row.requests, sum), isEmpty: () => false },
    { title: texts.visitors, cell: (row) => formatCount(row.visitors), isEmpty: hasNo('visitors') },
    { title: texts.bytes, cell: (row) => formatBytes(row.bytesSent), isEmpty: hasNo('bytesSent') },
  ];
  // as the terminal gets narrower: without the bar, then without bytes, then without visitors
  const kept = candidates.slice(0, style.width < 48 ? 2 : style.width < 64 ? 3 : 4);
  const columns = kept.map((column) => {
    const cells = tables.flatMap((table) => table.rows.map((row) => column.cell(row, table)));
    const width = Math.max(...[column.title, ...cells].map((text) => textWidth(text, style.metrics)));
    return { ...column, width: width + GAP };
  });
  const room = style.width - columns.reduce((sum, { width }) => sum + width, 0);
  const names = tables.flatMap(({ name, rows }) => [
    texts.panels[name],
    ...rows.map(({ value }) => nameOfValue(name, value, texts).text),
  ]);
  const longest = Math.max(...names.map((text) => textWidth(text, style.metrics)));
  const barWidth = style.width < 76 ? 0 : Math.max(MIN_BAR, Math.min(MAX_BAR, room - longest - GAP));
  return { valueWidth: Math.min(longest, room - (barWidth ? barWidth + GAP : 0)), columns, barWidth };
}

function hasNo(count: 'visitors' | 'bytesSent') {
  return ({ rows }: Table): boolean => rows.every((row) => row[count] === 0);
}

function formatTable(table: Table, texts: ReportTexts, layout: Layout, style: TerminalStyle): string {
  const { valueWidth, columns, barWidth } = layout;
  const { metrics } = style;
  const cells = (pick: (column: Column) => string) =>
    columns.map((column) => alignRight(column.isEmpty(table) ? '' : pick(column), column.width, metrics)).join('');
  const most = Math.max(...table.rows.map(({ requests }) => requests));
  const title = style.strong(fitText(texts.panels[table.name], valueWidth, metrics));
  const rows = table.rows.map((row) => {
    const { text, isGroup } = nameOfValue(table.name, row.value, texts);
    const value = fitText(text, valueWidth, metrics);
    const bar = barWidth ? `  ${style.accent(formatBar(row.requests / most, barWidth, style))}` : '';
    return `${isGroup ? style.faint(value) : value}${cells((column) => column.cell(row, table))}${bar}`.trimEnd();
  });
  const left = table.left > 0 ? [style.faint(texts.more(table.left))] : [];
  return [`${title}${style.faint(cells(({ title: text }) => text).trimEnd())}`, ...rows, ...left].join('\n');
}

/** A bar in eighths of a cell; what is more than nothing is seen. */
function formatBar(share: number, width: number, { lengths }: TerminalStyle): string {
  const eighths = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  const end = eighths % 8 ? lengths[(eighths % 8) - 1]! : '';
  return lengths[7]!.repeat(Math.floor(eighths / 8)) + end;
}

/** Twenty-four hours are a course, not a ranking: drawn over an axis. Hours in `(other)` are not nothing: their sum stands below. */
function formatHours({ rows }: Table, texts: ReportTexts, style: TerminalStyle): string {
  const requestsOf = (hour: string) => rows.find(({ value }) => value.padStart(2, '0') === hour)?.requests ?? 0;
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  const values = hours.map(requestsOf);
  const most = Math.max(...values);
  const peak = texts.most(formatCount(most), `${hours[values.indexOf(most)]}:00`);
  const labels = new Map([0, 3, 6, 9, 12, 15, 18, 21].map((hour) => [hour, hours[hour]!]));
  const other = rows.find(({ value }) => value === OTHER);
  return [
    `${style.strong(texts.panels.hoursOfDay)}  ${style.faint(peak)}`,
    ...formatChart({ values, labels }, style),
    ...(other ? [style.faint(`${texts.other} ${formatCount(other.requests)}`)] : []),
  ].join('\n');
}
