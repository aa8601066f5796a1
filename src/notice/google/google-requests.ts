const HOST =
  /(?:^|\.)(?:google(?:tagmanager|-analytics|adservices|syndication)|analytics\.google|doubleclick)\.(?:com|net)$/;
/** Google's paths on any host: a tag gateway or a server-side container answers under the site's own name. */
const PATH = /\/(?:[gjr]|ccm|mp)\/collect$|\/gt(?:ag\/js|m\.js)$|\/ga-audiences$/;
/** A tag by its ID, whatever its address: `/metrics/?id=G-…` of a tag gateway. */
const TAG_ID = /[?&]id=(?:G|GT|GTM|AW|DC)-\w+/;
/** The IDs that a request or a script's text names: of a tag or container, or of whom a hit is for. */
const IDS = /\b(?:G|GT|GTM|AW|DC|UA)-[A-Z\d][A-Z\d-]{3,}/g;

/** Whether a request would go to Google's tags, by host or by the shape of its path; a script also by the ID in its query. */
export function isGoogleRequest(url: string, isScript = false): boolean {
  try {
    const { hostname, pathname, search } = new URL(url, document.baseURI);
    return HOST.test(hostname) || PATH.test(pathname) || (isScript && TAG_ID.test(search));
  } catch {
    // what is no URL makes no request
    return false;
  }
}

/** Whether a request to Google only fetches a tag; any other is a hit. */
export function isTagRequest(url: string): boolean {
  return TAG_ID.test(url);
}

/** The IDs of tags, containers and destinations in an address or in a script. */
export function findIds(text: string): string[] {
  return text.match(IDS) ?? [];
}
