import type { TerminalStyle } from '../terminal-style.js';
import { textWidth } from '../text-width.js';

/** Rows of text that a chart is high. */
const ROWS = 3;
/** A step is drawn at most this wide. */
const MAX_STEP = 4;

/** What a chart shows. */
export interface Chart {
  readonly values: readonly number[];
  /** What stands below which step, counted from 0, in order. */
  readonly labels: ReadonlyMap<number, string>;
}

/**
 * Draws columns over an axis, as wide as the terminal allows. Where there are more steps than columns of text, neighbors share one and it
 * shows their mean; what is more than nothing is seen.
 */
export function formatChart(chart: Chart, style: TerminalStyle): string[] {
  const columns = spread(chart.values, style.width);
  const top = Math.max(...columns, 0);
  const heights = columns.map((value) => (value > 0 ? Math.max(1, Math.round((value / top) * ROWS * 8)) : 0));
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const floor = (ROWS - 1 - row) * 8;
    const cells = heights.map((height) => (height > floor ? style.heights[Math.min(8, height - floor) - 1]! : ' '));
    return style.accent(cells.join('').trimEnd());
  });
  return [...rows, style.faint(axis(chart, columns.length, style))];
}

/** One value a column of text: steps repeated, or neighbors averaged. */
function spread(values: readonly number[], width: number): number[] {
  const step = Math.min(MAX_STEP, Math.floor(width / values.length));
  if (step >= 1) return values.flatMap((value) => Array<number>(step).fill(value));
  return Array.from({ length: width }, (_, column) => {
    const [begin, end] = [column, column + 1].map((edge) => Math.floor((edge * values.length) / width)) as [
      number,
      number,
    ];
    return values.slice(begin, end).reduce((sum, value) => sum + value, 0) / (end - begin);
  });
}

/** Each label under its step, the last one against the right edge; one that would touch its neighbor is left out, but never the last. */
function axis({ values, labels }: Chart, width: number, { metrics }: TerminalStyle): string {
  let line = '';
  for (const [step, label] of labels) {
    const used = textWidth(line, metrics);
    const isLast = step === values.length - 1;
    const column = isLast ? width - textWidth(label, metrics) : Math.round((step / values.length) * width);
    const begin = used === 0 ? Math.max(0, column) : Math.max(used + 2, column);
    if (begin === column || isLast || used === 0) line += ' '.repeat(begin - used) + label;
  }
  return line;
}
