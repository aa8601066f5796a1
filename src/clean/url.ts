import { cleanPath } from './path.js';
import { readCampaign } from './query.js';

/** scheme, host with port, path, query: `https://user@example.jp:8080/a/b?c#d`. User information and fragment are not captured. */
const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#@]*)([^?#]*)(?:\?([^#]*))?/i;
const HOST = /^[a-z0-9\u0080-\uffff]([a-z0-9\u0080-\uffff._-]*[a-z0-9\u0080-\uffff])?$/;

/** The parts of an absolute http(s) URL that cleaning works on. `query` is without `?`. */
export interface UrlParts {
  readonly scheme: string;
  /** Lower case, without port, user information or trailing dot. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** Splits an absolute http(s) URL. @returns null for anything else (relative, `android-app:`, `-`, noise). */
export function parseUrl(url: string): UrlParts | null {
  const match = ABSOLUTE.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  if (!match || (scheme !== 'http' && scheme !== 'https')) return null;
  const host = (match[2] ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
  return { scheme, host, path: match[3] || '/', query: match[4] ?? '' };
}

/**
 * Makes a host name safe to keep.
 *
 * @returns the name; `:address` for an IP address or a name that carries one; null when it is not a host name.
 */
export function cleanHost(host: string): string | null {
  if (host.startsWith('[') || /^\d+(\.\d+)*$/.test(host)) return ':address';
  if (host.length > 253 || !HOST.test(host) || host.includes('..')) return null;
  // dial-up style names spell the address out: p1234-ipbf01.example.jp, 192-0-2-1.example.net
  return /(?:\d{1,3}[.-]){3}\d{1,3}/.test(host) || /\d{7,}/.test(host) ? ':address' : host;
}

/**
 * Makes an absolute URL safe to give to others: scheme, host, cleaned path and allow-listed campaign keys; nothing else.
 *
 * @returns the cleaned URL, or the empty string when it is no http(s) URL.
 */
export function cleanUrl(url: string): string {
  const parts = parseUrl(url);
  if (!parts) return '';
  const campaign = readCampaign(parts.query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const path = cleanPath(parts.path).split('/').map(encodeURI).join('/');
  return `${parts.scheme}://${parts.host}${path}${campaign.length ? `?${campaign.join('&')}` : ''}`;
}
