import { page } from './page-document.js';

const TAGS = 'script[data-measurement-id]';

/**
 * The tag that the script came with: where the options stand, and beside which the other files lie. Only here, while the script runs, is it known.
 * `type="module"`, or an optimizer that runs the script from elsewhere, leaves none: then it is looked for in the markup. Null where there is none.
 */
export const ownScript = findOwnScript();

function findOwnScript(): HTMLScriptElement | null {
  // in Node there is neither
  if (!globalThis.document) return null;
  const current = page.currentScript as HTMLScriptElement | null;
  return current?.matches(TAGS) ? current : (page.querySelector<HTMLScriptElement>(TAGS) ?? current);
}
