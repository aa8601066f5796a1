import type { GatedElementsHost } from './gated-elements-host.js';
import type { Messages } from '../messages/index.js';
import type { Service } from '../services.js';
import { createPlaceholder } from './placeholder.js';

const FRAMES = 'iframe[data-kotowari-service][data-src]';

/**
 * Holds back `<iframe data-kotowari-service="…" data-src="…">`: each loads when its service is allowed, and is emptied when it no longer is.
 * Until then a placeholder of the same height stands in its place, with a button of its own.
 */
export class GatedFrames {
  readonly #host: GatedElementsHost;
  /** What stands before each iframe; null once that is shown. */
  readonly #places = new WeakMap<Element, Element | null>();

  constructor(host: GatedElementsHost) {
    this.#host = host;
  }

  /** Looks at each iframe again. */
  run(): void {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(FRAMES)) {
      const found = this.#host.find(frame.dataset.kotowariService);
      if (found) this.#show(frame, found.service, found.granted);
    }
  }

  #show(frame: HTMLIFrameElement, service: Service, granted: boolean): void {
    const place = this.#places.get(frame);
    const words = this.#host.words();
    // words that are still on their way bring another look
    if (!words) return;
    if (place !== undefined && granted === !place) return;
    place?.remove();
    this.#places.set(frame, granted ? null : this.#hold(frame, service, words));
    if (granted || place === null) frame.src = granted ? (frame.dataset.src ?? '') : 'about:blank';
    frame.hidden = !granted;
  }

  #hold(frame: HTMLIFrameElement, { id, purpose, receiver }: Service, words: Messages): Element {
    const placeholder = createPlaceholder({
      words,
      receiver: receiver?.name ?? id,
      height: frame.offsetHeight,
      onAccept: () => this.#host.accept(purpose),
    });
    frame.before(placeholder);
    return placeholder;
  }
}
