import type { DetailsWords } from '../messages/details-words.js';
import { details as en } from '../messages/en.js';
import type { Messages } from '../messages/index.js';
import { details as ja } from '../messages/ja.js';

/** The words of the details in the language of the notice: with the file of the language, or built in. */
export function pickDetailsWords({ more, lang }: Messages): DetailsWords {
  return more ?? (lang === 'ja' ? ja : en);
}
