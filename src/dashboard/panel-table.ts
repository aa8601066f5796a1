import { LitElement, html, nothing } from 'lit';
import { OTHER, SENSITIVE, type PanelName, type PanelRow, type Report } from '../contract/index.js';
import type { Formats } from './formats.js';
import type { Messages } from './messages/index.js';
import { toCsvFile, toJsonFile, type PanelFile } from './panel-file.js';
import { panelTableStyles } from './panel-table.styles.js';
import { partStyles } from './theme.styles.js';
import { glossOfValue, hourOf, nameOfValue } from './value-gloss.js';
import { toValueParts } from './value-text.js';

/** How many rows a panel shows before the reader asks for all of them. */
const TOP_ROWS = 10;
const ALL_HOURS = 24;

/**
 * One panel of the report: its values with requests, daily visitors and bytes, a bar for the requests. The first ten rows, and `(other)`
 * whenever there is one, so that what is not named is never out of sight; hours of the day are all shown, in their own order.
 * Values are hostile text: they are only ever bound as text, what would be invisible in them is named, and `<bdi>` keeps their
 * direction to themselves. Shows nothing for an empty panel.
 */
export class PanelTable extends LitElement {
  static override styles = [partStyles, panelTableStyles];
  static override properties = {
    report: { attribute: false },
    panel: { attribute: false },
    messages: { attribute: false },
    formats: { attribute: false },
    expanded: { state: true },
  };
  /** The report that holds the panel. */
  declare report: Report | undefined;
  /** Which of its panels. */
  declare panel: PanelName;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  /** How numbers are written. */
  declare formats: Formats | undefined;
  declare private expanded: boolean;

  constructor() {
    super();
    this.panel = 'pages';
    this.expanded = false;
  }

  override render() {
    const rows = this.report?.panels[this.panel] ?? [];
    if (rows.length === 0 || !this.messages || !this.formats) return nothing;
    const { panels } = this.messages;
    const most = Math.max(1, ...rows.map((row) => row.requests));
    return html`<section aria-labelledby="heading" class=${this.panel === 'hoursOfDay' ? 'hours' : ''}>
      <h3 id="heading">${panels.names[this.panel]}</h3>
      <table role="table" aria-labelledby="heading">
        <thead>
          <tr role="row">
            <th role="columnheader" scope="col" class="value">${panels.value}</th>
            <th role="columnheader" scope="col">${panels.requests}</th>
            <th role="columnheader" scope="col">${panels.visitors}</th>
            <th role="columnheader" scope="col">${panels.bytesSent}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#visible(rows).map((row) => this.#row(row, most))}
        </tbody>
      </table>
      ${this.#actions(rows)}
    </section>`;
  }

  #visible(rows: readonly PanelRow[]): readonly PanelRow[] {
    if (this.panel === 'hoursOfDay')
      return rows.toSorted((a, b) => (hourOf(a.value) ?? ALL_HOURS) - (hourOf(b.value) ?? ALL_HOURS));
    if (this.expanded) return rows;
    return rows.filter((row, index) => index < TOP_ROWS || row.value === OTHER);
  }

  #row(row: PanelRow, most: number) {
    const formats = this.formats as Formats;
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="value">
        ${this.#value(row.value)}
        <svg class="bar" width="100%" height="3" aria-hidden="true">
          <rect width="${(row.requests / most) * 100}%" height="100%"></rect>
        </svg>
      </th>
      <td role="cell">${formats.count(row.requests)}</td>
      <td role="cell">${formats.count(row.visitors)}</td>
      <td role="cell">${formats.bytes(row.bytesSent)}</td>
    </tr>`;
  }

  #value(value: string) {
    const messages = this.messages as Messages;
    const name = nameOfValue(this.panel, value, messages);
    if (name !== null) return html`<span class=${value === OTHER || value === SENSITIVE ? 'group' : ''}>${name}</span>`;
    const gloss = glossOfValue(this.panel, value, messages);
    const parts = toValueParts(value).map(({ text, hidden }) =>
      hidden ? html`<span class="unseen">${text}</span>` : text,
    );
    return html`<bdi>${parts}</bdi>${gloss === null ? nothing : html` <span class="gloss">${gloss}</span>`}`;
  }

  #actions(rows: readonly PanelRow[]) {
    const { panels } = this.messages as Messages;
    const { count } = this.formats as Formats;
    const title = panels.names[this.panel];
    const foldable = this.panel !== 'hoursOfDay' && rows.filter((row) => row.value !== OTHER).length > TOP_ROWS;
    const more = this.expanded ? panels.showFewer(count(TOP_ROWS)) : panels.showAll(count(rows.length));
    return html`<p class="actions small screen-only">
      ${
        foldable
          ? html`<button
              type="button"
              aria-expanded=${this.expanded ? 'true' : 'false'}
              @click=${() => (this.expanded = !this.expanded)}
            >
              ${more}<span class="sr-only"> ${title}</span>
            </button>`
          : nothing
      }
      <span class="save">
        <button type="button" aria-label=${panels.download('CSV', title)} @click=${() => this.#save(toCsvFile)}>
          CSV
        </button>
        <button type="button" aria-label=${panels.download('JSON', title)} @click=${() => this.#save(toJsonFile)}>
          JSON
        </button>
      </span>
    </p>`;
  }

  #save(toFile: (report: Report, panel: PanelName) => PanelFile): void {
    if (!this.report) return;
    const { name, type, text } = toFile(this.report, this.panel);
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // the browser reads the blob after this task has ended
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
