import { cleanPath, createPathMatcher, parseUrl, readCampaign } from '../../clean/index.js';
import { OWN_PREFIX, SENSITIVE } from '../../contract/index.js';
import type { SafeTarget } from '../model/index.js';

/** Extensions of what a page pulls in by itself. Such a request is not a page view. Compare GoAccess, `--static-file`. */
const ASSET =
  /\.(?:css|js|mjs|map|json|xml|txt|ico|png|jpe?g|gif|webp|avif|svg|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|m4[av]|ogg|oga|ogv|wav|webm|mov|avi|wasm|webmanifest|zip|gz|tgz|bz2|xz|7z|rar|jar|exe|dmg|iso|deb|rpm|bin)$/i;
const NO_TARGET: SafeTarget = {
  path: null,
  queryKeys: [],
  campaignQuery: '',
  campaign: null,
  isAsset: false,
  isSensitive: false,
  isOwn: false,
};

/** Reduces request targets to cleaned path and campaign. */
export function createTargetReader(sensitivePaths: readonly string[]): (target: string | null) => SafeTarget {
  const isSensitivePath = createPathMatcher(sensitivePaths);
  return (target) => {
    if (target === null) return NO_TARGET;
    const [raw, query] = splitTarget(unescapeLog(target));
    const isOwn = raw.startsWith(OWN_PREFIX);
    const isAsset = ASSET.test(raw);
    if (isSensitivePath(raw)) return { ...NO_TARGET, path: SENSITIVE, isAsset, isSensitive: true, isOwn };
    const campaign = readCampaign(query);
    return {
      path: cleanPath(raw),
      queryKeys: readQueryKeys(query),
      campaignQuery: campaign.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'),
      campaign: campaign.map(([, value]) => value).join(' / ') || null,
      isAsset,
      isSensitive: false,
      isOwn,
    };
  };
}

/** `/a?b#c`, `http://host/a?b` (proxy form), `*`, `host:443` (CONNECT): path and query, nothing else. */
function splitTarget(target: string): [path: string, query: string] {
  const parts = parseUrl(target);
  if (parts) return [parts.path, parts.query];
  const mark = target.search(/[?#]/);
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1).replace(/#.*$/s, '')];
}

/** nginx writes bytes outside ASCII as `\xE3`, Apache quotes as `\"`: as percent signs they decode with the rest. */
export function unescapeLog(text: string): string {
  return text.includes('\\') ? text.replace(/\\x([0-9a-f]{2})/gi, '%$1').replace(/\\(["\\])/g, '$1') : text;
}

const MAX_KEYS = 20;

/** `?id=7&mail=a%40b` → `id`, `mail`. Whoever writes a datum as a key gets `:text`. */
function readQueryKeys(query: string): readonly string[] {
  if (query === '') return NO_TARGET.queryKeys;
  const names = query.split('&', MAX_KEYS).map((pair) => pair.split('=', 1)[0]!);
  return [
    ...new Set(names.filter(Boolean).map((name) => (/^[a-z_][a-z_.\-[\]]{0,30}\d{0,2}$/i.test(name) ? name : ':text'))),
  ];
}
