import { deleteCookie, readCookies } from '../cookies.js';

/**
 * The cookies of Google's tags: what the deleter deletes, and nothing but that (`_gaming`, `foo_ga_bar`, `_opt_out` are the site's own).
 * Names: law-and-specs.md §2.1. `FPID` is HttpOnly as a rule and needs the server.
 */
export const GOOGLE_COOKIES =
  /^(?:_ga(?:_[A-Z0-9]+|exp)?|_gid|_gat(?:_.+)?|_dc_gtm_[A-Z]+-.+|_gac_(?:gb_)?[A-Z][\w-]+|_opt_(?:aw[cgkm]id|utmc|expid)|_gcl_[a-z]{2}|__utm[abctvz]|AMP_TOKEN|FP(?:ID|LC|AU|GCL(?:AW|DC|GB)|GSID))$/;
/** What Google's tags keep in the page's own storage; a site may use any other name there. */
const GOOGLE_STORAGE = /^_gcl_[a-z]{2}$/;

/** A running tag may write its cookies again after the refusal; so they are deleted again, this many ms later. */
const SWEEPS_MS = [700, 2500];

/** Sweeps again, and again. */
export function repeatSweep(sweep: () => void): void {
  SWEEPS_MS.forEach((delay) => setTimeout(sweep, delay));
}

/** Whether `_ga=…; path=/`, as a script assigns it, would leave a cookie of Google's tags. Deleting one is always welcome. */
export function writesGoogleCookie(cookie: string, prefix: string): boolean {
  return !!toGoogleName(cookie.split('=')[0]?.trim() ?? '', prefix) && !/;\s*max-age=0/i.test(cookie);
}

/**
 * Deletes every cookie of Google's tags that this page can see, and what they keep in the page's storage (`_gcl_ls`), and nothing else.
 * Never throws.
 *
 * @param prefix gtag's `cookie_prefix`
 * @returns the names that were there, without the prefix: those of `_ga_…` cookies tell measurement IDs
 */
export function deleteGoogleCookies(prefix: string): string[] {
  const found: string[] = [];
  const sweep = (read: () => object, remove: (name: string) => void, names = GOOGLE_COOKIES) => {
    try {
      for (const name of Object.keys(read())) {
        const own = toGoogleName(name, prefix);
        if (own === null || !names.test(own)) continue;
        found.push(own);
        remove(name);
      }
    } catch {
      // without a right to them there are none to delete
    }
  };
  sweep(readCookies, deleteCookie);
  const storages = [() => localStorage, () => sessionStorage];
  storages.forEach((storage) => sweep(storage, (name) => storage().removeItem(name), GOOGLE_STORAGE));
  return found;
}

/**
 * The name that Google's tags know a cookie by: without the owner's prefix. Null for a cookie that is not theirs.
 *
 * @param prefix gtag's `cookie_prefix`
 */
function toGoogleName(name: string, prefix: string): string | null {
  const own = prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return GOOGLE_COOKIES.test(own) ? own : null;
}
