import { ALLOWED_TEXT, cleanPath, cleanUrl } from '../../clean/index.js';
import type { NoticeOptions } from '../options.js';
import { page } from '../page-document.js';

/** What of an address is the name of a page, beside its path. */
export type NamingOptions = Pick<NoticeOptions, 'queryKeys' | 'hashRoutes'>;

const MAX_VALUE_LENGTH = 80;

/**
 * Makes an address safe to give to Google, as {@link cleanUrl}; of the site's own pages the keys named by `query-keys`, and the route behind
 * `#` where there are such, stay.
 *
 * @returns the cleaned address, or the empty string when it is no http(s) address
 */
export function cleanPageUrl(address: string, { queryKeys, hashRoutes }: NamingOptions): string {
  const cleaned = cleanUrl(address);
  if (!cleaned || !(queryKeys || hashRoutes) || !URL.canParse(address)) return cleaned;
  const { hostname, searchParams, hash } = new URL(address);
  if (hostname !== location.hostname) return cleaned;
  const keys = queryKeys.split(/[\s,]+/);
  const kept = [...searchParams].filter(
    ([key, value]) => keys.includes(key) && value.length <= MAX_VALUE_LENGTH && ALLOWED_TEXT.test(value),
  );
  const [path = '', campaign] = cleaned.split('?');
  const query = [...kept.map((pair) => pair.map(encodeURIComponent).join('=')), ...(campaign ? [campaign] : [])];
  const [, mark, route] = (hashRoutes && /^(#!?)(\/.*)/.exec(hash)) || [];
  return path + (query.length ? `?${query.join('&')}` : '') + (route ? mark + encodeURI(cleanPath(route)) : '');
}

/** The paths that an address stands for: its own, and the route behind `#` where there are such. */
export function listRoutes(address: string, { hashRoutes }: NamingOptions): string[] {
  try {
    const { pathname, hash } = new URL(address, page.baseURI);
    return [pathname, ...(hashRoutes && /^#!?\//.test(hash) ? [hash.replace(/^#!?/, '')] : [])];
  } catch {
    // what is no address is the name of no page
    return [];
  }
}
