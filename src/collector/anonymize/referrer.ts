import { createPathMatcher, parseUrl } from '../../clean/index.js';
import type { SafeReferrer } from '../model/index.js';
import { cleanHostName } from './clean-host-name.js';
import { cleanTargetPath } from './clean-target-path.js';
import { unescapeLog } from './target.js';

/** No referrer, or one that may not be told. */
export const NO_REFERRER: SafeReferrer = { value: null, isSensitive: false };

/**
 * Reduces referrers: another site's to its host, the own site's to a cleaned path. Query and fragment never survive.
 *
 * @param ownHosts host names of the site; `www.` in front of one counts as the same.
 */
export function createReferrerReader(
  ownHosts: readonly string[],
  sensitivePaths: readonly string[],
): (referrer: string | null) => SafeReferrer {
  const own = new Set(ownHosts.map(bareHost));
  const isSensitivePath = createPathMatcher(sensitivePaths);
  return (referrer) => {
    const parts = referrer === null ? null : parseUrl(unescapeLog(referrer));
    if (!parts) return NO_REFERRER;
    // without a configured host a page cannot be told from another site's: then a sensitive path on any host counts
    const isOwn = own.has(bareHost(parts.host));
    if ((isOwn || own.size === 0) && isSensitivePath(parts.path)) return { value: null, isSensitive: true };
    return { value: isOwn ? cleanTargetPath(parts.path) : cleanHostName(parts.host), isSensitive: false };
  };
}

function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^www\./, '');
}
