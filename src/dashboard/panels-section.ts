import { LitElement, html, nothing } from 'lit';
import { OTHER, PANEL_NAMES, SENSITIVE, type PanelName, type Report } from '../contract/index.js';
import type { Formats } from './formats.js';
import type { Messages } from './messages/index.js';
import { panelsSectionStyles } from './panels-section.styles.js';
import { partStyles } from './theme.styles.js';

/** The panels of a report that have rows, in the order of the contract. */
export function filledPanels(report: Report): PanelName[] {
  return PANEL_NAMES.filter((panel) => (report.panels[panel]?.length ?? 0) > 0);
}

/**
 * All panels that have rows, with one explanation of the group rows above them; or the reason why there is none when the period had too
 * few networks. Shows nothing until `report`, `messages` and `formats` are set.
 */
export class PanelsSection extends LitElement {
  static override styles = [partStyles, panelsSectionStyles];
  static override properties = {
    report: { attribute: false },
    messages: { attribute: false },
    formats: { attribute: false },
  };
  /** The report whose panels are shown. */
  declare report: Report | undefined;
  /** The texts of the page. */
  declare messages: Messages | undefined;
  /** How numbers are written. */
  declare formats: Formats | undefined;

  override render() {
    if (!this.report || !this.messages || !this.formats) return nothing;
    const { panels } = this.messages;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${panels.heading}</h2>
      ${
        this.report.quality.tooFewNetworks
          ? html`<p class="too-few">${panels.tooFewNetworks(this.report.smallGroup)}</p>`
          : this.#panels(this.report, this.messages)
      }
    </section>`;
  }

  #panels(report: Report, { panels }: Messages) {
    const filled = filledPanels(report);
    const has = (value: string) => filled.some((panel) => report.panels[panel].some((row) => row.value === value));
    return html`${has(OTHER) ? html`<p class="small muted">${panels.otherMeaning(report.smallGroup)}</p>` : nothing}
      ${has(SENSITIVE) ? html`<p class="small muted">${panels.sensitiveMeaning}</p>` : nothing}
      <div class="panels">
        ${filled.map(
          (panel) =>
            html`<kotowari-panel
              data-panel=${panel}
              .report=${report}
              .panel=${panel}
              .messages=${this.messages}
              .formats=${this.formats}
            ></kotowari-panel>`,
        )}
      </div>`;
  }
}
