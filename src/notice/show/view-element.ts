import { render } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { connectController } from '../connect.js';
import type { ConsentController } from '../consent-controller.js';
import type { NoticeView } from './notice-view.js';
import type { GivenOptions } from '../options.js';

/** Nothing to extend where the module is only imported: in Node. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * An element that draws the controller's view with lit's templates, into an open shadow root with a constructable style sheet, at once and at
 * each change. In place of LitElement, whose 2.3 kB (brotli) observe properties: what is drawn here has one source, the controller.
 */
export abstract class ViewElement extends Base {
  /** CSS text of the shadow root. */
  static readonly styles: string = '';

  /** The page's one controller, from the first connection on. */
  protected controller: ConsentController | undefined;
  #stop: (() => void) | undefined;

  /** Joins the page's controller. */
  connectedCallback(): void {
    if (!this.shadowRoot) this.#attach();
    this.controller = connectController(this.options());
    const draw = () => this.draw();
    this.#stop = this.controller.elements.subscribe(draw);
    draw();
  }

  /** Leaves the controller. */
  disconnectedCallback(): void {
    this.#stop?.();
  }

  /** What the element gives to the controller. */
  protected options(): GivenOptions {
    return {};
  }

  /** Draws again, at once; nothing before the words are there. Never throws. */
  protected draw(): void {
    const { controller, shadowRoot } = this;
    const view = controller?.view;
    if (!view || !shadowRoot) return;
    try {
      render(this.template(view, controller), shadowRoot);
    } catch {
      // the page's Trusted Types do not admit lit's policy: what cannot be drawn is never shown, and so nothing is sent
    }
  }

  /** What the element looks like. */
  protected abstract template(view: NoticeView, controller: ConsentController): TemplateResult;

  #attach(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync((this.constructor as typeof ViewElement).styles);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }
}
