import { LitElement, html, nothing } from 'lit';
import type { Report } from '../contract/index.js';
import type { Formats } from './formats.js';
import type { Messages, Metric } from './messages/index.js';
import { METRICS } from './page-state.js';
import { seriesSectionStyles } from './series-section.styles.js';
import { isHourly, nameOfStep } from './series-time.js';
import { partStyles } from './theme.styles.js';

/**
 * The time series with its switch of metrics, and all its numbers as a table for whoever does not see the chart. The table's rows are
 * made only when it is opened.
 *
 * @fires metric-change - CustomEvent<Metric>: the reader chose another metric; the owner sets `metric`
 */
export class SeriesSection extends LitElement {
  static override styles = [partStyles, seriesSectionStyles];
  static override properties = {
    report: { attribute: false },
    metric: { attribute: false },
    messages: { attribute: false },
    formats: { attribute: false },
    tableOpen: { state: true },
  };
  /** The report whose series is shown. */
  declare report: Report | undefined;
  /** The metric that the chart shows. */
  declare metric: Metric;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  /** How numbers and days are written. */
  declare formats: Formats | undefined;
  declare private tableOpen: boolean;

  constructor() {
    super();
    this.metric = 'pageViews';
    this.tableOpen = false;
  }

  override render() {
    if (!this.report || !this.messages || !this.formats) return nothing;
    const { chart } = this.messages;
    return html`<section aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">${chart.heading}</h2>
        <div class="switch" role="radiogroup" aria-label=${chart.metric}>
          ${METRICS.map((metric) => this.#choice(metric))}
        </div>
      </div>
      <kotowari-series-chart
        .series=${this.report.series}
        .metric=${this.metric}
        .total=${this.report.totals[this.metric]}
        .messages=${this.messages}
        .formats=${this.formats}
      ></kotowari-series-chart>
      <details class="screen-only" @toggle=${this.#onToggle}>
        <summary class="small">${chart.table}</summary>
        ${this.tableOpen ? this.#table() : nothing}
      </details>
    </section>`;
  }

  #choice(metric: Metric) {
    const label = this.messages?.figures.terms[metric].label;
    return html`<label class=${metric === this.metric ? 'chosen' : ''}
      ><input
        type="radio"
        name="metric"
        class="sr-only"
        .value=${metric}
        .checked=${metric === this.metric}
        @change=${() => this.dispatchEvent(new CustomEvent('metric-change', { detail: metric }))}
      /><span>${label}</span></label
    >`;
  }

  #table() {
    const { series } = this.report as Report;
    const messages = this.messages as Messages;
    const formats = this.formats as Formats;
    const hourly = isHourly(series);
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${messages.chart.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">${messages.chart.time}</th>
            ${METRICS.map((metric) => html`<th scope="col">${messages.figures.terms[metric].label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${series.map(
            (point) =>
              html`<tr>
                <th scope="row">${nameOfStep(point, hourly, formats)}</th>
                ${METRICS.map(
                  (metric) =>
                    html`<td>
                      ${metric === 'bytesSent' ? formats.bytes(point[metric]) : formats.count(point[metric])}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #onToggle = (event: Event) => {
    this.tableOpen = (event.currentTarget as HTMLDetailsElement).open;
  };
}
