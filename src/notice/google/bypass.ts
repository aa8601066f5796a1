import { BYPASS_EVENT, fire } from '../events.js';
import { findIds, isGoogleRequest } from './google-requests.js';
import { page } from '../page-document.js';

/** The snippets that Google's own pages tell owners to paste, and what plug-ins as Site Kit write. */
const SNIPPET = /gtag\(\s*['"]config|googletagmanager\.com/;
const MAX_LINE = 120;

/** Finds Google tags that Kotowari did not load, and tells of each once: by an event, and on the console with the line to remove. */
export class BypassWatch {
  /** Markup or addresses of what was found. */
  readonly lines = new Set<string>();
  readonly #onFound: (ids: readonly string[]) => void;
  /** What was asked of Google before there was a guard: the notice came late. */
  readonly #early = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name, initiatorType }) => isGoogleRequest(name, initiatorType === 'script'))
    .map(({ name }) => name);

  /** @param onFound is given the IDs of what was found; they can be none */
  constructor(onFound: (ids: readonly string[]) => void) {
    this.#onFound = onFound;
  }

  /** Some were found: until they are gone, the notice cannot say that nothing reaches Google. */
  get found(): boolean {
    return this.lines.size + this.#early.length > 0;
  }

  /** Looks for snippets, tags and connections in the page's markup, which the HTML parser loads past every gate. */
  searchMarkup(): void {
    this.#early.forEach((url) => this.tell(url));
    for (const script of page.querySelectorAll('script')) {
      // a script that is held back does not run
      if ('kotowariTag' in script.dataset || script.type === 'text/plain') continue;
      // one that a worker runs has a type of its own; without an address, such may be data
      const found = script.src
        ? isGoogleRequest(script.src, true)
        : /^$|javascript|module|partytown/.test(script.type) && SNIPPET.test(script.text);
      if (found) this.tell(script.outerHTML);
    }
    for (const link of page.querySelectorAll<HTMLLinkElement>('link[href]'))
      if (isGoogleRequest(link.href)) this.tell(link.outerHTML);
    for (const frame of page.querySelectorAll('iframe')) if (isGoogleRequest(frame.src)) this.tell(frame.outerHTML);
  }

  /** Tells of one, unless it was told of before. @param line where to find it: markup or address */
  tell(line: string): void {
    if (this.lines.has(line)) return;
    this.lines.add(line);
    const ids = findIds(line);
    this.#onFound(ids);
    fire(BYPASS_EVENT, { ids, line });
    // eslint-disable-next-line no-console
    console.warn('Kotowari: Google tag past the notice. Remove:', line.slice(0, MAX_LINE));
  }
}
