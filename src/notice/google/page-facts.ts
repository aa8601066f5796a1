import { cleanTitle, cleanUrl, parseUrl } from '../../clean/index.js';

/** What Google may learn of the page: cleaned, and never that a deny-path was there before it. */
export class PageFacts {
  /** Whether a path is a deny-path. */
  readonly hides: (path: string) => boolean;
  readonly #hiddenTitles = new Set<string>();
  #referrer = document.referrer;
  #told = location.href;

  /** @param hides asked at each use: the options can change */
  constructor(hides: (path: string) => boolean) {
    this.hides = hides;
  }

  /**
   * Remembers the title of a deny-path, which applications set anew later than the address.
   *
   * @param path of the page that is left
   */
  leave(path: string): void {
    if (this.hides(path)) this.#hiddenTitles.add(cleanTitle(document.title));
  }

  /** Whether a title belongs to a deny-path that was left. */
  hidesTitle(title: string): boolean {
    return this.#hiddenTitles.has(cleanTitle(title));
  }

  /** The fields by which Google's tag knows the page. Behind a single-page navigation, the page that it was told of before is the referrer. */
  fields(): Readonly<Record<string, string>> {
    const { href } = location;
    const { title } = document;
    if (href !== this.#told) {
      this.#referrer = this.#told;
      this.#told = href;
    }
    return {
      page_location: cleanUrl(href),
      page_referrer: this.hides(parseUrl(this.#referrer)?.path ?? '') ? '' : cleanUrl(this.#referrer),
      page_title: this.hidesTitle(title) ? '' : cleanTitle(title),
    };
  }
}
