import { isNaming } from './path.js';

const MAX_TITLE_LENGTH = 100;

/**
 * Makes a page's title, or another text that a site wrote, safe to give to others: mail addresses become `:mail`, runs of five and more
 * digits, and of nine and more with marks between them (telephone, card, member numbers; a date has eight), `:number`, tokens `:id`.
 * At most 100 characters.
 *
 * Pure; never throws; full-width forms are folded (NFKC).
 */
export function cleanTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\S+(?:@|%40)\S+/g, ':mail')
    .replace(/\d{5,}|\d(?:[-.() ]{0,2}\d){8,}/g, ':number')
    .replace(/[\w.-]+/g, (word) => (isNaming(word) ? ':id' : word))
    .slice(0, MAX_TITLE_LENGTH);
}
