import { isGoogleRequest } from './google-tag.js';

/**
 * Finds Google tags in the page's markup, which the HTML parser loads past every gate: the snippet that was there before Kotowari.
 *
 * @returns their measurement and container IDs; empty when Kotowari alone speaks to Google
 */
export function findBypass(): string[] {
  const ids: string[] = [];
  for (const element of document.querySelectorAll<HTMLScriptElement>('script[src]:not([data-kotowari-tag])')) {
    if (element.type === 'text/plain' || !isGoogleRequest(element.src)) continue;
    const id = new URL(element.src).searchParams.get('id');
    if (id) ids.push(id);
  }
  return ids;
}
