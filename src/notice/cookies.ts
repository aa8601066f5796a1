import { page } from './page-document.js';

/** Chrome keeps no cookie longer (RFC 6265bis). */
const MAX_AGE_SECONDS = 400 * 86_400;
/** Not under the prefix of decisions: other tabs would take it for one. */
const PROBE = 'kotowari_probe';

/**
 * The cookies that this page can read, by name; of a value the part before `=`.
 *
 * @throws where the document has no right to cookies (sandboxed frames)
 */
export function readCookies(): Partial<Record<string, string>> {
  return Object.fromEntries(page.cookie.split('; ').map((pair) => pair.split('=')));
}

/**
 * The domains on which a cookie of this host can live: the host itself, then each parent down to one label. Asking for a public
 * suffix (`co.jp`) is harmless, browsers refuse it; so no list of suffixes is needed.
 */
function listDomains(host: string): string[] {
  // a number of an address is no domain
  if (/^[\d.]+$|:/.test(host)) return [];
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

/** The folders above a path, with and without a slash: `/a/b` → `/`, `/a`, `/a/`, `/a/b`, `/a/b/`. */
function listPaths(path: string): string[] {
  const segments = path.split('/').filter(Boolean);
  const folders = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
  return ['/', ...folders.flatMap((folder) => [folder, `${folder}/`])];
}

/** Deletes a cookie wherever it may live: host-only and each parent domain × each path × plain, cross-site and partitioned. */
export function deleteCookie(name: string): void {
  for (const place of ['', ...listDomains(location.hostname).map(toAttribute)]) {
    for (const path of listPaths(location.pathname)) {
      for (const variant of ['', ';secure;samesite=none', ';secure;samesite=none;partitioned']) {
        page.cookie = `${name}=;max-age=0;path=${path}${place}${variant}`;
      }
    }
  }
}

/**
 * Finds where a cookie of the whole site lives, by trying: the highest domain that sticks.
 *
 * @param wanted the owner's choice; empty to search
 * @returns empty for a host-only cookie; null when no cookie stays at all
 */
export function findCookieDomain(wanted: string): string | null {
  const domains = wanted ? [wanted] : listDomains(location.hostname).reverse();
  for (const domain of [...domains, '']) {
    page.cookie = `${PROBE}=1;path=/;max-age=9;samesite=lax${toAttribute(domain)}`;
    const stuck = PROBE in readCookies();
    page.cookie = `${PROBE}=;path=/;max-age=0${toAttribute(domain)}`;
    if (stuck) return domain;
  }
  return null;
}

/** Writes a cookie for the whole site that lasts as long as browsers allow; over http and https alike. */
export function writeSiteCookie(name: string, value: string, wantedDomain: string): void {
  const domain = findCookieDomain(wantedDomain) ?? '';
  page.cookie = `${name}=${value};path=/;max-age=${MAX_AGE_SECONDS};samesite=lax${toAttribute(domain)}`;
}

function toAttribute(domain: string): string {
  return domain && `;domain=${domain}`;
}
