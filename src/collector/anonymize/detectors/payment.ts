import { passesIban, passesLuhn } from './check-digits.js';
import { DIGIT_RUN, digits } from './digit-runs.js';
import type { Detector } from './detector.js';

/** Leading digits of the brands. Source: ISO/IEC 7812 ranges as the brands publish them. */
const BRANDS = /^(?:3[47]\d{13}|(?:3[05689]\d|4\d\d|5\d\d|6\d\d|2(?:2[2-9]|[3-6]\d|7[012]))(?:\d{10,11}|\d{13,16}))$/;

/** Payment cards: 13 to 19 digits, a brand's range, check digit. */
export const card: Detector = {
  kind: 'card',
  minDigits: 13,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: digits((plain) => BRANDS.test(plain) && passesLuhn(plain)),
  hits: [
    '4111111111111111',
    '4111-1111-1111-1111',
    '5555 5555 5555 4444',
    '378282246310005',
    '3530_1113_3330_0000',
    '2223003122003222',
  ],
  misses: ['4111111111111112', '1111111111111117', '411111111111', '2015-05-17'],
};

/** IBAN with or without groups of four. Source: ISO 13616-1. */
export const iban: Detector = {
  kind: 'iban',
  minDigits: 2,
  placeholder: ':number',
  pattern:
    /(?<![0-9a-z])(?:[a-z]{2}\d{2}[0-9a-z]{11,30}|[a-z]{2}\d{2}(?:[-_. ][0-9a-z]{4}){2,7}(?:[-_. ][0-9a-z]{1,4})?)(?![0-9a-z])/gi,
  confirm: passesIban,
  hits: [
    'GB82WEST12345698765432',
    'GB82-WEST-1234-5698-7654-32',
    'de89370400440532013000',
    'FR76 3000 6000 0112 3456 7890 189',
  ],
  misses: ['GB82WEST12345698765433', 'GB82WEST', 'ab12-word-word-word'],
};
