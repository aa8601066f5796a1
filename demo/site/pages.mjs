// @ts-check
import { SITUATIONS } from './situations.mjs';

/**
 * One page of the demo site. Its content is `pages/<file>`; the frame around it is `../http/layout.mjs`.
 * @typedef {object} Page
 * @property {string} path decoded
 * @property {string} file empty for none
 * @property {'ja' | 'en'} lang
 * @property {string} title
 * @property {string} description
 * @property {string} [other] the same page in the other language
 * @property {Readonly<Record<string, string>>} [options] attributes of the notice, beside or in place of the site's
 * @property {import('./situations.mjs').Situation} [situation] shown by this page
 * @property {boolean} [index] lists all situations
 * @property {boolean} [sensitive] below a deny-path: never public, never named in a summary
 * @property {boolean} [recorder] shows what would have reached Google; the tag never runs on it
 */

/** Name of the invented association, by language. */
export const OPERATOR = { ja: '霧笛町くらし相談協会', en: 'Mutekicho Everyday Advice Association' };

/** Where Google never runs; the same list is the collector's `sensitivePaths`. */
export const DENY_PATHS = ['/soudan/*'];

/** @type {readonly Page[]} */
export const PAGES = [
  page('/', 'home.html', 'トップ', '暮らしの困りごとを、いっしょに考える架空の協会です。', { other: '/en/' }),
  page('/news/', 'news.html', 'お知らせ', '霧笛町くらし相談協会からのお知らせ'),
  page('/news/open-day/', 'news-open-day.html', '灯台ひらく日のご案内', '年に一度、灯台と相談室を公開します。'),
  page('/news/winter-hours/', 'news-winter-hours.html', '冬の受付時間', '12月から2月までの受付時間のお知らせ'),
  page('/courses/', 'courses.html', '講座', '聴くこと、記録すること、休むことを学ぶ講座'),
  page('/てびき/', 'tebiki.html', 'くらしのてびき', '困ったときの最初の一歩をまとめた小さな手引き'),
  page('/contact/', 'contact.html', 'お問い合わせ', 'お問い合わせの窓口'),
  page('/contact/thanks/', 'contact-thanks.html', '受け付けました', 'お問い合わせの受付'),
  page('/soudan/', 'soudan.html', '相談室', '秘密を守ってお話をうかがいます。', { sensitive: true }),
  page('/soudan/harassment/', 'soudan-harassment.html', 'ハラスメントの相談', '職場や学校での困りごとの相談', {
    sensitive: true,
  }),
  page('/privacy/', 'privacy.html', 'プライバシーポリシー', 'Cookie とアクセスログの取り扱い', {
    other: '/en/privacy/',
  }),
  page('/models/opt-out', 'model-opt-out.html', 'オプトアウト方式', '断られるまで計測する方式の見本', {
    options: { model: 'opt-out' },
  }),
  page('/models/opt-in', 'model-opt-in.html', 'オプトイン方式', '同意されるまで計測しない方式の見本', {
    options: { model: 'opt-in' },
  }),
  page('/situations/', '', '場面ごとに見る', 'お知らせの使い方を、1ページに1つずつ', { index: true }),
  ...SITUATIONS.map(toPage),
  page('/recorder/', 'recorder.html', '記録係', 'Google に届くはずだったものを見る', { recorder: true }),
  english('/en/', 'en-home.html', 'Home', 'An invented association that helps people think.', '/'),
  english('/en/privacy/', 'en-privacy.html', 'Privacy policy', 'How we handle cookies and access logs', '/privacy/'),
];

/** Paths that anyone may see named: the collector's `publicPaths`. */
export const PUBLIC_PATHS = PAGES.filter((entry) => !entry.sensitive && !entry.recorder).map((entry) => entry.path);

/**
 * @param {import('./situations.mjs').Situation} situation
 * @returns {Page}
 */
function toPage(situation) {
  const { slug, title, note, options = {}, lang = 'ja', file = '' } = situation;
  return page(`/situations/${slug}`, file, title, note, { lang, options, situation });
}

/**
 * @param {string} path
 * @param {string} file
 * @param {string} title
 * @param {string} description
 * @param {Partial<Page>} [more]
 * @returns {Page}
 */
function page(path, file, title, description, more = {}) {
  return { path, file, lang: 'ja', title, description, ...more };
}

/**
 * @param {string} path
 * @param {string} file
 * @param {string} title
 * @param {string} description
 * @param {string} other
 * @returns {Page}
 */
function english(path, file, title, description, other) {
  return { path, file, lang: 'en', title, description, other };
}
