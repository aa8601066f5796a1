import { page } from '../page-document.js';

/** Hosts that only Google's tags and advertisements speak to. */
const HOST =
  /(?:^|\.)(?:google(?:tagmanager|-analytics|adservices|syndication)|analytics\.google|doubleclick)\.(?:com|net)$/;
/** Google's audiences, on any of its country's hosts: `www.google.co.jp/ads/ga-audiences`. */
const AUDIENCES = /^www\.google\.[a-z.]+\/ads\/ga-audiences$/;
/** Where a tag gateway or a server-side container takes hits, under the site's own name; a site may have such a path for itself. */
const COLLECT = /\/(?:[gjr]|ccm|mp)\/collect$/;
/** What every hit says, and a site's own form does not: the version of the protocol and for whom it is. */
const HIT = /[?&](?:tid|measurement_id)=(?:G|GT|AW|DC|UA)-\w|[?&]gtm=\w/;
/** Where a tag comes from under any name: `/metrics/?id=G-…` of a gateway too. */
const TAG_PATH = /\/(?:gtag\/js|gtm\.js|ns\.html)?$/;
/** A tag by its ID. */
const TAG_ID = /[?&]id=(?:G|GT|GTM|AW|DC)-[A-Z\d]{4,}(?=&|$)/;
/** The site's own scripts that answer a call (JSONP) may have an `id` of any form. */
const OWN_CALL = /[?&](?:callback|jsonp|cb)=/;
/** The IDs that a request or a script's text names: of a tag or container, or of whom a hit is for. */
const IDS = /\b(?:G|GT|GTM|AW|DC|UA)-[A-Z\d][A-Z\d-]{3,}/g;

/** Whether a request would go to Google's tags: by its host, or under the site's own name by path and query together. */
export function isGoogleRequest(url: string, isScript = false): boolean {
  try {
    const { hostname, pathname, search } = new URL(url, page.baseURI);
    if (HOST.test(hostname) || AUDIENCES.test(hostname + pathname)) return true;
    if (COLLECT.test(pathname)) return HIT.test(search);
    const named = TAG_PATH.test(pathname) && TAG_ID.test(search) && !OWN_CALL.test(search);
    return named && (isScript || !pathname.endsWith('/'));
  } catch {
    // what is no URL makes no request
    return false;
  }
}

/** Whether a request to Google only fetches a tag; any other is a hit. */
export function isTagRequest(url: string): boolean {
  return TAG_ID.test(url) && !COLLECT.test(url.split('?')[0] ?? '');
}

/** The IDs of tags, containers and destinations in an address or in a script. */
export function findIds(text: string): string[] {
  return text.match(IDS) ?? [];
}
