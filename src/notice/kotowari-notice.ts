import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { connectController } from './connect.js';
import type { ConsentController } from './consent-controller.js';
import { noticeStyles } from './kotowari-notice.styles.js';
import { MESSAGES } from './messages/index.js';
import type { NoticeView } from './notice-view.js';
import { readOptions } from './options.js';
import { watchShown } from './shown.js';

/**
 * The Google Analytics notice: who sends what to whom and why, accept and refuse with equal weight. Not modal, traps nobody;
 * Escape hides it on this page and records nothing. Every option of the notice is an attribute.
 *
 * @csspart panel - the box; in the document only while the notice is open
 * @csspart text - heading and sentences
 * @csspart status - the present setting, when the visitor asked for the notice
 * @csspart actions - around the buttons
 * @csspart accept - the button that accepts
 * @csspart refuse - the button that refuses
 * @csspart policy - the link to the privacy policy
 * @csspart said - what screen readers are told after a choice
 * @cssproperty --kotowari-background - of the box
 * @cssproperty --kotowari-color - of the text
 * @cssproperty --kotowari-accent - of buttons and links
 * @cssproperty --kotowari-on-accent - of the text on buttons
 * @cssproperty --kotowari-font - font families
 */
export class KotowariNotice extends LitElement {
  static override readonly styles = noticeStyles;
  static override readonly properties = { open: { type: Boolean, reflect: true } };

  /** Whether the notice is open; reflected as an attribute. Read it; `kotowari.open()` opens. */
  declare open: boolean;

  #controller: ConsentController | undefined;
  #stops: (() => void)[] = [];
  #stopWatching: (() => void) | undefined;
  #opener: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#controller = connectController(readOptions(this));
    this.#stops = [this.#controller.subscribe(() => this.#update())];
    const onKey = (event: KeyboardEvent) => this.#onKey(event);
    document.addEventListener('keydown', onKey);
    this.#stops.push(() => document.removeEventListener('keydown', onKey));
    this.#update();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stops.forEach((stop) => stop());
    this.#stopWatching?.();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#controller?.view;
    if (!view) return nothing;
    const said = view.open || !this.hasUpdated ? '' : view.status;
    return html`${view.open ? this.#renderPanel(view) : nothing}
      <p part="said" role="status">${said}</p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    this.#stopWatching?.();
    if (!this.open) {
      if (this.#opener instanceof HTMLElement) this.#opener.focus();
      this.#opener = null;
      return;
    }
    const parts = [...this.renderRoot.querySelectorAll('h2,button')];
    this.#stopWatching = watchShown(parts, () => this.#controller?.markShown());
    if (this.#controller?.view.asked) {
      this.#opener = document.activeElement;
      this.renderRoot.querySelector('h2')?.focus();
    }
  }

  #renderPanel({ asked, optOut, bypassed, status, options }: NoticeView): TemplateResult {
    const words = MESSAGES[options.language];
    const sends = optOut ? words.optOut : words.optIn + (bypassed ? '' : words.nothingYet);
    const link = (part: string, url: string, text: string) =>
      url ? html`<a part=${part} href=${url}>${text}</a>` : nothing;
    return html`<div part="panel" role="region" aria-labelledby="heading" lang=${options.language}>
      <div part="text">
        <h2 id="heading" tabindex="-1">${words.heading}</h2>
        ${asked ? html`<p part="status">${status}</p>` : nothing}
        <p>${words.why(options.operator)}${sends}</p>
        <p>${words.what}</p>
        ${link('policy', options.policyUrl, words.policy)}${link('contact', options.contactUrl, words.contact)}
      </div>
      <div part="actions">
        <button part="accept" type="button" @click=${() => this.#controller?.accept()}>
          ${optOut ? 'OK' : words.accept}
        </button>
        <button part="refuse" type="button" @click=${() => this.#controller?.refuse()}>${words.refuse}</button>
      </div>
    </div>`;
  }

  #update(): void {
    this.open = this.#controller?.view.open ?? false;
    this.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    // Escape in an input method ends the composition, and is not meant for us; nor is one that the page has used
    if (event.key === 'Escape' && this.open && !event.isComposing && !event.defaultPrevented) this.#controller?.hide();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kotowari-notice': KotowariNotice;
  }
}
