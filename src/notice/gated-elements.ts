import type { GatedFrames } from './details/index.js';
import type { Language } from './messages/index.js';
import { loadDetails } from './more-files.js';
import type { ScriptPolicy } from './script-url.js';
import type { Service } from './services.js';

const SCRIPTS = 'script[type="text/plain"][data-kotowari-service]';
const FRAMES = 'iframe[data-kotowari-service][data-src]';

/** What gated elements ask of the page; plain names, since frames are held by another file. */
export interface GatedElementsHost {
  /** The service with that `id`, and whether its purpose is allowed; undefined for one that is not declared: it never is. */
  readonly find: (id: string | undefined) => { readonly service: Service; readonly granted: boolean } | undefined;
  readonly accept: (purpose: string) => void;
  readonly language: () => Language;
}

/**
 * Runs what the page holds back, for each service that is allowed. `<script type="text/plain" data-kotowari-service="…">`, inline, external
 * or (`data-type="module"`) a module: each runs once, in order, with its attributes and nonce. For iframes see {@link GatedFrames}.
 */
export class GatedElements {
  readonly #host: GatedElementsHost;
  readonly #policy: ScriptPolicy;
  #queue = Promise.resolve();
  #frames: Promise<GatedFrames> | undefined;

  constructor(host: GatedElementsHost, policy: ScriptPolicy) {
    this.#host = host;
    this.#policy = policy;
  }

  /** Looks for what may run now, or no longer. Never throws. */
  run(): void {
    // one run at a time: a second one must not go past the script that the first one waits for
    this.#queue = this.#queue.then(() => this.#runScripts()).catch(() => undefined);
    if (!document.querySelector(FRAMES)) return;
    this.#frames ??= loadDetails().then(({ GatedFrames }) => new GatedFrames(this.#host));
    this.#frames.then(
      (frames) => frames.run(document.querySelectorAll<HTMLIFrameElement>(FRAMES)),
      // without their file they stay empty
      () => undefined,
    );
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
    if (held.src) script.src = this.#policy.createScriptURL(held.src);
    else script.text = this.#policy.createScript(held.text);
    return script;
  }
}
