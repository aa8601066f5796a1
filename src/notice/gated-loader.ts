import type { GatedElements, GatedElementsHost } from './gated/index.js';
import { loadGated } from './more-files.js';
import { page } from './page-document.js';

/** Fetches what runs gated elements, on pages that declare services or hold something back. */
export class GatedLoader {
  readonly #host: GatedElementsHost;
  #elements: Promise<GatedElements> | undefined;

  constructor(host: GatedElementsHost) {
    this.#host = host;
  }

  /** Lets them look for what may run now, or no longer. Without their file nothing of that runs. Never throws. */
  run(): void {
    if (!page.querySelector('[data-kotowari-service],[data-kotowari-services]')) return;
    this.#elements ??= loadGated().then(({ GatedElements }) => new GatedElements(this.#host));
    this.#elements.then(
      (elements) => elements.run(),
      () => undefined,
    );
  }
}
