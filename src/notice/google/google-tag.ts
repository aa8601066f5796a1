import { findIds } from './google-requests.js';
import { OWN_VIEW } from './hits.js';
import type { NoticeOptions } from '../options.js';
import { LateTitle } from './late-title.js';
import type { PageFacts } from './page-facts.js';
import type { GoogleQueue } from './queue.js';
import { pageNonce } from '../script-url.js';
import type { ScriptPolicy } from '../script-url.js';
import { page } from '../page-document.js';

/** The seven of Consent Mode v2: one for analytics, three for ads, and three that no declared purpose needs. */
const SIGNALS =
  'analytics_storage ad_storage ad_user_data ad_personalization functionality_storage personalization_storage security_storage';

type Page = typeof globalThis & {
  google_tag_manager?: Record<string, unknown>;
  [disable: `ga-disable-${string}`]: boolean;
};

/** Google's tag: consent state, the switch for each measurement ID, loading. The only place that knows gtag.js. */
export class GoogleTag {
  readonly #page = globalThis as Page;
  readonly #known = new Set<string>();
  /** Of tags that came past the gate: off whatever is decided. */
  readonly #foreign = new Set<string>();
  readonly #loaded = new Set<string>();
  /** IDs that heard of the present page. */
  readonly #viewed = new Set<string>();
  readonly #queue: GoogleQueue;
  readonly #policy: ScriptPolicy;
  readonly #facts: PageFacts;
  #running = false;
  /** The owner's present ones. */
  #own: readonly string[] = [];
  #viewedPage = '';
  readonly #titles = new LateTitle();

  constructor(facts: PageFacts, policy: ScriptPolicy, queue: GoogleQueue) {
    this.#facts = facts;
    this.#policy = policy;
    this.#queue = queue;
  }

  /** Says "denied" to all seven signals, before anything else can speak, and switches the given IDs off. */
  prepare(ids: readonly string[]): void {
    this.#queue.takeOver(() => {
      this.#queue.say('consent', 'default', signals(false, false));
      this.#queue.say('set', 'ads_data_redaction', true);
      this.#queue.say('set', 'url_passthrough', false);
    });
    this.disable(ids);
  }

  /** Switches IDs off unless the tag may run. */
  disable(ids: readonly string[]): void {
    ids.forEach((id) => this.#known.add(id));
    if (!this.#running) this.#switch(true);
  }

  /** Switches IDs off for good, unless they are the owner's own. */
  banish(ids: readonly string[], own: readonly string[]): void {
    ids.filter((id) => !own.includes(id)).forEach((id) => this.#foreign.add(id));
    this.#switch(!this.#running);
  }

  /** Whether an ID was banished. */
  isForeign(id: string): boolean {
    return this.#foreign.has(id);
  }

  /** A container ran: what else than Google's tags it started cannot be stopped without a reload. */
  get leavesOthers(): boolean {
    return [...this.#loaded].some((id) => !isMeasurementId(id));
  }

  /** Lets the tag run, and loads it at the first call. */
  start(options: NoticeOptions, ads: boolean): void {
    this.#queue.collect();
    this.#running = true;
    this.#own = options.measurementIds;
    options.measurementIds.forEach((id) => this.#known.add(id));
    this.#switch(false);
    this.#queue.say('consent', 'update', signals(true, ads));
    const ids = options.measurementIds.filter((id) => !this.#loaded.has(id));
    this.#queue.release(false);
    if (ids.length) this.#configure(ids, options);
    this.viewPage();
    this.#queue.release(true);
    if (ids.length) this.#load(ids, options);
  }

  /**
   * Sends a page view, once for each page and to our own IDs. The tag's own ones are off, and the guard drops those of enhanced measurement:
   * they come from a single-page application's history calls, with the address as it is.
   */
  viewPage(): void {
    const { name } = this.#facts;
    if (name !== this.#viewedPage) this.#viewed.clear();
    const ids = this.#own.filter((id) => isMeasurementId(id) && !this.#viewed.has(id));
    if (!this.#running || !ids.length) return;
    this.#viewedPage = name;
    ids.forEach((id) => this.#viewed.add(id));
    const fields = this.#facts.fields();
    // what happens before the router has set the title is not told under that of the page before
    this.#queue.say('set', { ...fields, page_title: this.#titles.isLate ? '' : fields['page_title'] });
    this.#titles.whenSet((late) => {
      const view = { ...fields, page_title: late ? '' : this.#facts.title };
      this.#queue.say('set', view);
      this.#queue.say('event', 'page_view', { ...view, send_to: ids, [OWN_VIEW]: 1 });
    });
  }

  /** The page is about to become another: a view that waits for its title is sent without, and what the page said is judged by its present address. */
  leavePage(): void {
    this.#titles.leave();
    this.#queue.collect();
  }

  /** Whether Kotowari sends the page views of this ID. */
  viewsPagesOf(id: string): boolean {
    return this.#loaded.has(id);
  }

  /** Stops the tag: by ID, and by consent state. What it already loaded stays in the page, silent. */
  stop(): void {
    this.#running = false;
    // what runs in the page without being configured
    this.disable(findIds(Object.keys(this.#page.google_tag_manager ?? {}).join()));
    this.#queue.say('consent', 'update', signals(false, false));
  }

  #configure(ids: readonly string[], options: NoticeOptions): void {
    const fields = {
      ...this.#facts.fields(),
      send_page_view: false,
      allow_google_signals: false,
      allow_ad_personalization_signals: false,
      // no longer than a grant
      cookie_expires: options.grantDays * 86_400,
    };
    this.#queue.say('js', new Date());
    this.#queue.say('set', fields);
    ids.filter(isMeasurementId).forEach((id) => this.#queue.say('config', id, fields));
    ids.forEach((id) => this.#loaded.add(id));
  }

  #load(ids: readonly string[], options: NoticeOptions): void {
    const tag = ids.find(isMeasurementId);
    if (tag) this.#insert(options.tagUrl, tag);
    for (const container of ids.filter((id) => !isMeasurementId(id))) {
      this.#queue.put({ 'gtm.start': Date.now(), event: 'gtm.js' });
      this.#insert(options.tagUrl.replace(/gtag\/js$/, 'gtm.js'), container);
    }
  }

  #insert(address: string, id: string): void {
    const script = page.createElement('script');
    script.async = true;
    script.dataset.kotowariTag = '';
    script.nonce = pageNonce();
    script.referrerPolicy = 'origin';
    try {
      script.src = this.#policy.createScriptURL(`${address}${address.includes('?') ? '&' : '?'}id=${id}`);
      page.head.append(script);
    } catch {
      // the page's Trusted Types do not admit our policy: no tag, and no error in the page
    }
  }

  #switch(off: boolean): void {
    for (const id of [...this.#known, ...this.#foreign])
      this.#page[`ga-disable-${id}`] = off || this.isForeign(id) || (this.#loaded.has(id) && !this.#own.includes(id));
  }
}

function signals(analytics: boolean, ads: boolean): Record<string, string> {
  const states = SIGNALS.split(' ').map((name, index) => [
    name,
    (index ? ads && index < 4 : analytics) ? 'granted' : 'denied',
  ]);
  return Object.fromEntries(states) as Record<string, string>;
}

function isMeasurementId(id: string): boolean {
  return id.startsWith('G-');
}
