import type * as check from './check/index.js';
import type * as details from './details/index.js';

/** Loads what the details, and the placeholders of iframes, are made of. Rejects when it cannot be loaded. */
export function loadDetails(): Promise<typeof details> {
  return import('./details/index.js');
}

/** Loads the owner's check. Rejects when it cannot be loaded. */
export function loadCheck(): Promise<typeof check> {
  return import('./check/index.js');
}
