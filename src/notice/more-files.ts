/** Loads what the details, and the placeholders of iframes, are made of. Rejects when it cannot be loaded. */
export function loadDetails(): Promise<typeof import('./details/index.js')> {
  return import('./details/index.js');
}

/** Loads the owner's check. Rejects when it cannot be loaded. */
export function loadCheck(): Promise<typeof import('./check/index.js')> {
  return import('./check/index.js');
}
