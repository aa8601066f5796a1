/** A gridline of the chart: its value, and where it lies between the bottom (0) and the top (1). */
export interface Tick {
  readonly value: number;
  readonly position: number;
}

/** Where the bars lie, in CSS pixels. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Round gridlines from 0 to the first one that reaches `max`: steps of 1, 2 or 5 times a power of ten, whole numbers only, three to six
 * of them. When all values are 0 the scale still ends at 1, so that bars have a height of nothing, not of everything.
 */
export function toTicks(max: number): Tick[] {
  const top = Math.max(1, max);
  const power = 10 ** Math.floor(Math.log10(top / 4));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => top / candidate <= 4) ?? 1,
  );
  const count = Math.ceil(top / step);
  return Array.from({ length: count + 1 }, (_, index) => ({ value: index * step, position: index / count }));
}

/**
 * The bars of a series as one SVG path, so that a year of days is one element. Bars keep a gap while they are wide enough to have one;
 * a value above 0 is at least one pixel high.
 *
 * @param top the value at the upper edge of the plot; must be above 0
 */
export function toBarPath(values: readonly number[], top: number, plot: PlotArea): string {
  const step = plot.width / Math.max(1, values.length);
  const width = Math.max(0.5, step - gapOf(step));
  const base = plot.top + plot.height;
  return values
    .map((value, index) => {
      if (value <= 0) return '';
      const height = Math.max(1, (value / top) * plot.height);
      const left = plot.left + index * step + (step - width) / 2;
      return `M${round(left)} ${round(base)}v${round(-height)}h${round(width)}v${round(height)}z`;
    })
    .join('');
}

function gapOf(step: number): number {
  if (step < 2.5) return 0;
  return step < 12 ? 1 : Math.min(8, step * 0.25);
}

/** The index of the bar under a horizontal position, kept within the series. An empty series gives -1. */
export function indexAt(x: number, count: number, plot: PlotArea): number {
  return Math.min(count - 1, Math.max(0, Math.floor(((x - plot.left) / plot.width) * count)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
