import { placeholder as en } from '../messages/en.js';
import type { Messages, PlaceholderWords } from '../messages/index.js';
import { placeholder as ja } from '../messages/ja.js';

/** The words of a placeholder in the language of the notice: with the file of the language, or built in. */
export function pickPlaceholderWords({ placeholder, lang }: Messages): PlaceholderWords {
  return placeholder ?? (lang === 'ja' ? ja : en);
}
