import { LitElement, html, nothing } from 'lit';
import { dateRangeStyles } from './date-range.styles.js';
import { addDays, isLogDay } from './log-day.js';
import type { Messages } from './messages/index.js';
import type { Range } from './page-state.js';
import { partStyles } from './theme.styles.js';

/**
 * Chooses the period: three shortcuts, and two date inputs whose last day is inclusive, as people say it. A last day before the first is
 * refused with a message, and nothing is asked.
 *
 * @fires range-change - CustomEvent<Range>: the reader chose a period; the owner sets `range`
 */
export class DateRange extends LitElement {
  static override styles = [partStyles, dateRangeStyles];
  static override properties = {
    range: { attribute: false },
    days: { attribute: false },
    messages: { attribute: false },
    invalid: { state: true },
  };
  /** The period that is asked for. */
  declare range: Range;
  /** First and last day of the report on the page, shown in the inputs; null before there is one. */
  declare days: { readonly first: string; readonly last: string } | null;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  declare private invalid: boolean;

  constructor() {
    super();
    this.range = { kind: 'latest' };
    this.days = null;
    this.invalid = false;
  }

  override render() {
    if (!this.messages) return nothing;
    const { range } = this.messages;
    return html`<div class="range" role="group" aria-label=${range.label}>
      <div class="shortcuts">
        ${this.#shortcut(range.latest, { kind: 'latest' })}
        ${this.#shortcut(range.thirtyDays, { kind: 'days', days: 30 })} ${this.#shortcut(range.all, { kind: 'all' })}
      </div>
      <div class="dates">
        ${this.#input('first', range.firstDay)}<span aria-hidden="true">–</span>${this.#input('last', range.lastDay)}
      </div>
      <p id="invalid" class="small invalid" role="alert">${this.invalid ? range.invalid : nothing}</p>
    </div>`;
  }

  #shortcut(label: string, range: Range) {
    const pressed = JSON.stringify(range) === JSON.stringify(this.range);
    return html`<button type="button" aria-pressed=${pressed ? 'true' : 'false'} @click=${() => this.#choose(range)}>
      ${label}
    </button>`;
  }

  #input(which: 'first' | 'last', label: string) {
    const shown = this.#asked()?.[which] ?? this.days?.[which] ?? '';
    return html`<input
      type="date"
      data-day=${which}
      aria-label=${label}
      aria-invalid=${this.invalid ? 'true' : 'false'}
      aria-describedby="invalid"
      .value=${shown}
      @change=${this.#onDate}
    />`;
  }

  /** What was chosen stands in the inputs at once, before the report that answers it. */
  #asked() {
    return this.range.kind === 'dates' ? { first: this.range.from, last: addDays(this.range.to, -1) } : null;
  }

  #choose(range: Range): void {
    this.invalid = false;
    this.dispatchEvent(new CustomEvent('range-change', { detail: range }));
  }

  #onDate = () => {
    const [first, last] = [...this.renderRoot.querySelectorAll('input')].map((input) => input.value);
    if (!isLogDay(first) || !isLogDay(last)) return;
    if (last < first) {
      this.invalid = true;
      return;
    }
    this.#choose({ kind: 'dates', from: first, to: addDays(last, 1) });
  };
}
