// @ts-check
import { DENY_PATHS, OPERATOR } from '../site/pages.mjs';

/**
 * The one script tag that a site owner pastes. `data-tag-url` is for this demo only: it names the stand-in for Google's tag.
 * @param {import('../site/pages.mjs').Page} page
 * @param {string} [nonce] for a page whose policy wants one
 * @returns {string}
 */
export function renderNoticeTag(page, nonce) {
  const denyPaths = page.recorder ? [...DENY_PATHS, '/recorder/*'] : DENY_PATHS;
  const options = {
    'measurement-id': 'G-DEMO000000',
    'policy-url': page.lang === 'ja' ? '/privacy/' : '/en/privacy/',
    operator: OPERATOR[page.lang],
    'deny-paths': denyPaths.join(' '),
    'tag-url': '/recorder/gtag.js',
    ...page.options,
  };
  const attributes = Object.entries(options).map(([name, value]) => `data-${name}="${value}"`);
  return `<script${nonce ? ` nonce="${nonce}"` : ''} src="/kotowari.js" ${attributes.join(' ')}></script>`;
}
