import { words as en } from './en.js';
import { words as ja } from './ja.js';
import type { Language, Messages } from './words.js';

export type { Language, LanguageFile, Messages, PlaceholderWords } from './words.js';

/** The sentences that are built in. */
export const MESSAGES: Partial<Record<Language, Messages>> & Readonly<Record<'en' | 'ja', Messages>> = { en, ja };

/**
 * The language for a BCP 47 tag, also with an underscore as templates write it (`ja_JP`) and for the country in its place (`jp`); English for
 * what has none. Taiwan, Hong Kong and Macao read traditional characters.
 */
export function pickLanguage(tag: string): Language {
  const plain = tag.toLowerCase().trim().replaceAll('_', '-').replace(/^jp\b/, 'ja');
  if (/^zh-(?:hant|tw|hk|mo)/.test(plain)) return 'zh-hant';
  return (/^(?:ja|ar|de|es|fr|it|ko|pt|zh)\b/.exec(plain)?.[0] ?? 'en') as Language;
}
