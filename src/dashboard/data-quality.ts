import { LitElement, html, nothing } from 'lit';
import { PANEL_NAMES, REJECTION_REASONS, type Report } from '../contract/index.js';
import { dataQualityStyles } from './data-quality.styles.js';
import { countRejected } from './figures.js';
import type { Formats } from './formats.js';
import type { Messages, Term } from './messages/index.js';
import { partStyles } from './theme.styles.js';

/**
 * What to know before trusting the numbers: lines = requests + rejected by reason, late requests, days with a lost key, folded requests;
 * and what the data does not hold. Shows nothing until `report`, `messages` and `formats` are set.
 */
export class DataQuality extends LitElement {
  static override styles = [partStyles, dataQualityStyles];
  static override properties = {
    report: { attribute: false },
    messages: { attribute: false },
    formats: { attribute: false },
  };
  /** The report that is judged. */
  declare report: Report | undefined;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  /** How numbers and days are written. */
  declare formats: Formats | undefined;

  override render() {
    if (!this.report || !this.messages || !this.formats) return nothing;
    const { quality } = this.messages;
    return html`<section aria-labelledby="quality">
        <h2 id="quality">${quality.heading}</h2>
        ${this.#sum()}
        <dl class="terms">
          ${this.#term(quality.late, this.formats.count(this.report.quality.late))}
          ${this.#term(quality.keyLost, this.#days(this.report.quality.keyLost))}
          ${this.#term(quality.capped, this.#days(this.report.quality.capped ?? []))}
          ${this.#term(quality.folded, this.#folded())}
        </dl>
      </section>
      <section aria-labelledby="privacy">
        <h2 id="privacy">${quality.privacyHeading}</h2>
        <p>${quality.nobody}</p>
        <p>${quality.smallGroup(this.report.smallGroup)}</p>
        <p>${quality.inside}</p>
      </section>`;
  }

  #sum() {
    const { totals } = this.report as Report;
    const { quality } = this.messages as Messages;
    const { count } = this.formats as Formats;
    const reasons = REJECTION_REASONS.filter((reason) => (totals.rejected[reason] ?? 0) > 0);
    return html`<p class="sum">
        <span>${quality.lines} <b>${count(totals.lines)}</b></span>
        <span>= ${quality.parsed} <b>${count(totals.parsed)}</b></span>
        <span>+ ${quality.rejected} <b>${count(countRejected(totals))}</b></span>
      </p>
      ${
        reasons.length === 0
          ? nothing
          : html`<ul class="reasons small">
              ${reasons.map(
                (reason) =>
                  html`<li><span>${quality.reasons[reason]}</span><b>${count(totals.rejected[reason] ?? 0)}</b></li>`,
              )}
            </ul>`
      }`;
  }

  #term({ label, meaning }: Term, value: unknown) {
    return html`<div>
      <dt>${label}</dt>
      <dd class="value">${value}</dd>
      <dd class="small muted">${meaning}</dd>
    </div>`;
  }

  #days(days: readonly string[]) {
    if (days.length === 0) return this.messages?.quality.none;
    return days.map((day, index) => html`${index > 0 ? ' · ' : ''}<bdi>${day}</bdi>`);
  }

  #folded() {
    const { folded } = (this.report as Report).quality;
    const messages = this.messages as Messages;
    const panels = PANEL_NAMES.filter((panel) => (folded[panel] ?? 0) > 0);
    if (panels.length === 0) return messages.quality.none;
    return html`<ul class="reasons small">
      ${panels.map(
        (panel) =>
          html`<li><span>${messages.panels.names[panel]}</span><b>${this.formats?.count(folded[panel] ?? 0)}</b></li>`,
      )}
    </ul>`;
  }
}
