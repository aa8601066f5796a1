import { isCorporateNumber, isMyNumber } from './check-digits.js';
import { DIGIT_RUN, digits } from './digit-runs.js';
import type { Detector } from './detector.js';

/** 個人番号. Every run of twelve digits is masked; only one whose check digit is right is called a My Number, so that the alarm is worth reading. */
export const myNumber: Detector = {
  kind: 'my-number',
  minDigits: 12,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: digits(isMyNumber),
  hits: ['123456789018', '1234-5678-9018', '111111111118', '1234 5678 9018', '1234_5678_9018'],
  misses: ['123456789012', '12345678901', '1234567890181', '2015-05-17'],
};

/** 運転免許証番号 and whatever else has twelve digits. */
export const drivingLicense: Detector = {
  kind: 'driving-license',
  minDigits: 12,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: digits((plain) => plain.length === 12 && !isMyNumber(plain)),
  hits: ['123456789012', '3012-3456-7890'],
  misses: ['123456789018', '1234567890', '2015-05-17'],
};

/** 法人番号 is public: masked with the rest of the digits, never alarmed. */
export const corporateNumber: Detector = {
  kind: 'corporate-number',
  minDigits: 13,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: digits(isCorporateNumber),
  hits: ['7000012050002', '7-0000-1205-0002'],
  misses: ['7000012050003', '700001205000', '2015-05-17'],
};

/** 住民票コード: eleven digits that are no telephone number. */
export const residentCode: Detector = {
  kind: 'resident-code',
  minDigits: 11,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: digits((plain) => plain.length === 11),
  hits: ['12345678901', '1234-567890-1'],
  misses: ['1234567890', '123456789012', '2015-05-17'],
};

/** 基礎年金番号: four and six digits. */
export const pensionNumber: Detector = {
  kind: 'pension-number',
  needsMark: true,
  minDigits: 10,
  placeholder: ':number',
  pattern: /(?<!\d)\d{4}[-_. ]\d{6}(?!\d)/g,
  hits: ['1234-567890', '1234_567890'],
  misses: ['1234-56789', '2015-05-17', '1234-5678901'],
};

/** 旅券番号: two letters, seven digits. */
export const passport: Detector = {
  kind: 'passport',
  minDigits: 7,
  placeholder: ':number',
  pattern: /(?<![0-9a-z])[a-z]{2}[-_ ]?\d{7}(?![0-9a-z])/gi,
  hits: ['TK1234567', 'tk-1234567', 'scan-MU7654321.pdf'],
  misses: ['TK123456', 'TK12345678', 'abc-1234'],
};

/** 在留カード番号: two letters, eight digits, two letters. */
export const residenceCard: Detector = {
  kind: 'residence-card',
  minDigits: 8,
  placeholder: ':number',
  pattern: /(?<![0-9a-z])[a-z]{2}[-_ ]?\d{4}[-_ ]?\d{4}[-_ ]?[a-z]{2}(?![0-9a-z])/gi,
  hits: ['AB12345678CD', 'ab-12345678-cd', 'AB-1234-5678-CD'],
  misses: ['AB1234567CD', 'AB20150517', 'abc-1234'],
};

/** 保険者番号 with 記号・番号, as cards print them: eight digits, then both with a sign between. */
export const insurerNumber: Detector = {
  kind: 'insurer-number',
  minDigits: 8,
  placeholder: ':number',
  pattern: /(?<!\d)(?:0[1-7]|1[0-9]|2[0-9]|3[1-9]|6[37]|7[2-5])\d{6}(?!\d)/g,
  hits: ['06139463', '記号06139463', '31130016'],
  misses: ['20150517', '0613946', '99139463', '061394631'],
};

/** 自動車登録番号: place, class, a sign, four digits. */
export const licensePlate: Detector = {
  kind: 'license-plate',
  needsMark: true,
  minDigits: 3,
  placeholder: ':number',
  pattern: /\p{Script=Han}{1,4} ?\d{2,3} ?[ぁ-ん] ?[\d・]{1,2}-?[\d・]{0,1}\d(?!\d)/gu,
  hits: ['品川300あ12-34', '足立 500 さ 1234', '横浜330つ・・-12'],
  misses: ['第12回', '令和2年度', '平成30年の1月', '300あ'],
};
