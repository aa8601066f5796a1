/** A stretch of a value: text to be shown as it stands, or the name of a character that would not be seen. */
export interface ValuePart {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * Controls, bidirectional overrides, zero-width and other characters without a glyph, lone surrogates. A log line is written by whoever
 * sends a request: `/exe.<U+202E>gpj` must not read `/jpg.exe`. Unicode TR #36, section 2.6; TR #39.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Splits a value so that nothing in it is invisible or moves its neighbors: every unseen character becomes a part of its own with
 * its code point, `U+202E`, for a text. The other parts are unchanged. The empty value has no part.
 */
export function toValueParts(value: string): ValuePart[] {
  const parts: ValuePart[] = [];
  let end = 0;
  for (const match of value.matchAll(UNSEEN)) {
    if (match.index > end) parts.push({ text: value.slice(end, match.index), hidden: false });
    const code = match[0].codePointAt(0) ?? 0;
    parts.push({ text: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, hidden: true });
    end = match.index + match[0].length;
  }
  if (end < value.length) parts.push({ text: value.slice(end), hidden: false });
  return parts;
}
