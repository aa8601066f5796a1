import { AMBIGUOUS } from './east-asian-ambiguous.js';

/** Characters that a terminal draws two columns wide: East Asian Wide and Fullwidth (Unicode UAX #11), and emoji. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|(?![\u{1f1e6}-\u{1f1ff}])\p{Emoji_Presentation}/u;
/** Combining marks, and the vowels and final consonants of a decomposed Korean syllable. */
const ZERO = /[\p{Mn}\p{Me}\u1160-\u11ff]/u;
/**
 * Where a line may be folded: behind a space, and before a katakana word or a kanji; what follows in hiragana stays with it, and so does
 * closing punctuation.
 */
const PIECE =
  /(?:(?:[\p{sc=Kana}ー]+|[\p{sc=Han}（「])\p{sc=Hira}{0,8}|\p{sc=Hira}{1,8})[、。，．）」・]*|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー（「]+\s*|\s+/gu;

/** How wide text is drawn, and what stands for what was cut off. */
export interface TextMetrics {
  /** True where the terminal draws East Asian Ambiguous characters two columns wide. */
  readonly ambiguousIsWide: boolean;
  readonly ellipsis: string;
}

/** Every modern terminal in its default setting. */
export const NARROW_METRICS: TextMetrics = { ambiguousIsWide: false, ellipsis: '…' };

/** @returns the columns that a text takes on a terminal. */
export function textWidth(text: string, { ambiguousIsWide }: TextMetrics = NARROW_METRICS): number {
  let width = 0;
  for (const character of text) {
    if (ZERO.test(character)) continue;
    width += WIDE.test(character) || (ambiguousIsWide && AMBIGUOUS.test(character)) ? 2 : 1;
  }
  return width;
}

/**
 * Fits a text to exactly `width` columns: filled with spaces, or cut in the middle, since the end of a path tells as much as its
 * beginning. Where not even the ellipsis has room: spaces.
 */
export function fitText(text: string, width: number, metrics: TextMetrics = NARROW_METRICS): string {
  const full = textWidth(text, metrics);
  if (full <= width) return text + ' '.repeat(width - full);
  const room = width - textWidth(metrics.ellipsis, metrics);
  if (room < 0) return ' '.repeat(Math.max(0, width));
  const graphemes = toGraphemes(text);
  const end = take(graphemes.toReversed(), Math.ceil(room / 2), metrics)
    .toReversed()
    .join('');
  const begin = take(graphemes, room - textWidth(end, metrics), metrics).join('');
  const cut = begin + metrics.ellipsis + end;
  return cut + ' '.repeat(width - textWidth(cut, metrics));
}

/** Sets a text against the right edge of `width` columns; a longer one stays whole. */
export function alignRight(text: string, width: number, metrics: TextMetrics = NARROW_METRICS): string {
  return ' '.repeat(Math.max(0, width - textWidth(text, metrics))) + text;
}

/** What a reader sees as one character must not be cut apart. Made here: the first segmenter takes 11 ms, which help need not wait for; each later one 0.01 ms. */
function toGraphemes(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}

function take(graphemes: readonly string[], width: number, metrics: TextMetrics): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const grapheme of graphemes) {
    used += textWidth(grapheme, metrics);
    if (used > width) break;
    taken.push(grapheme);
  }
  return taken;
}

/**
 * Makes a value from a log harmless for a terminal: control characters (which it would obey), marks that turn the direction of
 * writing, invisible characters and lone surrogates become `U+FFFD`. Unicode TR #36, section 2.6.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '\ufffd');
}

/** Folds a text into lines of at most `width` columns, at spaces and, in Japanese, between words. A longer word stays whole. */
export function wrapText(text: string, width: number, metrics: TextMetrics = NARROW_METRICS): string[] {
  const lines = [''];
  for (const piece of text.match(PIECE) ?? []) {
    const line = lines.at(-1)!;
    if (line && textWidth(line + piece.trimEnd(), metrics) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trimEnd());
}
