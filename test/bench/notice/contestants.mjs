// @ts-check
// The same page with each notice on it: Japanese, opt-in, Google Analytics as the one thing to decide about, set up as its own manual says.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const TAG = 'https://www.googletagmanager.com/gtag/js?id=G-TEST1234';
const TITLE = 'アクセス解析について';
const TEXT =
  '当協会は、サイトの改善のために Google アナリティクスを使います。閲覧したページの URL、端末の種類、Cookie の識別子が Google LLC に送られます。';

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} version
 * @property {Readonly<Record<string, string>>} files what the page must load for a working notice: address → path on disk
 * @property {string} head markup for the head
 * @property {string} body markup for the end of the body
 * @property {readonly string[] | null} notice selectors, each within the shadow root of the one before; null: there is none
 * @property {readonly string[]} refuse the same, of the button that refuses
 */

/** Lists the page alone (the floor), Kotowari as README has it, the same with `defer`, and the peers. @returns {Contestant[]} */
export function listNotices() {
  return [
    { name: 'the page alone', version: '', files: {}, head: '', body: '', notice: null, refuse: [] },
    kotowari('kotowari', ''),
    kotowari('kotowari, defer', 'defer '),
    vanillaCookieConsent(),
    klaro(),
  ];
}

/** What Kotowari loads only when somebody opens the details; the peers carry theirs along. */
export const DETAILS = existsSync('dist/kotowari-details.js') ? 'dist/kotowari-details.js' : null;

/** @param {string} name @param {string} attribute @returns {Contestant} */
function kotowari(name, attribute) {
  return {
    name,
    version: versionOf('package.json'),
    files: { '/kotowari.js': 'dist/kotowari.js' },
    head: `<script ${attribute}src="/kotowari.js" data-measurement-id="G-TEST1234" data-model="opt-in" data-policy-url="/privacy" data-operator="みなと市民講座協会"></script>`,
    body: '',
    notice: ['kotowari-notice[open]', '[part="panel"]'],
    refuse: ['kotowari-notice[open]', '[part="refuse"]'],
  };
}

/** @returns {Contestant} */
function vanillaCookieConsent() {
  const folder = folderOf(require.resolve('vanilla-cookieconsent'));
  const options = {
    // it shows nothing to a driven browser otherwise
    hideFromBots: false,
    categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
    language: {
      default: 'ja',
      translations: {
        ja: {
          consentModal: {
            title: TITLE,
            description: TEXT,
            acceptAllBtn: '同意する',
            acceptNecessaryBtn: '拒否する',
            showPreferencesBtn: '設定',
          },
          preferencesModal: {
            title: TITLE,
            acceptAllBtn: '同意する',
            acceptNecessaryBtn: '拒否する',
            savePreferencesBtn: '保存する',
            closeIconLabel: '閉じる',
            sections: [{ title: 'アクセス解析', description: TEXT, linkedCategory: 'analytics' }],
          },
        },
      },
    },
  };
  return {
    name: 'vanilla-cookieconsent',
    version: versionOf(join(folder, 'package.json')),
    files: {
      '/peer/v.css': join(folder, 'dist/cookieconsent.css'),
      '/peer/v.js': join(folder, 'dist/cookieconsent.umd.js'),
    },
    head: '<link rel="stylesheet" href="/peer/v.css">',
    body: `<script type="text/plain" data-category="analytics" src="${TAG}"></script>
<script src="/peer/v.js"></script><script>CookieConsent.run(${JSON.stringify(options)})</script>`,
    notice: ['#cc-main .cm'],
    refuse: ['#cc-main [data-role="necessary"]'],
  };
}

/** @returns {Contestant} */
function klaro() {
  const folder = folderOf(require.resolve('klaro'));
  const config = {
    version: 1,
    lang: 'ja',
    acceptAll: true,
    default: false,
    translations: {
      ja: {
        privacyPolicyUrl: '/privacy',
        consentNotice: { title: TITLE, description: TEXT, learnMore: '設定' },
        consentModal: { title: TITLE, description: TEXT },
        purposes: { analytics: { title: 'アクセス解析' } },
        ok: '同意する',
        decline: '拒否する',
        save: '保存する',
        acceptAll: '同意する',
        acceptSelected: '保存する',
        close: '閉じる',
      },
    },
    services: [{ name: 'google-analytics', title: 'Google アナリティクス', purposes: ['analytics'] }],
  };
  return {
    name: 'klaro',
    version: versionOf(join(folder, 'package.json')),
    files: { '/peer/k.js': join(folder, 'dist/klaro.js') },
    head: `<script>var klaroConfig = ${JSON.stringify(config)}</script><script defer src="/peer/k.js"></script>`,
    body: `<script type="text/plain" data-type="text/javascript" data-name="google-analytics" data-src="${TAG}"></script>`,
    notice: ['#klaro .cookie-notice'],
    refuse: ['#klaro .cn-decline'],
  };
}

/**
 * @param {Contestant} contestant
 * @returns {string} the page
 */
export function toPage({ head, body }) {
  const links = ['講座', 'お知らせ', '交通', 'お問い合わせ'].map((text) => `<li><a href="/${text}">${text}</a></li>`);
  const news = Array.from(
    { length: 20 },
    (_, index) => `<p>第${index + 1}回の講座の案内です。どなたでも参加できます。</p>`,
  );
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>みなと市民講座協会</title>
<meta name="viewport" content="width=device-width"><style>body { font: 16px/1.7 sans-serif; margin: 2rem }</style>${head}</head>
<body><nav aria-label="主な案内"><ul>${links.join('')}</ul></nav><main><h1>みなと市民講座協会</h1>${news.join('')}</main>${body}</body></html>`;
}

/** @param {string} entry a file in its `dist/` */
function folderOf(entry) {
  return dirname(dirname(entry));
}

/** @param {string} path */
function versionOf(path) {
  return /** @type {string} */ (JSON.parse(readFileSync(path, 'utf8')).version);
}
