import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { ConsentController } from '../consent-controller.js';
import type { NoticeView } from './notice-view.js';
import { ViewElement } from './view-element.js';

/**
 * The way back: says what is set, and opens the notice again. Put it where every page has it, as a footer.
 *
 * @tag kotowari-settings
 * @csspart button - opens the notice
 * @csspart status - the present setting
 */
export class KotowariSettings extends ViewElement {
  static override readonly styles = /* css */ `
    button {
      min-height: 24px;
      font: inherit;
    }
  `;

  protected override template({ status, words }: NoticeView, controller: ConsentController): TemplateResult {
    return html`<span lang=${words.lang}>
      <button part="button" @click=${() => controller.open()}>${words.settings}</button>
      <span part="status">&ensp;${status}</span>
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kotowari-settings': KotowariSettings;
  }
}
