import {
  OTHER,
  PANEL_NAMES,
  REPORT_SCHEMA,
  type PanelName,
  type PanelRow,
  type Report,
  type ReportTotals,
  type SeriesPoint,
} from '../../contract/index.js';
import type { DayRange, DayRow, HourRow, LineRow, SummarySource, ValueRow, Zone } from '../model/index.js';
import { foldPanel } from './fold.js';

/** Up to so many days the series is by hour. Source: PRODUCT.md, `series`. */
const HOURLY_DAYS = 7;

/** What is asked of the sources. */
export interface SummaryQuestion {
  readonly zone: Zone;
  readonly range: DayRange;
  readonly smallGroup: number;
}

/** Merges roll-ups, from memory and from a store alike, into one summary. */
export async function summarize(
  sources: readonly SummarySource[],
  { zone, range, smallGroup }: SummaryQuestion,
): Promise<Report> {
  const all = async <T>(read: (source: SummarySource) => Promise<readonly T[]>) =>
    (await Promise.all(sources.map(read))).flat();
  const days = (await all((source) => source.days(range))).sort((a, b) => (a.day < b.day ? -1 : 1));
  const lines = await all((source) => source.lines(range));
  const first = range.from ?? days[0]?.day ?? null;
  const end = range.to ?? (days.length ? zone.addDays(days.at(-1)!.day, 1) : null);
  const count = first !== null && end !== null ? dayCount(first, end) : 0;
  const hourly = count <= HOURLY_DAYS;
  const tooFewNetworks = Math.max(0, ...days.map((day) => day.networks)) < smallGroup && smallGroup > 1;
  const values = tooFewNetworks ? [] : await all((source) => source.values(range, smallGroup));
  const { panels, folded, common } = buildPanels(values, { visitors: sum(days, 'visitors'), smallGroup });
  return {
    schema: REPORT_SCHEMA,
    class: 'inside',
    timeZone: zone.name,
    period: {
      from: first === null ? null : zone.iso(zone.startOf(first)),
      to: end === null ? null : zone.iso(zone.startOf(end)),
    },
    smallGroup,
    totals: buildTotals(days, lines),
    series:
      first === null || end === null
        ? []
        : hourly
          ? hourSeries(await all((source) => source.hours(range)), { first, end, zone })
          : daySeries(days, { first, end, zone }),
    panels,
    quality: {
      late: sum(days, 'late'),
      keyLost: days.filter((day) => day.keyLost).map(({ day }) => day),
      capped: days.filter((day) => day.capped).map(({ day }) => day),
      folded,
      common,
      tooFewNetworks,
    },
  };
}

function buildTotals(days: readonly DayRow[], lines: readonly LineRow[]): ReportTotals {
  const rejected: Record<string, number> = {};
  let parsed = 0;
  let total = 0;
  for (const { outcome, lines: count } of lines) {
    total += count;
    if (outcome === 'parsed') parsed += count;
    else rejected[outcome] = (rejected[outcome] ?? 0) + count;
  }
  return {
    lines: total,
    parsed,
    rejected,
    requests: sum(days, 'requests'),
    pageViews: sum(days, 'pageViews'),
    visitors: sum(days, 'visitors'),
    visits: sum(days, 'visits'),
    bytesSent: sum(days, 'bytesSent'),
    bots: sum(days, 'bots'),
    errors: sum(days, 'errors'),
  };
}

interface Span {
  readonly first: string;
  readonly end: string;
  readonly zone: Zone;
}

const NOTHING = { requests: 0, pageViews: 0, visitors: 0, bytesSent: 0, errors: 0 };

function hourSeries(rows: readonly HourRow[], { first, end, zone }: Span): SeriesPoint[] {
  const byHour = new Map<number, HourRow>();
  for (const row of rows) byHour.set(row.time, row);
  const series: SeriesPoint[] = [];
  const stop = zone.startOf(end);
  for (let time = zone.startOf(first); time < stop; time += 3600)
    series.push(point(zone.iso(time), byHour.get(zone.at(time).hourStart)));
  return series;
}

function daySeries(rows: readonly DayRow[], { first, end, zone }: Span): SeriesPoint[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const series: SeriesPoint[] = [];
  for (let day = first; day < end; day = zone.addDays(day, 1))
    series.push(point(zone.iso(zone.startOf(day)), byDay.get(day)));
  return series;
}

function point(time: string, row: Omit<SeriesPoint, 'time'> = NOTHING): SeriesPoint {
  const { requests, pageViews, visitors, bytesSent, errors } = row;
  return { time, requests, pageViews, visitors, bytesSent, errors };
}

type Counts = Partial<Record<PanelName, number>>;

function buildPanels(
  rows: readonly ValueRow[],
  { visitors, smallGroup }: { readonly visitors: number; readonly smallGroup: number },
): { panels: Report['panels']; folded: Counts; common: Counts } {
  const byPanel = new Map<PanelName, ValueRow[]>(PANEL_NAMES.map((name) => [name, []]));
  for (const row of rows) byPanel.get(row.panel)?.push(row);
  const panels: Partial<Record<PanelName, readonly PanelRow[]>> = {};
  const folded: Counts = {};
  const common: Counts = {};
  for (const [name, ofPanel] of byPanel) {
    const { shown, hidden } = foldPanel(ofPanel, visitors);
    const other = shown.find((row) => row.value === OTHER);
    panels[name] = shown;
    if (other || hidden) folded[name] = (other?.requests ?? 0) + hidden;
    const proved = new Set(ofPanel.filter(({ isCommon }) => isCommon).map(({ value }) => value));
    const small = shown.filter((row) => row.visitors > 0 && row.visitors < smallGroup && proved.has(row.value));
    if (small.length > 0) common[name] = small.length;
  }
  return { panels: panels as Report['panels'], folded, common };
}

function sum<K extends string>(rows: readonly Readonly<Record<K, number>>[], name: K): number {
  return rows.reduce((total, row) => total + row[name], 0);
}

function dayCount(first: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(first)) / 86_400_000);
}
