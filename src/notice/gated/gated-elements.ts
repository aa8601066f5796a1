import { findComplete } from './complete-services.js';
import { GatedFrames } from './gated-frames.js';
import type { GatedElementsHost } from './gated-elements-host.js';

const SCRIPTS = 'script[type="text/plain"][data-kotowari-service]';

/**
 * Runs what the page holds back, for each service that is allowed. `<script type="text/plain" data-kotowari-service="…">`, inline, external
 * or (`data-type="module"`) a module: each runs once, in order, with its attributes and nonce. For iframes see {@link GatedFrames}.
 */
export class GatedElements {
  readonly #host: GatedElementsHost;
  readonly #frames: GatedFrames;
  #queue = Promise.resolve();

  /** Looks at the page, and again when an application adds to it. */
  constructor(host: GatedElementsHost) {
    this.#host = { ...host, find: findComplete(host) };
    this.#frames = new GatedFrames(this.#host);
    new MutationObserver(() => this.run()).observe(document, { childList: true, subtree: true });
  }

  /** Looks for what may run now, or no longer. Never throws. */
  run(): void {
    this.#frames.run();
    // one run at a time: a second one must not go past the script that the first one waits for
    this.#queue = this.#queue.then(() => this.#runScripts()).catch(() => undefined);
  }

  async #runScripts(): Promise<void> {
    for (const held of document.querySelectorAll<HTMLScriptElement>(SCRIPTS)) {
      if (!held.isConnected || !this.#host.find(held.dataset.kotowariService)?.granted) continue;
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
    if (held.src) script.src = this.#host.policy.createScriptURL(held.src);
    else script.text = this.#host.policy.createScript(held.text);
    return script;
  }
}
