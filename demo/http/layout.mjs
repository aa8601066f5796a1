// @ts-check
import { OPERATOR } from '../site/pages.mjs';
import { renderNoticeTag } from './notice-tag.mjs';

const WORDS = {
  ja: {
    ribbon: 'この協会は架空です。<b>Kotowari</b> を試すためのデモサイトで、Google には何も送りません。',
    skip: '本文へ移動',
    nav: 'サイト内',
    home: '/',
    links: [
      ['/news/', 'お知らせ'],
      ['/courses/', '講座'],
      ['/てびき/', 'てびき'],
      ['/soudan/', '相談室'],
      ['/contact/', 'お問い合わせ'],
    ],
    other: 'English',
    privacy: 'プライバシーポリシー',
    recorder: '記録係（Google に届くはずのもの）',
    summary: 'アクセスの集計',
  },
  en: {
    ribbon: 'This association is invented. It is a sample site for <b>Kotowari</b>; nothing is sent to Google.',
    skip: 'Skip to content',
    nav: 'Site',
    home: '/en/',
    links: [
      ['/en/', 'Home'],
      ['/en/privacy/', 'Privacy'],
      ['/situations/', 'Situations'],
      ['/recorder/', 'Recorder'],
    ],
    other: '日本語',
    privacy: 'Privacy policy',
    recorder: 'Recorder (what Google would get)',
    summary: 'Access summary',
  },
};

/**
 * Puts a page's content into the frame that every page of the demo shares: head, notice, navigation and footer.
 * @param {import('../site/pages.mjs').Page} page
 * @param {string} content HTML of the page, written by us
 * @param {{ summaryUrl: string | null, nonce: string }} more `summaryUrl`: of the collector's summary page, when it runs; `nonce`: for a page
 * whose policy wants one, else empty
 * @returns {string}
 */
export function renderPage(page, content, { summaryUrl, nonce }) {
  const words = WORDS[page.lang];
  const name = OPERATOR[page.lang];
  return `<!doctype html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.path === words.home ? name : `${page.title} | ${name}`)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
${page.situation?.sheet ? `<link rel="stylesheet" href="/assets/${page.situation.sheet}">` : ''}
${renderNoticeTag(page, nonce)}
</head>
<body>
<header>
<a class="skip" href="#content">${words.skip}</a>
<p class="ribbon">${words.ribbon}</p>
<div class="masthead">
<a class="brand" href="${words.home}"><img src="/assets/icon.svg" alt="" width="40" height="40"><span>${name}</span></a>
<nav aria-label="${words.nav}">${words.links.map(([href, text]) => renderLink(href ?? '', text ?? '', page.path)).join('')}</nav>
</div>
</header>
<main id="content">
${content}
</main>
<footer class="footer">
<div class="footer-inner">
<p class="footer-name">${name}</p>
<ul>
<li><a href="${page.lang === 'ja' ? '/privacy/' : '/en/privacy/'}">${words.privacy}</a></li>
<li><kotowari-settings></kotowari-settings></li>
<li><a href="/recorder/">${words.recorder}</a></li>
${summaryUrl === null ? '' : `<li><a href="${escapeHtml(summaryUrl)}">${words.summary}</a></li>`}
${page.other ? `<li><a href="${page.other}" hreflang="${page.lang === 'ja' ? 'en' : 'ja'}">${words.other}</a></li>` : ''}
</ul>
</div>
</footer>
</body>
</html>
`;
}

/**
 * @param {string} href
 * @param {string} text
 * @param {string} path of the page that is shown
 */
function renderLink(href, text, path) {
  const inside = href.split('/').length > 3 || href !== '/en/' ? path.startsWith(href) : path === href;
  return `<a href="${href}"${inside ? ` aria-current="${path === href ? 'page' : 'true'}"` : ''}>${text}</a>`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
