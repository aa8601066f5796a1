import { decodeText } from './decode.js';

const MAX_SEGMENTS = 12;
const MAX_LENGTH = 80;

/** Letters and digits of any script, and the few marks that file names are made of. Anything else is not kept. */
export const ALLOWED_TEXT = /^[\p{L}\p{M}\p{N}._~+\-(),!']+$/u;

/** What names a person or a thing: five digits in a row, nine in all (a date has eight), an IP address, letters and digits or cases mixed at random. */
const NAMING = /\d{5}|(?:\D*\d){9}|(?:\d+[.-]){3}\d|(?=(?:[A-Za-z_]*\d){3})\w{12}|(?=\w{20})(?:[a-z]*[A-Z]+[a-z]){4}/;
/** `/2015/05/17` says when, not who. A month or day counts only behind a year. */
const DATE = /\/(?:19|20)\d\d(?:\/\d\d?){0,2}$/;
const PLACEHOLDER = /^:[a-z]+$/;
/** What cannot be read is outside the allow-list. */
const UNREADABLE = '%';

/**
 * Makes a URL's path safe to give to others: an allow-list of characters first, then one placeholder for what names a person or a thing.
 * `/users/42/orders` becomes `/users/:id/orders`; what is outside the list, as a mail address, `:text`. Query, fragment and matrix parameters
 * are dropped. Japanese stays readable. The collector, which keeps what it cleans, has a detector for each kind instead.
 *
 * Pure and idempotent; never throws. The empty path is `/`. Rules: law-and-specs.md section 4.3.
 */
export function cleanPath(path: string): string {
  const plain = path.replace(/^\/|[?#].*$/gs, '');
  // an encoded slash hides segments in one (`a%2F42`): they are cleaned one by one
  const parts = plain.split('/').flatMap((segment) => (decodeText(segment) ?? UNREADABLE).split('/'));
  let kept = '';
  for (const part of parts.slice(0, MAX_SEGMENTS)) {
    const longer = `${kept}/${part}`;
    kept = DATE.test(longer) ? longer : `${kept}/${cleanSegment(part)}`;
  }
  return parts.length > MAX_SEGMENTS ? `${kept}/:more` : kept;
}

/** Makes one path segment, or one allow-listed value, safe to give to others. See {@link cleanPath}. */
export function cleanSegment(segment: string): string {
  const text = (decodeText(segment) ?? UNREADABLE).replace(/;.*$/s, '').trim();
  if (text === '' || PLACEHOLDER.test(text)) return text;
  if (text.length > MAX_LENGTH || !ALLOWED_TEXT.test(text)) return ':text';
  return /^\d+$/.test(text) || isNaming(text) ? ':id' : text;
}

/** Whether a word of letters, digits and marks may name a person or a thing. Eight digits and less with marks between them do not. */
export function isNaming(word: string): boolean {
  return NAMING.test(word);
}
