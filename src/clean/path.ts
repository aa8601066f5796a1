import { decodeText } from './decode.js';

const MAX_SEGMENTS = 12;
const MAX_SEGMENT_LENGTH = 80;
const MAX_PASSES = 8;

/** Letters and digits of any script, and the few marks that file names are made of. Anything else is not kept. */
export const ALLOWED_TEXT = /^[\p{L}\p{M}\p{N}._~+\-(),!']+$/u;
const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
const YEAR = /^(?:19|20)\d\d$/;
const DAY_OR_MONTH = /^\d{1,2}$/;
const UUID = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/gi;
const LONG_HEX = /(?<![0-9a-z])(?=[0-9a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])/gi;
/** Nine digits and more with marks between them: telephone, card and account numbers. A date has eight. */
const SPACED_DIGITS = /(?<!\d)\+?\d(?:[-.()]{0,2}\d){8,}(?!\d)/g;
const LONG_DIGITS = /\d{5,}/g;

/**
 * Makes a URL's path safe to keep: an allow-list of characters first, then placeholders for what names a person or a thing.
 * `/users/42/orders` becomes `/users/:id/orders`, a mail address `:mail`, an IP address `:address`, a random token `:token`,
 * anything outside the allow-list `:text`. Query, fragment and matrix parameters are dropped. Japanese stays readable.
 *
 * Pure and idempotent; never throws. The empty path is `/`. Rules: law-and-specs.md section 4.3.
 */
export function cleanPath(path: string): string {
  const plain = path.replace(/[?#].*$/s, '');
  const segments = plain.split('/').slice(plain.startsWith('/') ? 1 : 0);
  const kept: string[] = [];
  for (const segment of segments.slice(0, MAX_SEGMENTS)) {
    for (const part of expand(segment))
      kept.push(isDatePart(part, kept.at(-1), kept.at(-2)) ? part : cleanSegment(part));
  }
  const isLong = segments.length > MAX_SEGMENTS || kept.length > MAX_SEGMENTS;
  return `/${[...kept.slice(0, MAX_SEGMENTS), ...(isLong ? [':more'] : [])].join('/')}`;
}

/** An encoded slash hides segments in one (`a%2F42`): they are cleaned one by one. */
function expand(segment: string): string[] {
  if (!segment.includes('%')) return [segment];
  const decoded = decodeText(segment);
  return decoded?.includes('/') ? decoded.split('/').slice(0, MAX_SEGMENTS) : [segment];
}

/** `/2015/05/17` says when, not who. A month or day counts only behind a year. */
function isDatePart(segment: string, previous: string | undefined, beforeThat: string | undefined): boolean {
  if (YEAR.test(segment)) return true;
  if (!DAY_OR_MONTH.test(segment)) return false;
  return YEAR.test(previous ?? '') || (DAY_OR_MONTH.test(previous ?? '') && YEAR.test(beforeThat ?? ''));
}

/**
 * Makes one path segment, or one allow-listed value, safe to keep. See {@link cleanPath}.
 *
 * What stands beside a placeholder can be one more case of its own (`12345abcdef123456`), so it is cleaned until nothing changes.
 */
export function cleanSegment(segment: string): string {
  let current = segment;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = cleanOnce(current);
    if (next === current) return current;
    current = next;
  }
  return ':text';
}

function cleanOnce(segment: string): string {
  if (segment === '' || PLACEHOLDER.test(segment)) return segment;
  const decoded = decodeText(segment)?.replace(/;.*$/s, '').trim();
  if (decoded === undefined) return ':text';
  if (decoded.length > MAX_SEGMENT_LENGTH) return `:text${endingOf(decoded)}`;
  if (decoded === '') return '';
  if (decoded.includes('@') || /\[at\]/i.test(decoded)) return ':mail';
  if (isIpv6(decoded)) return ':address';
  if (/^\d+$/.test(decoded)) return ':id';
  const own = decoded.replace(PLACEHOLDERS, '');
  if (own !== '' && !ALLOWED_TEXT.test(own)) return `:text${endingOf(decoded)}`;
  const named = decoded
    .split(/(:(?:id|address|number))/)
    .map((part, index) => (index % 2 === 1 ? part : nameParts(part)))
    .join('');
  return named.split(/(?=\.)/).some(isRandom) ? `:token${endingOf(named)}` : named;
}

function nameParts(text: string): string {
  return text
    .replace(ADDRESS, ':address')
    .replace(UUID, ':id')
    .replace(LONG_HEX, ':id')
    .replace(SPACED_DIGITS, ':number')
    .replace(LONG_DIGITS, ':id');
}

/** What kind of file it is may be told whatever its name: a picture stays a picture. */
function endingOf(text: string): string {
  return ENDING.exec(text)?.[0].toLowerCase() ?? '';
}

const ENDING = /\.(?:html?|php|pdf|css|m?js|json|xml|txt|png|jpe?g|gif|svg|webp|ico|zip|gz|mp[34]|woff2?)$/i;
const PLACEHOLDER = /^:(?:id|mail|address|number|more|(?:token|text)(?:\.[a-z0-9]{2,5})?)$/;
const PLACEHOLDERS = /:(?:id|address|number)/g;

function isIpv6(text: string): boolean {
  return /^\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:[:.\d]*)?(?:%[\w.]+)?\]?$/i.test(text);
}

/** Twenty letters and digits without a word mark, digits among them or case mixed at random: a token, not a word. */
function isRandom(part: string): boolean {
  for (const run of part.match(/[A-Za-z0-9_]{20,}/g) ?? []) {
    const digits = run.match(/\d/g)?.length ?? 0;
    const caseChanges = run.match(/[a-z][A-Z]/g)?.length ?? 0;
    if (digits >= 3 || caseChanges >= 4) return true;
  }
  return false;
}
