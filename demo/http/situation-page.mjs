// @ts-check
import { LANGUAGES, SITUATIONS } from '../site/situations.mjs';
import { renderNoticeTag } from './notice-tag.mjs';

/** Pages of the site that show a situation without being made for it. */
const SHOWN_ELSEWHERE = [
  { href: '/models/opt-in', title: 'オプトイン', note: 'Opt-in: nothing before an accept.' },
  { href: '/models/opt-out', title: 'オプトアウト', note: 'Opt-out: until refused, once the notice was seen.' },
  { href: '/soudan/', title: '計測しないページ', note: 'A deny-path: Google never runs here.' },
];

/**
 * Content of a page that shows one situation: what to look at, the script tag of the page itself, and where to look.
 * @param {import('../site/pages.mjs').Page & { situation: import('../site/situations.mjs').Situation }} page
 * @param {string} more HTML of the situation, written by us
 * @returns {string}
 */
export function renderSituation(page, more) {
  const { title, lead, note, check, sheet } = page.situation;
  return `<p class="label"><a href="/situations/">場面ごとに見る <span lang="en">Situations</span></a></p>
<h1>${title}</h1>
<p class="lead" lang="ja">${lead}</p>
<p lang="en" class="note">${note}</p>
${more}
<pre><code>${escapeText(renderNoticeTag(page).replaceAll(' data-', '\n  data-'))}</code></pre>
${sheet ? `<p><a href="/assets/${sheet}">${sheet}</a></p>` : ''}
<p class="actions">
<a class="button button-quiet" href="/recorder/" target="_blank">記録係 <span lang="en">Recorder</span></a>
${check ? '<a class="button button-quiet" id="check" href="?kotowari-check">持ち主の点検 <span lang="en">Owner’s check</span></a>' : ''}
<button class="button" type="button" data-kotowari-open>選び直す <span lang="en">Change your choice</span></button>
</p>`;
}

/**
 * Content of the page that lists all situations.
 * @returns {string}
 */
export function renderSituations() {
  const own = SITUATIONS.filter(({ slug }) => !slug.startsWith('lang-')).map(({ slug, title, note }) => ({
    href: `/situations/${slug}`,
    title,
    note,
  }));
  const cards = [...SHOWN_ELSEWHERE, ...own].map(
    ({ href, title, note }) => `<li><h2><a href="${href}">${title}</a></h2><p lang="en" class="note">${note}</p></li>`,
  );
  const languages = [...LANGUAGES].map(
    ([code, name]) => `<a class="button button-quiet" lang="${code}" href="/situations/lang-${code}">${name}</a>`,
  );
  return `<h1>場面ごとに見る <span lang="en" class="sub">Situations</span></h1>
<p class="lead">お知らせの使い方を、1ページに1つずつ。選んだことは、どのページにも効きます。Google に届くはずのものは<a href="/recorder/">記録係</a>に並びます。</p>
<p lang="en" class="note">One page for each way to use the notice. A choice counts on all of them; the <a href="/recorder/">recorder</a> shows what would have reached Google.</p>
<ul class="cards">${cards.join('\n')}</ul>
<h2>ほかの言語 <span lang="en" class="sub">More languages</span></h2>
<p class="actions">${languages.join('\n')}</p>`;
}

/** @param {string} text */
function escapeText(text) {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
