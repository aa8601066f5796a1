import { DIGIT_RUN, digits } from './digit-runs.js';
import { passesLuhn } from './check-digits.js';
import type { Detector } from './detector.js';

/** RFC 9562, with or without dashes. */
export const uuid: Detector = {
  kind: 'uuid',
  minDigits: 4,
  placeholder: ':id',
  pattern:
    /[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}|(?<![0-9a-z])[0-9a-f]{12}[1-8][0-9a-f]{3}[89ab][0-9a-f]{15}(?![0-9a-z])/gi,
  hits: [
    '123e4567-e89b-12d3-a456-426614174000',
    '123E4567E89B12D3A456426614174000',
    'file-123e4567-e89b-12d3-a456-426614174000.pdf',
  ],
  misses: ['e89b-12d3', 'abcdef'],
};

/** 26 letters of Crockford's base 32, of which the first is at most 7. */
export const ulid: Detector = {
  kind: 'ulid',
  minDigits: 1,
  placeholder: ':id',
  pattern: /(?<![0-9a-z])[0-7][0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])/gi,
  hits: ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01arz3ndektsv4rrffq69g5fav'],
  misses: ['01ARZ3NDEK', 'internationalization-guide'],
};

/** MongoDB: 24 hex letters, with a digit among them. */
export const objectId: Detector = {
  kind: 'object-id',
  minDigits: 1,
  placeholder: ':id',
  pattern: /(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{24}(?![0-9a-z])/gi,
  hits: ['507f1f77bcf86cd799439011'],
  misses: ['507f1f77', 'deadbeefdeadbeefdeadbeef'],
};

/** Digests, session ids, asset hashes: eight hex letters and more in which digits and letters change at least thrice, twelve with any digit. */
export const hex: Detector = {
  kind: 'hex',
  minDigits: 1,
  placeholder: ':id',
  pattern: /(?<![0-9a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}(?![0-9a-z])/gi,
  confirm: (candidate) => candidate.length >= 12 || (candidate.match(/\d(?=[a-f])|[a-f](?=\d)/gi)?.length ?? 0) >= 3,
  hits: ['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'main.8f3a2b1c', '0123456789ab'],
  misses: ['deadbeef', 'facade', 'feed2024', '20150517', 'decade90'],
};

/** 15 digits with a check digit. Source: 3GPP TS 23.003 annex B. */
export const imei: Detector = {
  kind: 'imei',
  minDigits: 15,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: digits((plain) => plain.length === 15 && passesLuhn(plain)),
  hits: ['490154203237518', '49-015420-323751-8'],
  misses: ['490154203237519', '49015420323751', '2015-05-17'],
};

/** Nine digits and more with marks between them that no other kind knows: somebody's number all the same. */
export const longNumber: Detector = {
  kind: 'long-number',
  minDigits: 9,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  hits: ['1234-5678-9', '978-4-06-519981-9', '12345678901234567890'],
  misses: ['2015-05-17', '12345678', '1.3.2', 'a1b2c3'],
};

/** Five digits and more. Dates and numbers of standards are spared; see `spared.ts`. */
export const numericId: Detector = {
  kind: 'numeric-id',
  minDigits: 5,
  placeholder: ':id',
  pattern: /\d{5,}/g,
  hits: ['12345', 'order-98765', 'item_1234567.html'],
  misses: ['1234', 'top-10', 'covid-19', '2015', 'iso-27001', '2024-04-01', '20240401', '202404', 'CVE-2021-44228'],
};
