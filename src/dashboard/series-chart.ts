import { LitElement, html, nothing, svg } from 'lit';
import type { SeriesPoint } from '../contract/index.js';
import { indexAt, toBarPath, toTicks, type PlotArea, type Tick } from './chart-scale.js';
import type { Formats } from './formats.js';
import type { Messages, Metric } from './messages/index.js';
import { seriesChartStyles } from './series-chart.styles.js';
import { isHourly, nameOfStep, toTimeLabels } from './series-time.js';
import { partStyles } from './theme.styles.js';

const GUTTER = 52;
const TOP = 14;
const FOOT = 26;
const LABEL_WIDTH = 56;

/**
 * One metric of the time series as bars. The read-out stands in a fixed place above the bars: pointing at a bar, or moving the cursor with
 * the arrow keys, Home and End, reads that step; otherwise it shows the peak. To a screen reader the cursor is a slider whose value text
 * is the time and the number. Shows nothing until `series`, `messages` and `formats` are set.
 */
export class SeriesChart extends LitElement {
  static override styles = [partStyles, seriesChartStyles];
  static override properties = {
    series: { attribute: false },
    metric: { attribute: false },
    total: { attribute: false },
    messages: { attribute: false },
    formats: { attribute: false },
    cursor: { state: true },
    width: { state: true },
  };
  /** The steps to draw, oldest first. */
  declare series: readonly SeriesPoint[] | undefined;
  /** Which of their numbers. */
  declare metric: Metric;
  /** The metric's total over the period, as the report counts it. */
  declare total: number;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  /** How numbers and days are written. */
  declare formats: Formats | undefined;
  declare private cursor: number | null;
  declare private width: number;
  #observer: ResizeObserver | null = null;

  constructor() {
    super();
    this.metric = 'pageViews';
    this.total = 0;
    this.cursor = null;
    this.width = 720;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width > 0) this.width = width;
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override render() {
    if (!this.series?.length || !this.messages || !this.formats) return nothing;
    const series = this.series;
    const values = series.map((point) => point[this.metric]);
    const ticks = toTicks(Math.max(...values));
    const picked = this.cursor === null ? null : Math.min(this.cursor, series.length - 1);
    const shown = picked ?? values.indexOf(Math.max(...values));
    return html`
      ${this.#readOut(shown, picked !== null)}
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${this.messages.chart.cursor}
        aria-describedby="keys"
        aria-valuemin="0"
        aria-valuemax=${series.length - 1}
        aria-valuenow=${shown}
        aria-valuetext=${`${this.#stepName(shown)}: ${this.#format(values[shown] ?? 0)}`}
        @keydown=${this.#onKey}
        @focus=${() => (this.cursor ??= shown)}
        @blur=${() => (this.cursor = null)}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @pointerleave=${() => (this.cursor = null)}
      >
        ${this.#drawing(values, ticks, picked)}
      </div>
      <p id="keys" class="sr-only">${this.messages.chart.keys}</p>
    `;
  }

  #readOut(shown: number, picked: boolean) {
    const { chart } = this.messages as Messages;
    const value = this.series?.[shown]?.[this.metric] ?? 0;
    return html`<p class="read-out">
      <span class="total"><span class="muted">${chart.total}</span> <b>${this.#format(this.total)}</b></span>
      <span class="step ${picked ? 'picked' : ''}"
        ><span class="muted">${picked ? '' : `${chart.peak} `}${this.#stepName(shown)}</span>
        <b>${this.#format(value)}</b></span
      >
    </p>`;
  }

  #drawing(values: readonly number[], ticks: readonly Tick[], picked: number | null) {
    const plot = this.#plot();
    const top = ticks.at(-1)?.value ?? 1;
    const step = plot.width / values.length;
    const bars = toBarPath(values, top, plot);
    const height = plot.top + plot.height + FOOT;
    return html`<svg viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height} aria-hidden="true">
      ${ticks.map((tick) => this.#gridline(tick, plot))}
      ${
        picked === null
          ? nothing
          : svg`<rect class="band" x=${plot.left + picked * step} y=${plot.top} width=${Math.max(2, step)} height=${plot.height}></rect>`
      }
      <path class="bars" d=${bars}></path>
      ${this.#timeLabels(plot)}
    </svg>`;
  }

  #gridline(tick: Tick, plot: PlotArea) {
    const y = Math.round(plot.top + plot.height * (1 - tick.position)) + 0.5;
    const label =
      this.metric === 'bytesSent' ? this.formats?.roundBytes(tick.value) : this.formats?.compact(tick.value);
    return svg`
      <line class=${tick.value === 0 ? 'base' : 'grid'} x1=${plot.left} x2=${plot.left + plot.width} y1=${y} y2=${y}></line>
      <text class="tick" x=${plot.left - 8} y=${y + 4} text-anchor="end">${label}</text>`;
  }

  #timeLabels(plot: PlotArea) {
    const series = this.series ?? [];
    const labels = toTimeLabels(series, Math.max(1, Math.floor(plot.width / LABEL_WIDTH)), this.formats as Formats);
    const base = plot.top + plot.height;
    return labels.map(({ index, text }) => {
      const x = Math.round(plot.left + (index / series.length) * plot.width) + 0.5;
      if (x > plot.left + plot.width - LABEL_WIDTH / 2 && index > 0) return nothing;
      return svg`<line class="base" x1=${x} x2=${x} y1=${base} y2=${base + 6}></line>
        <text class="tick" x=${x + 4} y=${base + 18}>${text}</text>`;
    });
  }

  #plot(): PlotArea {
    const height = this.width < 480 ? 180 : 240;
    return { left: GUTTER, top: TOP, width: Math.max(80, this.width - GUTTER), height };
  }

  #stepName(index: number): string {
    const series = this.series ?? [];
    const point = series[index];
    return point ? nameOfStep(point, isHourly(series), this.formats as Formats) : '';
  }

  #format(value: number): string {
    const formats = this.formats as Formats;
    return this.metric === 'bytesSent' ? formats.bytes(value) : formats.count(value);
  }

  #onPointer = (event: PointerEvent) => {
    const { left } = (event.currentTarget as Element).getBoundingClientRect();
    this.cursor = indexAt(event.clientX - left, this.series?.length ?? 0, this.#plot());
  };

  #onKey = (event: KeyboardEvent) => {
    const series = this.series ?? [];
    const last = series.length - 1;
    const now = Math.min(this.cursor ?? 0, last);
    const page = isHourly(series) ? 24 : 7;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      PageDown: now - page,
      PageUp: now + page,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.cursor = Math.min(last, Math.max(0, next));
  };
}
