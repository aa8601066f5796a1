import type { Language } from './messages/index.js';
import { loadDetails } from './more-files.js';
import type { ScriptPolicy } from './script-url.js';
import type { Service } from './services.js';

const SCRIPTS = 'script[type="text/plain"][data-kotowari-service]';
const FRAMES = 'iframe[data-kotowari-service][data-src]';

/** What gated elements ask of the page. */
export interface GatedElementsHost {
  /** What it does not find is never allowed. */
  readonly findService: (id: string | undefined) => Service | undefined;
  readonly allows: (purpose: string) => boolean;
  readonly accept: (purpose: string) => void;
  readonly toLanguage: () => Language;
}

/** Runs what the page holds back, for each service that is allowed. */
export class GatedElements {
  readonly #host: GatedElementsHost;
  readonly #policy: ScriptPolicy;
  /** What stands before each iframe; null once that is shown. */
  readonly #places = new WeakMap<Element, Element | null>();
  #queue = Promise.resolve();

  constructor(host: GatedElementsHost, policy: ScriptPolicy) {
    this.#host = host;
    this.#policy = policy;
  }

  /**
   * `<script type="text/plain" data-kotowari-service="…">`, inline, external or (`data-type="module"`) a module: each runs once, in order,
   * with its attributes and nonce. `<iframe data-kotowari-service="…" data-src="…">`: loads, and is emptied again when it is no longer
   * allowed; until then a placeholder stands in its place, with a button of its own. Never throws.
   */
  run(): void {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(FRAMES)) this.#runFrame(frame);
    // one run at a time: a second one must not go past the script that the first one waits for
    this.#queue = this.#queue.then(() => this.#runScripts()).catch(() => undefined);
  }

  async #runScripts(): Promise<void> {
    for (const held of document.querySelectorAll<HTMLScriptElement>(SCRIPTS)) {
      if (!held.isConnected || !this.#find(held)?.allowed) continue;
      const script = this.#copy(held);
      const done = new Promise((resolve) => (script.onload = script.onerror = resolve));
      held.replaceWith(script);
      if (script.src && !script.async) await done;
    }
  }

  /** A script runs only when it is new: the same one, for the place of the held one. */
  #copy(held: HTMLScriptElement): HTMLScriptElement {
    const script = document.createElement('script');
    for (const { name, value } of held.attributes) if (name !== 'src') script.setAttribute(name, value);
    script.type = held.dataset.type ?? '';
    // let through, so it has not come past the gate
    script.dataset.kotowariTag = '';
    // browsers hide the nonce from attributes; and a script made by code is async unless told otherwise
    script.nonce = held.nonce;
    // (the property of one that never ran is true whatever its markup says)
    script.async = held.hasAttribute('async');
    if (held.src) script.src = this.#policy.createScriptURL(held.src);
    else script.text = this.#policy.createScript(held.text);
    return script;
  }

  #runFrame(frame: HTMLIFrameElement): void {
    const found = this.#find(frame);
    const place = this.#places.get(frame);
    if (!found || (place !== undefined && found.allowed === !place)) return;
    place?.remove();
    this.#places.set(frame, found.allowed ? null : this.#hold(frame, found.service));
    if (found.allowed || place === null) frame.src = found.allowed ? (frame.dataset.src ?? '') : 'about:blank';
    frame.hidden = !found.allowed;
  }

  /** Puts a place before an iframe; what belongs there comes when its file has loaded. */
  #hold(frame: HTMLIFrameElement, { id, purpose, receiver }: Service): Element {
    const place = document.createElement('div');
    const options = {
      language: this.#host.toLanguage(),
      receiver: receiver?.name ?? id,
      height: frame.offsetHeight,
      onAccept: () => this.#host.accept(purpose),
    };
    frame.before(place);
    loadDetails().then(
      ({ createPlaceholder }) => place.append(createPlaceholder(options)),
      // without the file the place stays empty, and nothing is loaded
      () => undefined,
    );
    return place;
  }

  #find(element: HTMLElement): { readonly service: Service; readonly allowed: boolean } | undefined {
    const service = this.#host.findService(element.dataset.kotowariService);
    return service && { service, allowed: this.#host.allows(service.purpose) };
  }
}
