import { DETECTORS } from './catalogue.js';
import type { Kind, Placeholder } from './detector.js';
import { findSpared, type Span } from './spared.js';

/** A text without what the detectors know. */
export interface Masked {
  /** With placeholders; a single placeholder when the text was one datum. */
  readonly text: string;
  readonly kinds: ReadonlySet<Kind>;
  /** The placeholder that took the whole text; null when words stand beside what was found, or nothing was. */
  readonly all: Placeholder | null;
}

const NOTHING: ReadonlySet<Kind> = new Set();

/** Words too short for a token, and numbers too short for anybody's: most segments of most paths, most values. */
const PLAIN = /^(?:[a-z]{0,15}(?:[._][a-z]{1,15}){0,3}|\d{1,4})$/i;

/** Words all the same, that may be an address of mail (`taro_at_example`, `taro_gmail_com`) or letters of base64. */
const NOT_PLAIN = /[._](?:at|AT)[._]|_(?:com|net|jp|de|fr|uk)(?![a-z])|[a-z][A-Z].*[a-z][A-Z]/;

/** Puts placeholders for every datum in a text that was decoded (`readText`). Idempotent; never throws. */
export function maskText(text: string): Masked {
  if (PLAIN.test(text) && !NOT_PLAIN.test(text)) return { text, kinds: NOTHING, all: null };
  const kinds = new Set<Kind>();
  const digits = countDigits(text);
  const hasMark = /[^A-Za-z0-9]/.test(text);
  let current = text;
  for (const detector of DETECTORS) {
    if ((detector.minDigits ?? 0) > digits || (detector.needsMark && !hasMark)) continue;
    if (detector.hint && !detector.hint.test(current)) continue;
    let spared: readonly Span[] | null = null;
    let all = false;
    const next = current.replace(detector.pattern, (match: string, ...more: unknown[]) => {
      const start = more.find((value) => typeof value === 'number') as number;
      spared ??= findSpared(current);
      const isSpared = spared.some(([from, to]) => start >= from && start + match.length <= to);
      if (isSpared || (detector.confirm && !detector.confirm(match))) return match;
      kinds.add(detector.kind);
      all ||= detector.takesAll === true;
      return MARK + detector.placeholder + MARK;
    });
    if (all) return { text: detector.placeholder, kinds, all: detector.placeholder };
    current = next;
  }
  return { text: closeUp(current), kinds, all: null };
}

function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) count++;
  return count;
}

/** Stands around a placeholder while detectors run. No reading holds one: NFKC text with control characters is never shown. */
const MARK = '\u0001';

/**
 * Letters and digits that touch what was found are part of it, unless they are one plain word in front: `tel09012345678` keeps `tel`,
 * `xA12345bc` keeps nothing.
 */
function closeUp(text: string): string {
  if (!text.includes(MARK)) return text;
  return text
    .replace(
      /([A-Za-z0-9]*)\u0001(:[a-z]+)\u0001((?:[A-Za-z0-9]+|\u0001:[a-z]+\u0001)*)/g,
      (_, before: string, found: string, after: string) =>
        after === '' && /^(?:[a-z]{2,}|[A-Z][a-z]+)?$/.test(before) ? before + found : found,
    )
    .replaceAll(MARK, '');
}
