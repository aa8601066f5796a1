import { cleanAdsRequest, isAdsRequest } from './ads-requests.js';
import type { BypassWatch } from './bypass.js';
import { findIds } from './google-requests.js';
import type { GoogleTag } from './google-tag.js';
import type { SentRequest } from './guard.js';
import { cleanRequest } from './hits.js';
import type { PageFacts } from './page-facts.js';

const MAX_DROPPED = 99;

/** Every request to Google passes here: it is let through cleaned, or dropped. */
export class GoogleTraffic {
  /** Google may run on this page now. */
  open = false;
  /** Advertisements were declared and granted. */
  ads = false;
  /** Addresses of what was dropped: the first hundred, the last of them the newest. */
  readonly dropped: string[] = [];

  readonly #tag: GoogleTag;
  readonly #facts: PageFacts;
  readonly #bypass: BypassWatch;

  constructor(tag: GoogleTag, facts: PageFacts, bypass: BypassWatch) {
    this.#tag = tag;
    this.#facts = facts;
    this.#bypass = bypass;
  }

  /**
   * What goes to Google in place of a request. The IDs of each one, let through or not, are remembered, so that a refusal switches them off too.
   *
   * @param script the element that loads it; one that neither Kotowari nor its tag made came past the gate
   */
  toSent(url: string, body: unknown, script?: HTMLScriptElement): SentRequest | undefined {
    // whose advertisement it is, and how large, is not about the visitor
    if (this.ads && isAdsRequest(url)) return { url: cleanAdsRequest(url, this.#facts), body };
    const ids = findIds(url);
    this.#tag.disable(ids);
    // what Google's tags load themselves says so by `cx`
    if (script && !('kotowariTag' in script.dataset) && !/[?&]cx=/.test(url)) this.#bypass.tell(url);
    const passes = this.open && !ids.some((id) => this.#tag.isForeign(id));
    const sent = passes ? cleanRequest(url, body, this.#facts, (id) => this.#tag.viewsPagesOf(id)) : undefined;
    // behind the last one, or in its place: a tag that does not give up must not fill the memory
    if (!sent) this.dropped.splice(MAX_DROPPED, 1, url);
    return sent;
  }
}
