import type * as check from './check/index.js';
import type * as gated from './gated/index.js';

/** Loads what runs the elements that a page holds back. Rejects when it cannot be loaded. */
export function loadGated(): Promise<typeof gated> {
  return import('./gated/index.js');
}

/** Loads the owner's check. Rejects when it cannot be loaded. */
export function loadCheck(): Promise<typeof check> {
  return import('./check/index.js');
}
