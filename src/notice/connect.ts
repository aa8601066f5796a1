import type { Decision } from '../contract/index.js';
import { ConsentController } from './consent-controller.js';
import type { GivenOptions } from './options.js';

/** `window.kotowari`: what a page can ask and say. */
export interface KotowariApi {
  /** What is decided now, by purpose; a purpose that is absent is not decided. */
  readonly decision: Decision;
  /** Resolves with the decision when the stores were read; 200 ms at most. */
  readonly ready: Promise<Decision>;
  /** Accepts one purpose, or all. */
  accept(purpose?: string): Promise<void>;
  /** Refuses one purpose, or all. */
  refuse(purpose?: string): Promise<void>;
  /** Shows the notice again. */
  open(): void;
  /** Deletes what was decided, and Google's cookies; asks again. */
  forget(): Promise<void>;
  /** Changes options. */
  configure(options: GivenOptions): void;
}

declare global {
  interface Window {
    /** There once the script ran, or one of the elements was in the page. */
    kotowari?: KotowariApi;
  }
}

const KEY = Symbol.for('kotowari.controller');
type Page = typeof globalThis & Window & { [KEY]?: ConsentController };

/**
 * Gives the page's one controller, and makes it at the first call, with `window.kotowari` in front of it. The script that
 * is there twice, or beside the npm classes, meets the same one.
 *
 * @param given options; those that are given at a later call change the present ones
 */
export function connectController(given: GivenOptions = {}): ConsentController {
  const page = globalThis as Page;
  const present = page[KEY];
  if (present) {
    if (Object.keys(given).length) present.configure(given);
    return present;
  }
  const controller = new ConsentController(given);
  page[KEY] = controller;
  page.kotowari = toApi(controller);
  return controller;
}

function toApi(controller: ConsentController): KotowariApi {
  return {
    get decision() {
      return controller.decision;
    },
    ready: controller.ready,
    accept: (purpose) => controller.accept(purpose),
    refuse: (purpose) => controller.refuse(purpose),
    open: () => controller.open(),
    forget: () => controller.forget(),
    configure: (options) => controller.configure(options),
  };
}
