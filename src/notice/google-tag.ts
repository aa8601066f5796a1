import { cleanTitle, cleanUrl, createPathMatcher, parseUrl } from '../clean/index.js';
import { readCookies } from './cookies.js';
import type { NoticeOptions } from './options.js';
import { createScriptPolicy, pageNonce } from './script-url.js';

const HOST =
  /(?:^|\.)(?:google(?:tagmanager|-analytics|adservices|syndication)|analytics\.google|doubleclick)\.(?:com|net)$/;
/** Google's paths on any host: a tag gateway or a server-side container answers under the site's own name. */
const PATH = /\/(?:[gjr]|ccm|mp)\/collect$|\/gt(?:ag\/js|m\.js)$|\/ga-audiences$/;

/** The seven of Consent Mode v2: one for analytics, three for ads, and three that no declared purpose needs. */
const SIGNALS =
  'analytics_storage ad_storage ad_user_data ad_personalization functionality_storage personalization_storage security_storage';

type Page = typeof globalThis & {
  dataLayer?: unknown[];
  google_tag_manager?: Record<string, unknown>;
  [disable: `ga-disable-${string}`]: boolean;
};

/** Whether a request would go to Google's tags, by host or by the shape of its path. */
export function isGoogleRequest(url: string): boolean {
  try {
    const { hostname, pathname } = new URL(url, document.baseURI);
    return HOST.test(hostname) || PATH.test(pathname);
  } catch {
    // what is no URL makes no request
    return false;
  }
}

/** Google's tag: consent state, the switch for each measurement ID, loading. The only place that knows gtag.js. */
export class GoogleTag {
  readonly #page = globalThis as Page;
  readonly #known = new Set<string>();
  readonly #loaded = new Set<string>();
  readonly #toScriptUrl = createScriptPolicy();
  #running = false;
  /** Google's tag reads `arguments` objects as commands; an array is data to it. */
  readonly #gtag: (...command: unknown[]) => void = function () {
    // eslint-disable-next-line prefer-rest-params
    ((globalThis as Page).dataLayer ??= []).push(arguments);
  };

  /** Says "denied" to all seven signals, before anything else can speak, and switches the given IDs off. */
  prepare(ids: readonly string[]): void {
    this.#gtag('consent', 'default', signals(false, false));
    this.#gtag('set', 'ads_data_redaction', true);
    this.#gtag('set', 'url_passthrough', false);
    this.disable(ids);
  }

  /** Switches IDs off unless the tag may run. */
  disable(ids: readonly string[]): void {
    ids.forEach((id) => this.#known.add(id));
    if (!this.#running) this.#switch(true);
  }

  /** Lets the tag run, and loads it at the first call. */
  start(options: NoticeOptions, ads: boolean): void {
    this.#running = true;
    options.measurementIds.forEach((id) => this.#known.add(id));
    this.#switch(false);
    this.#gtag('consent', 'update', signals(true, ads));
    const ids = options.measurementIds.filter((id) => !this.#loaded.has(id));
    if (ids.length) this.#load(ids, options);
  }

  /** Stops the tag: by ID, and by consent state. What it already loaded stays in the page, silent. */
  stop(): void {
    this.#running = false;
    this.#findIds();
    this.#switch(true);
    this.#gtag('consent', 'update', signals(false, false));
  }

  #load(ids: readonly string[], options: NoticeOptions): void {
    const fields = pageFields(options);
    this.#gtag('js', new Date());
    this.#gtag('set', fields);
    const tags = ids.filter((id) => !id.startsWith('GTM-'));
    tags.forEach((id) => this.#gtag('config', id, fields));
    ids.forEach((id) => this.#loaded.add(id));
    if (tags[0]) this.#insert(options.tagUrl, tags[0]);
    for (const container of ids.filter((id) => !tags.includes(id))) {
      this.#page.dataLayer?.push({ 'gtm.start': Date.now(), event: 'gtm.js' });
      this.#insert(options.tagUrl.replace(/gtag\/js$/, 'gtm.js'), container);
    }
  }

  #insert(address: string, id: string): void {
    const script = document.createElement('script');
    script.async = true;
    script.dataset.kotowariTag = '';
    script.nonce = pageNonce();
    script.src = this.#toScriptUrl(`${address}${address.includes('?') ? '&' : '?'}id=${id}`);
    document.head.append(script);
  }

  #switch(off: boolean): void {
    for (const id of this.#known) this.#page[`ga-disable-${id}`] = off;
  }

  /** IDs that were not configured: what runs in the page, and what wrote a cookie earlier. */
  #findIds(): void {
    const found = Object.keys(this.#page.google_tag_manager ?? {}).filter((id) => /^[A-Z]+-/.test(id));
    for (const name in readCookies()) if (name.startsWith('_ga_')) found.push(name.replace('_ga_', 'G-'));
    found.forEach((id) => this.#known.add(id));
  }
}

function signals(analytics: boolean, ads: boolean): Record<string, string> {
  const states = SIGNALS.split(' ').map((name, index) => [
    name,
    (index ? ads && index < 4 : analytics) ? 'granted' : 'denied',
  ]);
  return Object.fromEntries(states) as Record<string, string>;
}

/** What Google learns of the page: cleaned, and never that the visitor came from a deny-path. Its cookies live no longer than a grant. */
function pageFields({ denyPaths, grantDays, cookiePrefix }: NoticeOptions): Record<string, unknown> {
  const referrer = parseUrl(document.referrer);
  const hidden = referrer?.host === location.hostname && createPathMatcher(denyPaths)(referrer.path);
  return {
    page_location: cleanUrl(location.href),
    page_referrer: hidden ? '' : cleanUrl(document.referrer),
    page_title: cleanTitle(document.title),
    allow_google_signals: false,
    allow_ad_personalization_signals: false,
    cookie_expires: grantDays * 86_400,
    cookie_prefix: cookiePrefix,
  };
}
