import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { connectController } from './connect.js';
import type { ConsentController } from './consent-controller.js';
import { MESSAGES } from './messages/index.js';

/**
 * The way back: says what is set, and opens the notice again. Put it where every page has it, as a footer.
 *
 * @csspart button - opens the notice
 * @csspart status - the present setting
 */
export class KotowariSettings extends LitElement {
  static override readonly styles = css`
    button {
      min-height: 24px;
      font: inherit;
    }
    button:focus-visible {
      outline: 3px solid;
      outline-offset: 2px;
    }
    span {
      margin-inline-start: 0.75em;
    }
  `;

  #controller: ConsentController | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#controller = connectController();
    this.#stop = this.#controller.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#controller?.view;
    if (!view) return nothing;
    const { language } = view.options;
    return html`<button part="button" type="button" lang=${language} @click=${() => this.#controller?.open()}>
        ${MESSAGES[language].settings}</button
      ><span part="status" lang=${language}>${view.status}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kotowari-settings': KotowariSettings;
  }
}
