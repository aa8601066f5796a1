// @ts-check

/**
 * A page that shows the notice in one situation. What its page says of its own script tag is that tag.
 * @typedef {object} Situation
 * @property {string} slug
 * @property {string} title
 * @property {string} lead what to look at
 * @property {string} note the same in English
 * @property {'en'} [lang] of the page; default: Japanese
 * @property {Readonly<Record<string, string>>} [options] attributes of the notice, beside or in place of the site's
 * @property {string} [sheet] a style sheet of `assets/`
 * @property {true} [strict] served with nonces and Trusted Types
 * @property {string} [file] more content, in `pages/`
 * @property {true} [check] links to the owner's check
 */

const CODES = ['ar', 'de', 'es', 'fr', 'it', 'ko', 'pt', 'zh', 'zh-hant'];

/** Languages that come from a file of their own, by the name that their readers give them. */
export const LANGUAGES = new Map(CODES.map((code) => [code, nameLanguage(code)]));

/** @type {readonly Situation[]} */
export const SITUATIONS = [
  {
    slug: 'jp-strict',
    title: '日本・厳しめ',
    lead: '日本語のページですが、同意されるまで計測しません。',
    note: 'A Japanese page under opt-in: nothing is sent before an accept.',
    options: { preset: 'jp-strict' },
  },
  {
    slug: 'details',
    title: 'くわしい説明',
    lead: 'お知らせの「詳しい説明」を押すと、だれに何を送るのか、Cookie の期限、断り方、いまの状態が開きます。',
    note: 'Open the details: who receives what and why, cookies, how to refuse, and what is so on this page now.',
    options: { 'contact-url': '/contact/', 'policy-version': '2026-11' },
  },
  {
    slug: 'gated',
    title: '地図とチャット',
    lead: '地図の iframe とチャットのスクリプトは、選ばれるまで動きません。',
    note: 'A map (iframe) and a chat (script) of declared services wait for the choice.',
    options: { model: 'opt-in' },
    file: 'situation-gated.html',
  },
  {
    slug: 'container',
    title: 'タグマネージャー',
    lead: 'GTM のコンテナも、許されるまで読み込みません。断ると、コンテナが読み込んだ Google のタグも止まります。',
    note: 'A tag container waits too, and a refusal silences the Google tags that it loaded.',
    options: { 'measurement-id': 'GTM-DEMO00', 'tag-url': '/recorder/gtag/js', model: 'opt-in' },
  },
  {
    slug: 'several',
    title: '測定 ID が2つ',
    lead: '1つのお知らせと1つの選択で、2つの測定 ID を扱います。記録係には、それぞれ1回ずつ届きます。',
    note: 'Two measurement IDs share one notice and one decision; each gets its page view once.',
    options: { 'measurement-id': 'G-DEMO000000,G-DEMO000002', model: 'opt-in' },
  },
  {
    slug: 'strict',
    title: '厳しい CSP',
    lead: "このページは script-src 'nonce-…'、style-src 'self'、trusted-types kotowari lit-html で送られています。",
    note: 'Served with a nonce and Trusted Types; the notice and its details need nothing more.',
    options: { model: 'opt-in' },
    strict: true,
  },
  {
    slug: 'top',
    title: '上に出す',
    lead: 'お知らせを画面の上に出します。',
    note: 'The notice at the top.',
    options: { position: 'top' },
  },
  {
    slug: 'corner',
    title: '隅に出す',
    lead: 'お知らせを画面の隅に出します。',
    note: 'The notice in the corner.',
    options: { position: 'corner' },
  },
  {
    slug: 'inline',
    title: 'ページの中に出す',
    lead: 'お知らせは、ページが置いた場所に出ます。見えるまで、計測は始まりません。',
    note: 'The notice stands where the page has put it; nothing is sent before it was seen.',
    options: { position: 'inline' },
    file: 'situation-inline.html',
  },
  {
    slug: 'themed',
    title: 'サイトの色で',
    lead: 'カスタムプロパティと ::part() で、サイトの色と形に合わせています。2つのボタンの重さは同じままです。',
    note: 'Colors and shape by custom properties and parts; both buttons still weigh the same.',
    sheet: 'themed.css',
  },
  {
    slug: 'dark',
    title: '暗いページ',
    lead: 'ページが color-scheme: dark なら、お知らせも暗くなります。',
    note: 'On a dark page the notice is dark.',
    sheet: 'dark.css',
  },
  {
    slug: 'bypass',
    title: '古いタグの消し忘れ',
    lead: 'Google の古いスニペットが残っているページです。見つけて止め、消すべき行をコンソールに出します。',
    note: 'An old Google snippet was left in: it is found, switched off, and named on the console.',
    options: { model: 'opt-in' },
    file: 'situation-bypass.html',
    check: true,
  },
  ...[...LANGUAGES].map(([code, name]) => toLanguage(code, name)),
];

/** @param {string} code */
function nameLanguage(code) {
  return new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
}

/**
 * @param {string} code
 * @param {string} name
 * @returns {Situation}
 */
function toLanguage(code, name) {
  return {
    slug: `lang-${code}`,
    title: name,
    lead: 'ことばは、別のファイルから読み込みます。',
    note: 'These words come from a file of their own; no native speaker has reviewed them yet.',
    lang: 'en',
    options: { lang: code },
  };
}
