import type { Detector } from './detector.js';

/** Latitude and longitude with three decimals and more: 100 metres. */
export const coordinates: Detector = {
  kind: 'coordinates',
  needsMark: true,
  minDigits: 5,
  placeholder: ':place',
  pattern:
    /(?<![\d.])[NS]?[-+]?\d{1,2}\.\d{3,}[NS]?[,;_~+ EW]{1,2}-?\d{1,3}\.\d{3,}[EW]?(?![\d.])|^-?\d{1,3}\.\d{4,}$/gi,
  confirm: (candidate) => {
    if (/^-?\d+\.\d+$/.test(candidate)) return Math.abs(Number(candidate)) <= 180;
    const [latitude = 99, longitude = 999] = (candidate.match(/\d+\.\d+/g) ?? []).map(Number);
    return latitude <= 90 && longitude <= 180;
  },
  hits: [
    '35.681236,139.767125',
    'N35.681236E139.767125',
    '-33.8688,151.2093',
    '35.681236_139.767125',
    '35.681236,+139.767125',
    '139.7671',
  ],
  misses: ['1.3.2', '35.68', '3.5.1,2.0', '95.1234,190.1234', '1.234', 'jdk-1.2345'],
};

const OLD_YEAR = '19(?:[0-8]\\d|9[0-4])';
const MONTH = '(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const DAY_OF_MONTH = '(?:0?[1-9]|[12]\\d|3[01])';
const ERA_DAY = '(?:\\d{1,2}|元)年\\d{1,2}月\\d{1,2}日?';

/** Days before 1995 are birthdays, not archives: the web has none. Later ones are masked behind a key that says so, or before `生`. */
export const birthDate: Detector = {
  kind: 'birth-date',
  minDigits: 2,
  placeholder: ':date',
  pattern: new RegExp(
    [
      `(?<!\\d)${OLD_YEAR}(?:([-_./ ]?)(?:0[1-9]|1[0-2])\\1(?:0[1-9]|[12]\\d|3[01])|([-_./ ])[1-9]\\d?\\2[1-9]\\d?|年\\d{1,2}月\\d{1,2}日?)(?!\\d)`,
      // as other countries write it: 17.05.1980, 05-17-1980, 17-May-1980
      `(?<!\\d|\\d[-_.])(?:${DAY_OF_MONTH}([-_. ])${MONTH}\\3|${MONTH}([-_. ])${DAY_OF_MONTH}\\4)${OLD_YEAR}(?!\\d)`,
      `(?:明治|大正|昭和)${ERA_DAY}|平成(?:[1-6]|元)年\\d{1,2}月\\d{1,2}日?|(?:(?:平成|令和)${ERA_DAY}|\\d{4}年\\d{1,2}月\\d{1,2}日)(?=生)`,
      `(?<![a-z])[mts]\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}(?!\\d|\\.\\d)`,
    ].join('|'),
    'gi',
  ),
  hits: [
    '1980-05-17',
    '19800517',
    '1980年5月17日',
    '昭和55年5月17日',
    '平成元年5月17日',
    '令和2年5月17日生まれ',
    '2003年5月17日生',
    'S55.5.17',
    'S55.05.17.html',
    '1980_5_17',
    'dob-1980-05-17',
    '17-05-1980',
    '05-17-1980',
    '17.05.1980',
    '17-May-1980',
  ],
  misses: [
    '2015-05-17',
    '20150517',
    '17-05-2015',
    '1980',
    '1980s',
    'covid-19',
    '1984-by-orwell',
    's1.2',
    '平成30年5月17日',
    '令和2年5月17日',
  ],
};

/** In front of numbers with dashes these speak of papers: `別紙1-2-3`, `図2-3-1`. */
const PAPERS = '(?<!資料|別紙|様式|別表|参考|付録|添付|議題|議案|書式|問題|第|図|表|章|節|号|版|式|編|部|巻)';

/** Where somebody lives: `西新宿2丁目8番1号`, `大阪市北区梅田1-2-3-405号室`, `梅田1-2-3`. */
export const streetAddress: Detector = {
  kind: 'place',
  needsMark: true,
  placeholder: ':place',
  hint: /丁目|番地|[\p{Script=Han}ァ-ヶー]\d{1,4}[-番]/u,
  pattern: new RegExp(
    `[\\p{Script=Han}ぁ-んァ-ヶー]{0,24}(?:\\d{1,3}丁目[\\d番地号室の-]*|[一二三四五六七八九十]{1,3}丁目[\\d一二三四五六七八九十番地号室の-]+)|[\\p{Script=Han}ぁ-んァ-ヶー]{1,24}\\d{1,4}番地?[\\d-]{0,8}号?|[\\p{Script=Han}ぁ-んァ-ヶー]{0,20}[\\p{Script=Han}ァ-ヶー]${PAPERS}\\d{1,3}-\\d{1,3}-\\d{1,4}(?:-\\d{1,4})?(?:号室?)?(?!\\d)`,
    'gu',
  ),
  confirm: (candidate) => /丁目|番地|\d-|区|市|町|村/.test(candidate),
  hits: [
    '東京都新宿区西新宿2丁目8番1号',
    '西新宿2-8-1',
    '大阪市北区梅田1-2-3-405号室',
    '大字山田123番地4',
    '西新宿二丁目八番一号',
    '北区8番12号',
  ],
  misses: [
    '別紙1-2-3',
    '図2-3-1',
    '銀座四丁目',
    '様式1-2-3号',
    '第1番札所',
    '資料2-8-1',
    '1-2-3',
    '平成30年',
    '交響曲第9番',
    '3番線',
  ],
};
