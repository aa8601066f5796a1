/**
 * Undoes percent-encoding until nothing changes, three times at most, and folds full-width forms (NFKC).
 * Nested encodings hide mail addresses from one pass (`%2540`); more than three passes occur only in attacks.
 *
 * @returns the decoded text, or null when the bytes are not UTF-8 (Shift_JIS, EUC-JP, noise): then nothing of it may be kept.
 */
export function decodeText(text: string): string | null {
  let current = text;
  for (let pass = 0; pass < 3 && current.includes('%'); pass++) {
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      return null;
    }
    if (next === current) break;
    current = next;
  }
  return current.includes('%') && /%[0-9a-f]{2}/i.test(current) ? null : current.normalize('NFKC');
}
