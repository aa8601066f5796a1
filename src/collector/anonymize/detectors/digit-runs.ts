import { digitsOf } from './check-digits.js';

/** What people and forms put between digits: marks, and the words of Japanese numbers (`03局8765番4321`). Six at most: longer gaps part two things. */
const SEPARATORS = "[-._+~(),'! の局番]{0,6}";

/** Nine digits and more, with marks between them or none: telephone, card, account and official numbers. A date has eight. */
export const DIGIT_RUN = new RegExp(`(?<!\\d)[+(]{0,2}\\d(?:${SEPARATORS}\\d){8,24}(?!\\d)`, 'g');

/** @returns a test that looks at the digits alone. */
export function digits(test: (digits: string) => boolean): (candidate: string) => boolean {
  return (candidate) => test(digitsOf(candidate));
}

/** Japanese and common numerals written with the digits of another script, as ASCII: `٠٩٠`, `〇九〇`. Only long runs of kanji count as digits. */
export function foldDigits(text: string): string {
  return text
    .replace(/[^\P{Nd}0-9]/gu, (digit) => String(valueOf(digit.codePointAt(0)!)))
    .replace(/[〇零一二三四五六七八九](?:[-ーの・]?[〇零一二三四五六七八九]){6,}/g, (run) =>
      run.replace(/[〇零一二三四五六七八九]/g, (digit) => String(Math.max(0, '〇一二三四五六七八九'.indexOf(digit)))),
    )
    .replace(/(?<=[\d(])[‐‑‒–—―−ー]+(?=[\d)])/g, '-');
}

/** Unicode holds the digits of each script in one block, from 0 to 9. */
function valueOf(codePoint: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value++;
  return value;
}
