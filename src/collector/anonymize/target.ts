import { createPathMatcher, parseUrl, readCampaign } from '../../clean/index.js';
import { OWN_PREFIX, SENSITIVE } from '../../contract/index.js';
import { memoize, type SafeTarget } from '../model/index.js';
import { cleanSegment, readTargetPath } from './clean-target-path.js';
import { readText } from './detectors/read-text.js';
import { createQueryReader } from './detectors/value-kinds.js';

/** Extensions of what a page pulls in by itself. Such a request is not a page view. Compare GoAccess, `--static-file`. */
const ASSET =
  /\.(?:css|js|mjs|map|json|xml|txt|ico|png|jpe?g|gif|webp|avif|svg|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|m4[av]|ogg|oga|ogv|wav|webm|mov|avi|wasm|webmanifest|zip|gz|tgz|bz2|xz|7z|rar|jar|exe|dmg|iso|deb|rpm|bin)$/i;
/** A request that named no target. */
export const NO_TARGET: SafeTarget = {
  path: null,
  queryKeys: [],
  queryKinds: {},
  pathKinds: [],
  holdsMyNumber: false,
  campaignQuery: '',
  campaign: null,
  isAsset: false,
  isSensitive: false,
  isOwn: false,
};

/** What is kept of a request to a sensitive path: that there was one. */
const SENSITIVE_TARGET: SafeTarget = { ...NO_TARGET, path: SENSITIVE, isSensitive: true };

/** An asset that a sensitive page pulled in. */
export const HIDDEN_ASSET: SafeTarget = { ...SENSITIVE_TARGET, isAsset: true };
/** The same among the collector's own endpoints. */
export const HIDDEN_OWN_ASSET: SafeTarget = { ...HIDDEN_ASSET, isOwn: true };

/** What follows from the path alone: many queries share one. */
type PathFacts = Pick<SafeTarget, 'path' | 'pathKinds' | 'isAsset' | 'isOwn' | 'isSensitive'>;

/** What follows from the query alone. */
type QueryFacts = Pick<SafeTarget, 'queryKeys' | 'queryKinds' | 'campaignQuery' | 'campaign'>;

const NO_QUERY: QueryFacts = { queryKeys: [], queryKinds: {}, campaignQuery: '', campaign: null };

/** Reduces request targets to cleaned path and campaign. */
export function createTargetReader(sensitivePaths: readonly string[]): (target: string | null) => SafeTarget {
  const isSensitivePath = createPathMatcher(sensitivePaths);
  const readPath = memoize((raw): PathFacts => {
    const isOwn = raw.startsWith(OWN_PREFIX);
    const isAsset = ASSET.test(raw);
    if (isSensitivePath(raw)) return { path: null, pathKinds: [], isAsset, isOwn, isSensitive: true };
    const { path, kinds: pathKinds } = readTargetPath(raw);
    return { path, pathKinds, isAsset, isOwn, isSensitive: false };
  });
  const readQuery = createQueryFactsReader();
  return (target) => {
    if (target === null) return NO_TARGET;
    const [raw, query] = splitTarget(unescapeLog(target));
    const { path, pathKinds, isAsset, isOwn, isSensitive } = readPath(raw);
    if (isSensitive) return { ...SENSITIVE_TARGET, isAsset, isOwn };
    const { queryKeys, queryKinds, campaignQuery, campaign } = query === '' ? NO_QUERY : readQuery(query);
    const holdsMyNumber =
      pathKinds.includes(MY_NUMBER) || Object.values(queryKinds).some((kinds) => kinds.includes(MY_NUMBER));
    return {
      path,
      pathKinds,
      holdsMyNumber,
      queryKeys,
      queryKinds,
      campaignQuery,
      campaign,
      isAsset,
      isSensitive,
      isOwn,
    };
  };
}

const MY_NUMBER = 'my-number';

function createQueryFactsReader(): (query: string) => QueryFacts {
  const readQuery = createQueryReader();
  const isCleanName = memoize(isClean);
  return (query) => {
    const campaign = readCampaign(query).filter(([, value]) => isCleanName(value));
    const keys = readQuery(query);
    return {
      queryKeys: keys.map(({ key }) => key),
      queryKinds: Object.fromEntries(keys.flatMap(({ key, kinds }) => (kinds.length > 0 ? [[key, kinds]] : []))),
      campaignQuery: campaign.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'),
      campaign: campaign.map(([, value]) => value).join(' / ') || null,
    };
  };
}

/** A campaign's name that no detector knows, however it is written. */
function isClean(value: string): boolean {
  const { shown } = readText(value);
  return shown !== null && cleanSegment(shown) === shown;
}

/** `/a?b#c`, `http://host/a?b` (proxy form), `*`, `host:443` (CONNECT): path and query, nothing else. */
function splitTarget(target: string): [path: string, query: string] {
  const parts = parseUrl(target);
  if (parts) return [parts.path, parts.query];
  const mark = target.search(/[?#]/);
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1).replace(/#.*$/s, '')];
}

/** A numeric entity as its letter, percent-encoded, so that it ends nothing. */
const ENTITY = (whole: string, decimal?: string, hex?: string): string => {
  const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
  return code > 0 && code < 0xd800 ? encodeURIComponent(String.fromCharCode(code)) : whole;
};

/**
 * nginx writes bytes outside ASCII as `\xE3`, Apache quotes as `\"`, JSON logs letters as `\u3042`: bytes become percent signs, so that they
 * decode with the rest.
 */
export function unescapeLog(text: string): string {
  // an entity left in an address would end its query at the `#` and its value at the `&`
  const plain = text.includes('&#') ? text.replace(/&#(?:(\d{1,7})|x([\da-f]{1,6}));/gi, ENTITY) : text;
  if (!plain.includes('\\')) return plain;
  return plain
    .replace(/\\x([0-9a-f]{2})/gi, '%$1')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\(["\\])/g, '$1');
}
