import { LitElement, html, nothing } from 'lit';
import type { ReportTotals } from '../contract/index.js';
import { figuresStyles } from './figures.styles.js';
import type { Formats } from './formats.js';
import type { FigureName, Messages } from './messages/index.js';
import { partStyles } from './theme.styles.js';

const LEADING: readonly FigureName[] = ['pageViews', 'visitors', 'visits', 'requests'];
const FOLLOWING: readonly FigureName[] = ['bytesSent', 'bots', 'errors', 'rejected'];

/** The sum of rejected lines over all reasons. */
export function countRejected(totals: ReportTotals): number {
  return Object.values(totals.rejected).reduce((sum, count) => sum + count, 0);
}

/**
 * The totals of a period as figures. Each label opens what the number means, in plain words; on paper all meanings are printed.
 * Shows nothing until `totals`, `messages` and `formats` are set.
 */
export class Figures extends LitElement {
  static override styles = [partStyles, figuresStyles];
  static override properties = {
    totals: { attribute: false },
    messages: { attribute: false },
    formats: { attribute: false },
    open: { state: true },
  };
  /** The counts to show. */
  declare totals: ReportTotals | undefined;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  /** How numbers are written. */
  declare formats: Formats | undefined;
  declare private open: FigureName | null;

  constructor() {
    super();
    this.open = null;
  }

  override render() {
    if (!this.totals || !this.messages || !this.formats) return nothing;
    return html`
      <h2 class="sr-only">${this.messages.figures.heading}</h2>
      <dl class="leading">${LEADING.map((name) => this.#figure(name))}</dl>
      <dl class="following">${FOLLOWING.map((name) => this.#figure(name))}</dl>
    `;
  }

  #figure(name: FigureName) {
    const { figures } = this.messages as Messages;
    const { label, meaning } = figures.terms[name];
    const open = this.open === name;
    const share = this.#share(name);
    return html`<div class="figure" data-figure=${name}>
      <dt>
        <span class="print-label">${label}</span>
        <button
          type="button"
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls=${name}
          title=${figures.meaningOf(label)}
          @click=${() => (this.open = open ? null : name)}
        >
          ${label}
        </button>
      </dt>
      <dd class="number">${this.#number(name)}</dd>
      ${share === null ? nothing : html`<dd class="small muted">${share}</dd>`}
      <dd id=${name} class="meaning small ${open ? 'open' : ''}">${meaning}</dd>
    </div>`;
  }

  #number(name: FigureName): string {
    const totals = this.totals as ReportTotals;
    const formats = this.formats as Formats;
    if (name === 'rejected') return formats.count(countRejected(totals));
    return name === 'bytesSent' ? formats.bytes(totals.bytesSent) : formats.count(totals[name]);
  }

  #share(name: FigureName): string | null {
    const totals = this.totals as ReportTotals;
    const { share } = this.formats as Formats;
    const { figures } = this.messages as Messages;
    if (name === 'rejected') return figures.shareOfLines(share(countRejected(totals), totals.lines));
    if (name !== 'bots' && name !== 'errors') return null;
    return figures.shareOfRequests(share(totals[name], totals.requests));
  }
}
