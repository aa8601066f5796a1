import { en } from './en.js';
import { ja } from './ja.js';
import type { Language, Messages } from './words.js';

export type { Language, Messages } from './words.js';

/** The sentences by language. */
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, ja };

/** The built-in language for a BCP 47 tag: Japanese for `ja` and `ja-…`, else English. */
export function pickLanguage(tag: string): Language {
  return /^ja\b/i.test(tag) ? 'ja' : 'en';
}
