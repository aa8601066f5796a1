import { words as en } from './en.js';
import { words as ja } from './ja.js';
import type { Language, Messages } from './words.js';

export type { Language, LanguageFile, Messages, PlaceholderWords } from './words.js';

/** The sentences that are built in. */
export const MESSAGES: Partial<Record<Language, Messages>> & Readonly<Record<'en' | 'ja', Messages>> = { en, ja };

/** The language for a BCP 47 tag; English for what has none. Taiwan, Hong Kong and Macao read traditional characters. */
export function pickLanguage(tag: string): Language {
  if (/^zh-(?:hant|tw|hk|mo)/i.test(tag)) return 'zh-hant';
  return (/^(?:ja|ar|de|es|fr|it|ko|pt|zh)\b/.exec(tag.toLowerCase())?.[0] ?? 'en') as Language;
}
