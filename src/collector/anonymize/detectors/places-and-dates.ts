import type { Detector } from './detector.js';

/** Latitude and longitude with three decimals and more: 100 metres. */
export const coordinates: Detector = {
  kind: 'coordinates',
  needsMark: true,
  minDigits: 8,
  placeholder: ':place',
  pattern: /(?<![\d.])[NS]?[-+]?\d{1,2}\.\d{3,}[NS]?[,;_~+ EW]{1,2}-?\d{1,3}\.\d{3,}[EW]?(?![\d.])/gi,
  confirm: (candidate) => {
    const [latitude = 99, longitude = 999] = (candidate.match(/\d+\.\d+/g) ?? []).map(Number);
    return latitude <= 90 && longitude <= 180;
  },
  hits: [
    '35.681236,139.767125',
    'N35.681236E139.767125',
    '-33.8688,151.2093',
    '35.681236_139.767125',
    '35.681236,+139.767125',
  ],
  misses: ['1.3.2', '35.68', '3.5.1,2.0', '95.1234,190.1234', '1.234'],
};

/** Days before 1995 are birthdays, not archives: the web has none. Later ones are masked behind a key that says so. */
export const birthDate: Detector = {
  kind: 'birth-date',
  minDigits: 3,
  placeholder: ':date',
  pattern:
    /(?<!\d)19(?:[0-8]\d|9[0-4])(?:([-_./ ]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|([-_./ ])[1-9]\d?\2[1-9]\d?|年\d{1,2}月\d{1,2}日?)(?!\d)|(?:明治|大正|昭和)(?:\d{1,2}|元)年\d{1,2}月\d{1,2}日?|(?<![a-z])[mts]\d{1,2}\.\d{1,2}\.\d{1,2}(?![\d.])/gi,
  hits: ['1980-05-17', '19800517', '1980年5月17日', '昭和55年5月17日', 'S55.5.17', '1980_5_17', 'dob-1980-05-17'],
  misses: ['2015-05-17', '20150517', '1980', '1980s', 'covid-19', '1984-by-orwell', 's1.2', '平成30年5月17日'],
};
