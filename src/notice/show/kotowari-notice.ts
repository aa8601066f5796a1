import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { ConsentController } from '../consent-controller.js';
import { noticeStyles } from './kotowari-notice.styles.js';
import { loadDetails } from '../more-files.js';
import type { NoticeView } from './notice-view.js';
import { readOptions } from '../options.js';
import type { GivenOptions } from '../options.js';
import { capsStorage } from '../caps-storage.js';
import { findAtMiddle, watchShown } from './shown.js';
import { ViewElement } from './view-element.js';

/** How long after a key to look where the focus is: at once, and when smooth scrolling has ended. */
const FOCUS_MS = [100, 900];

/**
 * The Google Analytics notice: who sends what to whom and why, accept and refuse with equal weight. Not modal, traps nobody;
 * Escape hides it on this page and records nothing. Every option of the notice is an attribute.
 *
 * @tag kotowari-notice
 * @attr {boolean} open - there while the notice is open; to read, not to set
 * @fires {CustomEvent<DecisionEventDetail>} kotowari-decision - on `document`: a decision was made, read or changed
 * @fires {CustomEvent<BypassEventDetail>} kotowari-bypass - on `document`: a Google tag that Kotowari did not load was found
 * @csspart panel - the box; in the document only while the notice is open
 * @csspart text - heading and sentences
 * @csspart status - the present setting, when the visitor asked for the notice
 * @csspart actions - around the buttons
 * @csspart accept - the button that accepts
 * @csspart refuse - the button that refuses
 * @csspart details - the button that opens the details
 * @csspart policy - the link to the privacy policy
 * @csspart contact - the link to the operator
 * @csspart said - what screen readers are told after a choice
 * @cssproperty --kotowari-background - of the box
 * @cssproperty --kotowari-color - of the text
 * @cssproperty --kotowari-accent - of buttons
 * @cssproperty --kotowari-on-accent - of the text on buttons
 * @cssproperty --kotowari-font - font families; default: the page's
 * @cssproperty --kotowari-inset - where the box stands, as `inset`; default: by `position`. Set it on the element
 */
export class KotowariNotice extends ViewElement {
  static override readonly styles = noticeStyles;

  readonly #onKey = (event: KeyboardEvent): void => {
    // Escape in an input method ends the composition, and is not meant for us; nor is one that the page has used
    if (event.key === 'Escape' && this.open && !event.isComposing && !event.defaultPrevented) this.controller?.hide();
    FOCUS_MS.forEach((delay) => setTimeout(() => this.#makeWay(), delay));
  };
  #stopWatching: (() => void) | undefined;
  #opener: HTMLElement | null | undefined;
  #said = '';

  /** Whether the notice is open; the attribute says the same. `kotowari.open()` opens it. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.#closed();
    // so that it opens anew where the page puts it next
    this.removeAttribute('open');
  }

  protected override options(): GivenOptions {
    return readOptions(this);
  }

  protected override draw(): void {
    const { open } = this;
    super.draw();
    if (this.open === open) return;
    if (this.open) this.#opened();
    else this.#closed();
  }

  protected override template(view: NoticeView, controller: ConsentController): TemplateResult {
    if (this.open !== view.open) {
      this.#said = view.open ? '' : view.status;
      this.setAttribute('position', view.options.position);
      this.setAttribute('look', view.options.look);
    }
    this.toggleAttribute('open', view.open);
    return html`<div lang=${view.words.lang} dir="auto">
      ${view.open ? toPanel(view, controller) : nothing}
      <p part="said" role="status">${this.#said}</p>
    </div>`;
  }

  #opened(): void {
    if (this.getAttribute('position') !== 'inline') {
      // the top layer: above every z-index, and out of whatever the page clips; Safari before 17 has our z-index
      this.popover = 'manual';
      this.showPopover?.();
    }
    const parts = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('h2,[part=actions]>*') ?? [])];
    this.#stopWatching = watchShown(parts, () => !!this.controller?.markShown());
    if (!this.controller?.view?.asked) return;
    this.#opener = findFocused();
    parts[0]?.focus();
  }

  #closed(): void {
    this.#stopWatching?.();
    this.popover = null;
    this.#opener?.focus();
    this.#opener = null;
  }

  /**
   * What has the focus is never hidden by the notice (WCAG 2.4.11): it goes to the other half of the window and gets small, until it
   * closes. Scrolling the page could not free a link in a sticky footer, nor the last one of a page.
   */
  #makeWay(): void {
    const focused = findFocused();
    if (!focused || document.activeElement === this || focused === document.body) return;
    if (findAtMiddle(focused, document) !== this) return;
    this.setAttribute('position', focused.getBoundingClientRect().top > innerHeight / 2 ? 'away top' : 'away');
  }
}

/** Finds what has the focus, in whatever shadow roots it stands: the button in `<kotowari-settings>`, not the element around it. */
function findFocused(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused as HTMLElement | null;
}

function toPanel(
  { asked, optOut, bypassed, status, options, words }: NoticeView,
  controller: ConsentController,
): TemplateResult {
  const sends = optOut ? words.optOut : words.optIn + (bypassed ? '' : words.nothingYet);
  // without the second file there is the policy
  const showDetails = () =>
    loadDetails()
      .then(({ openDetails }) => openDetails(options, words))
      .catch(() => options.policyUrl && location.assign(options.policyUrl));
  const link = (part: string, url: string, text: string) => url && html`<a part=${part} href=${url}>${text}</a>`;
  return html`<div part="panel" role="region" aria-labelledby="heading">
    <div part="text">
      <h2 id="heading" tabindex="-1">${words.heading}</h2>
      ${asked ? html`<p part="status">${status}</p>` : nothing}
      <p>${options.operator || words.site}${words.why}${sends}</p>
      <p>${words.what}${capsStorage() && !options.recordUrl ? words.capped : ''}</p>
      <button part="details" @click=${showDetails}>${words.details}</button>
      ${link('policy', options.policyUrl, words.policy)}${link('contact', options.contactUrl, words.contact)}
    </div>
    <div part="actions">
      <button part="accept" @click=${() => controller.accept()}>${optOut ? 'OK' : words.accept}</button>
      <button part="refuse" @click=${() => controller.refuse()}>${words.refuse}</button>
    </div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'kotowari-notice': KotowariNotice;
  }
}
