import { DIGIT_RUN } from './digit-runs.js';
import type { Detector } from './detector.js';

/** A mail address may end in any domain when its `@` is spelled out; a file's ending (`look-at-this.html`) is none. */
const FILE_ENDING =
  'html?|shtml|php|pdf|css|m?js|jsx?|tsx?|json|xml|txt|md|png|jpe?g|gif|svg|webp|avif|ico|zip|gz|tgz|tar|bz|xz|mp|mov|woff|docx?|xlsx?|pptx?|csv|rss|atom|jar|war|aspx?|jsp|cgi|do|action|map|ics|exe|deb|rpm|py|rb|sh|sql|bak|log|conf|ini|ya?ml|epub';
const TLD = `(?!(?:${FILE_ENDING})(?![a-z]))[a-z]{2,18}`;
/** Common ends: behind these more words may follow, `taro_at_example.jp-2`. */
const COMMON_TLD =
  'jp|com|net|org|info|biz|edu|gov|ac|de|fr|uk|it|es|nl|se|ch|at|pl|ru|cn|kr|tw|hk|sg|in|br|au|ca|us|eu|io|me|tokyo|osaka|kyoto';
const NAME = '[\\w.+-]{1,64}';
const LABEL = '[\\w-]{1,63}';
const DOT = '(?:\\.|[[({]dot[\\])}]|[-_ ]dot[-_ ])';
const DOMAIN = `${LABEL}(?:${DOT}${LABEL}){0,3}${DOT}`;
/** An `@` that can be nothing else; and the word, which can. */
const CLEAR_AT =
  '(?:[[({<](?:a|at|atmark|@|アット|アットマーク|あっと|あっとまーく)[\\])}>]|アットマーク|[☆★■●▲◎]|\\+AEA-)';
const WORD_AT = '[-_. ]at[-_. ]';
/** Where most people have their mail: told even when nothing is left of the `@`. Joined by dashes only: `mail.yahoo.co.jp` is a host. */
const PROVIDERS =
  'gmail|googlemail|hotmail|outlook|icloud|yahoo|ymail|aol|gmx|protonmail|proton|docomo|ezweb|softbank|i[-_.]softbank|vodafone|nifty|biglobe|ocn|so-net|plala|qq|163|naver';
/** Parts of those providers' own sites, as caches write their names: `news-yahoo-co-jp.cdn.example`. */
const SECTIONS = '(?:www|news|mail|search|shopping|auctions|finance|sports|weather|maps|blogs?|login|detail|help)';
const ENDS = '(?:com|net|org|jp|(?:co|ne|or)[-_.]jp|de|fr|co[-_.]uk)';

/**
 * `taro@example.jp`, and as people hide it: `taro[at]example.jp`, `taro_at_example.jp`, `taro★example.jp`, `taro-gmail-com`, in UTF-7
 * `taro+AEA-example.jp`. RFC 5321; IDN included.
 */
export const mail: Detector = {
  kind: 'mail',
  needsMark: true,
  hint: /@|at[-_. \])}>]|atmark|アット|あっと|[☆★■●▲◎]|[[({<]a[\])}>]|\+AEA-|[-_](?:com|net|jp|de|fr|uk)(?![a-z])/i,
  placeholder: ':mail',
  pattern: new RegExp(
    [
      '[^\\s@/:;,<>"()]{1,64}@[^\\s@/:;,<>"()]*[\\p{L}\\p{N}]',
      `${NAME}${CLEAR_AT}${DOMAIN}${TLD}`,
      `${NAME}${WORD_AT}${DOMAIN}(?:(?:${COMMON_TLD})(?![a-z0-9])|${TLD}(?![\\w-]))`,
      `${NAME}${WORD_AT}(?:${PROVIDERS})(?![a-z0-9])`,
      `${NAME}(?<!${SECTIONS})[-_](?:${PROVIDERS})[-_]${ENDS}(?![a-z0-9])`,
    ].join('|'),
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
    'taro_at_example.tokyo',
    'taro.yamada_at_gmail',
    'taro(a)example.jp',
    'taro+AEA-example.jp',
    'ref-taro(at)example.jp-2024',
    'taro_at_example.jp-2024',
    'taro_at_example.jp_x',
    'id_yamada_gmail_com_x',
    'yamada_taro_gmail_com',
    'yamada-taro-yahoo-co-jp',
  ],
  misses: [
    'look-at-this.html',
    'logo.png',
    'at',
    'a-day-at-the-races.php',
    'cat.example.jp',
    'data_at_rest.pdf',
    '★お知らせ',
    'mail.yahoo.co.jp',
    'about-me-and-live-music',
    'section-2(a)terms.html',
    'dot-com',
    'news-yahoo-co-jp',
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

/** Eight digits in two groups, as people give a number of their own town; two years (`2014-2015`) or a day (`2024-0401`) are none. */
export const localNumber: Detector = {
  kind: 'local-number',
  minDigits: 8,
  needsMark: true,
  placeholder: ':number',
  pattern: /(?<!\d|\d[-_. ])\d{4}[-_. ]\d{4}(?!\d|[-_. ]\d)/g,
  confirm: (candidate) => !/^(?:19|20)\d\d.(?:(?:19|20)\d\d|(?:0[1-9]|1[0-2])[0-3]\d)$/.test(candidate),
  hits: ['8765-4321', 'tel-8765-4321', '8765_4321', '8765.4321.html'],
  misses: ['2014-2015', '2024_0401', '2015-05-17', 'abc-1234', '987-6543', '1-8765-4321'],
};

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
    '090の1234の5678',
    '03局1234番5678',
    '090____1234____5678',
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
