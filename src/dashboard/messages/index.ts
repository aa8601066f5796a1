import { en } from './en.js';
import { ja } from './ja.js';
import type { Lang, Messages } from './messages.js';

export type { FigureName, Lang, Messages, Metric, Term } from './messages.js';

const BY_LANG: Readonly<Record<Lang, Messages>> = { ja, en };

/** All texts of the page in one language. */
export function messagesIn(lang: Lang): Messages {
  return BY_LANG[lang];
}

/**
 * Picks the language: the first wish that is Japanese or English, by its primary subtag (`ja-JP` is Japanese).
 *
 * @param wishes language tags, the strongest first; null and unknown ones are passed over. No usable wish: English.
 */
export function pickLang(wishes: readonly (string | null | undefined)[]): Lang {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split('-')[0];
    if (primary === 'ja' || primary === 'en') return primary;
  }
  return 'en';
}
