import { OTHER, type PanelName, type PanelRow, type Report } from '../../contract/index.js';

/** Rows of each table where nothing else is asked for. */
export const DEFAULT_ROWS = 10;

/** The part of a panel that a written report shows. */
export interface ShownRows {
  readonly rows: readonly PanelRow[];
  /** Rows left out. */
  readonly left: number;
  /** Requests of the whole panel: what a share is a share of. */
  readonly sum: number;
}

/**
 * The first rows of a panel, and `(other)` always: who sees the first ten should see how much they leave out. Hours come whole and in their order.
 *
 * @param limit 0: all rows.
 */
export function pickRows(report: Report, panel: PanelName, limit: number): ShownRows {
  const all = report.panels[panel];
  const sum = all.reduce((total, { requests }) => total + requests, 0);
  if (panel === 'hoursOfDay') return { rows: all.toSorted((a, b) => hourOf(a) - hourOf(b)), left: 0, sum };
  // a line that says "one more" takes as much room as the row
  const isWhole = limit === 0 || all.filter(({ value }) => value !== OTHER).length <= limit + 1;
  const rows = isWhole ? all : all.filter((row, index) => index < limit || row.value === OTHER);
  return { rows, left: all.length - rows.length, sum };
}

/** `(other)` comes behind the last hour. */
function hourOf({ value }: PanelRow): number {
  return value === OTHER ? 24 : Number(value);
}
