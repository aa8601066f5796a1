import { cleanTitle } from '../../clean/index.js';
import type { NoticeOptions } from '../options.js';
import { cleanPageUrl } from './page-name.js';
import { page } from '../page-document.js';

/** The options that what Google learns depends on. */
type FactOptions = Pick<NoticeOptions, 'queryKeys' | 'hashRoutes' | 'eventParams'>;

/** What Google may learn of the page: cleaned, and never that a deny-path was there before it. */
export class PageFacts {
  /** Whether an address, or a path, is one where Google never runs. */
  readonly hides: (address: string) => boolean;
  readonly #options: () => FactOptions;
  readonly #hiddenTitles = new Set<string>();
  readonly #leftOut = new Set<string>();
  #referrer = page.referrer;
  #told = location.href;

  /** @param hides and options are asked at each use: both can change */
  constructor(hides: (address: string) => boolean, options: () => FactOptions) {
    this.hides = hides;
    this.#options = options;
  }

  /** Names of the site's own parameters that may pass. */
  get eventParams(): readonly string[] {
    return this.#options().eventParams.split(/[\s,]+/);
  }

  /** The page's name: two addresses with the same one are one page. */
  get name(): string {
    return this.cleanUrl(location.href) + location.pathname;
  }

  /** See {@link cleanPageUrl}. */
  cleanUrl(address: string): string {
    return cleanPageUrl(address, this.#options());
  }

  /** Tells the owner, once, of a parameter that does not pass. */
  onLeftOut(name: string): void {
    if (this.#leftOut.has(name)) return;
    this.#leftOut.add(name);
    // eslint-disable-next-line no-console -- for the owner
    console.warn(`Kotowari: "${name}" is not sent. To send it: event-params="${name}"`);
  }

  /**
   * Remembers the title of a deny-path, which applications set anew later than the address.
   *
   * @param address of the page that is left
   */
  leave(address: string): void {
    if (this.hides(address)) this.#hiddenTitles.add(cleanTitle(page.title));
  }

  /** Whether a title belongs to a deny-path that was left. */
  hidesTitle(title: string): boolean {
    return this.#hiddenTitles.has(cleanTitle(title));
  }

  /** The present title, as Google may know it. */
  get title(): string {
    return this.hidesTitle(page.title) ? '' : cleanTitle(page.title);
  }

  /** The fields by which Google's tag knows the page. Behind a single-page navigation, the page that it was told of before is the referrer. */
  fields(): Readonly<Record<string, string>> {
    const { href } = location;
    if (href !== this.#told) {
      this.#referrer = this.#told;
      this.#told = href;
    }
    return {
      page_location: this.cleanUrl(href),
      page_referrer: this.hides(this.#referrer) ? '' : this.cleanUrl(this.#referrer),
      page_title: this.title,
    };
  }
}
