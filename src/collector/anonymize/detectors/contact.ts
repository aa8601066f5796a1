import { DIGIT_RUN } from './digit-runs.js';
import type { Detector } from './detector.js';

/** Where a mail address may end when its `@` is spelled out; a file's ending (`look-at-this.html`) is none. */
const TLD =
  'jp|com|net|org|info|biz|edu|gov|ac|de|fr|uk|it|es|nl|se|ch|at|pl|ru|cn|kr|tw|hk|sg|in|br|au|ca|us|eu|io|me';
const AT =
  '[[({<](?:at|atmark|@|アット|アットマーク|あっと|あっとまーく)[\\])}>]|(?:[-_. ]at[-_. ])|アットマーク|[☆★■●▲◎]';

/** `taro@example.jp`, and as people hide it: `taro[at]example.jp`, `taro_at_example.jp`, `taro★example.jp`. RFC 5321; IDN included. */
export const mail: Detector = {
  kind: 'mail',
  needsMark: true,
  hint: /@|at[-_. \])}>]|atmark|アット|あっと|[☆★■●▲◎]/i,
  placeholder: ':mail',
  pattern: new RegExp(
    `[^\\s@/:;,<>"()]{1,64}@[^\\s@/:;,<>"()]*[\\p{L}\\p{N}]|[\\w.+-]{1,64}(?:${AT})[\\w-]{1,63}(?:(?:\\.|[[({]dot[\\])}]|[-_ ]dot[-_ ])[\\w-]{1,63}){0,3}(?:\\.|[[({]dot[\\])}]|[-_ ]dot[-_ ])(?:${TLD})(?![\\w-])`,
    'giu',
  ),
  takesAll: true,
  hits: [
    'taro@example.jp',
    'yamada.taro+news@sub.example.co.jp',
    'taro[at]example.jp',
    'taro(at)example.jp',
    'taro_at_example.co.jp',
    'taro-at-example.com',
    'taro★example.ne.jp',
    'taro(アット)example.jp',
    'taro[at]example[dot]jp',
    '太郎@例え.jp',
    'root@localhost',
  ],
  misses: [
    'look-at-this.html',
    'logo.png',
    'at',
    'a-day-at-the-races.php',
    'cat.example.jp',
    'data_at_rest.pdf',
    '★お知らせ',
  ],
};

/** A person on a social network or forum: `@yamada`. */
export const handle: Detector = {
  kind: 'handle',
  needsMark: true,
  placeholder: ':name',
  pattern: /^@[\p{L}\p{N}_.-]{1,64}$/giu,
  takesAll: true,
  hits: ['@yamada', '@taro.yamada_1', '@山田'],
  misses: ['yamada', 'logo@2x.png'],
};

/** Japanese numbers by their leading digits. Source: 総務省 電気通信番号計画. `060` is open for mobiles since 2024. */
const JAPANESE = /^(?:0[5-9]0\d{8}|020\d{8,11}|0120\d{6}|0800\d{7}|0570\d{6}|0990\d{6}|0[1-9]\d{8})$/;

/** Japanese numbers with or without marks, international ones with `+` or `00`, North American ones in groups of 3-3-4. */
export const phone: Detector = {
  kind: 'phone',
  minDigits: 9,
  placeholder: ':number',
  pattern: DIGIT_RUN,
  confirm: (candidate) => {
    const plain = candidate.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
    const national = plain.replace(/^(?:\+|00|010)81(?:0)?/, '0');
    if (JAPANESE.test(national)) return true;
    return /^\+\d{8,15}$/.test(plain) || /^\(?[2-9]\d\d[-). ]{1,2}[2-9]\d\d[-. ]\d{4}$/.test(candidate);
  },
  hits: [
    '090-1234-5678',
    '09012345678',
    '060-1234-5678',
    '03-1234-5678',
    '0312345678',
    '(03)1234-5678',
    '03(1234)5678',
    '0120-123-456',
    '0120123456',
    '0800-123-4567',
    '0570-012-345',
    '050-1234-5678',
    '+81-90-1234-5678',
    '+819012345678',
    '+81(0)3-1234-5678',
    '0081-90-1234-5678',
    '090_1234_5678',
    '090.1234.5678',
    '090 1234 5678',
    '+1-202-555-0123',
    '202-555-0123',
    'tel-090-1234-5678',
    'tel09012345678',
  ],
  misses: ['2015-05-17', '1.3.2', 'covid-19', '2014-2015', 'abc-1234', '192.168.1.1', '978-4-06-519981-9'],
};

/** A Japanese postal code, where a sign or the whole text says that it is one. */
export const postalCode: Detector = {
  kind: 'postal-code',
  minDigits: 7,
  placeholder: ':place',
  pattern:
    /〒\s*\d{3}-?\d{4}(?!\d)|^\d{3}-\d{4}(?=$|\.[a-z]{2,5}$)|(?<=(?:zip|postal|post|yubin|郵便番号)[-_.]?)\d{3}-?\d{4}(?!\d)/gi,
  hits: ['〒100-0001', '〒1000001', '100-0001', 'zip-1000001', '郵便番号100-0001'],
  misses: ['abc-1234', 'model-123-4567', '2015-05', '100-0001-a'],
};

/** Somebody addressed by name: `山田太郎様`. Not what merely ends in the letter (`お客様`, `仕様`, `多様性`). */
export const addressee: Detector = {
  kind: 'addressee',
  needsMark: true,
  placeholder: ':name',
  pattern: /(?<!\p{Script=Han})\p{Script=Han}{2,6}様(?![式子々相態])/gu,
  confirm: (candidate) =>
    !/(?:[客皆奥神王仕多模同各異貴殿一有]|各位|会員|患者|利用者|担当者|関係者|企業|業者|団体|事業主|保護者|家族|個人|法人|学生|生徒|先生)様$/.test(
      candidate,
    ),
  hits: ['山田太郎様', '鈴木様_請求書', '佐藤花子様.pdf'],
  misses: ['お客様の声', '仕様書', '多様性', '会員様向け', '患者様へ', '皆様', '法人様'],
};
