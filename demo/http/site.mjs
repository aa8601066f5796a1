// @ts-check
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGES } from '../site/pages.mjs';
import { renderPage } from './layout.mjs';
import { renderSituation, renderSituations } from './situation-page.mjs';
import { readSiteFile, toAnswer } from './site-files.mjs';

/** Assets of the site may be kept; `kotowari.js` is asked for each time, since this demo rebuilds it. */
const ASSET_CACHE = 'public, max-age=600';
const ASK_EACH_TIME = 'no-cache';
/** The browser itself holds the promise that nothing leaves for another host. */
const POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
const HTML = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': ASK_EACH_TIME,
  'content-security-policy': POLICY,
};

/** @type {ReadonlyMap<string, import('../site/pages.mjs').Page>} */
const BY_PATH = new Map(PAGES.map((page) => [page.path, page]));

/** @type {import('../site/pages.mjs').Page} */
const NOT_FOUND = { path: '', file: 'not-found.html', lang: 'ja', title: '見つかりません', description: '404' };

/** Old addresses of the news, as any site of some age has them. */
const MOVED = [/^\/(?:news|info)\/\d{4}(?:\/.*)?$/, '/news/'];

/**
 * @typedef {object} SiteOptions
 * @property {string} siteRoot
 * @property {string} distRoot
 * @property {string | null} summaryUrl
 */

/**
 * Creates the site as a function from request to answer: pages, assets, `kotowari.js`, redirects, 404 and 405.
 * @param {SiteOptions} options
 * @returns {(request: import('node:http').IncomingMessage) => Promise<import('./site-files.mjs').Answer>}
 */
export function createSite(options) {
  return async (request) => {
    const path = decodePath(request.url ?? '/');
    if (path === null) return renderFile(NOT_FOUND, options, 400);
    if (request.method === 'POST' && path === '/contact/') return redirect('/contact/thanks/', 303);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod();
    const target = findRedirect(path);
    if (target !== null) return redirect(target, 301);
    const page = BY_PATH.get(path);
    if (page) return renderFile(page, options, 200);
    return (await readAsset(path, options)) ?? renderFile(NOT_FOUND, options, 404);
  };
}

/** @param {string} url */
function decodePath(url) {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return null; // a broken escape is the client's error: 400
  }
}

/** @param {string} path */
function findRedirect(path) {
  const [pattern, target] = MOVED;
  if (/** @type {RegExp} */ (pattern).test(path)) return /** @type {string} */ (target);
  const folder = path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : '';
  if (BY_PATH.has(folder)) return folder;
  return !BY_PATH.has(path) && BY_PATH.has(`${path}/`) ? `${path}/` : null;
}

/**
 * @param {string} path
 * @param {SiteOptions} options
 */
async function readAsset(path, options) {
  if (/^\/(?:messages\/)?kotowari[\w.-]*\.js(?:\.map)?$/.test(path))
    return readSiteFile(options.distRoot, path, ASK_EACH_TIME);
  if (/^\/(?:assets\/|robots\.txt$)/.test(path)) return readSiteFile(options.siteRoot, path, ASSET_CACHE);
  return null;
}

/**
 * @param {import('../site/pages.mjs').Page} page
 * @param {SiteOptions} options
 * @param {number} status
 */
async function renderFile(page, options, status) {
  const nonce = page.situation?.strict ? randomBytes(16).toString('base64') : '';
  const html = renderPage(page, await readContent(page, options), { summaryUrl: options.summaryUrl, nonce });
  const headers = nonce ? { ...HTML, 'content-security-policy': toStrictPolicy(nonce) } : HTML;
  return { ...toAnswer(Buffer.from(html), headers), status };
}

/**
 * @param {import('../site/pages.mjs').Page} page
 * @param {SiteOptions} options
 */
async function readContent(page, { siteRoot }) {
  const file = page.file ? await readFile(join(siteRoot, 'pages', page.file), 'utf8') : '';
  if (page.situation) return renderSituation({ ...page, situation: page.situation }, file);
  return page.index ? renderSituations() : file;
}

/** @param {string} nonce */
function toStrictPolicy(nonce) {
  const own = POLICY.replace("default-src 'self'", "default-src 'none'; img-src 'self'; connect-src 'self'");
  return `${own}; script-src 'nonce-${nonce}'; style-src 'self'; require-trusted-types-for 'script'; trusted-types kotowari lit-html`;
}

/**
 * @param {string} target
 * @param {number} status
 */
function redirect(target, status) {
  const headers = { location: encodeURI(target), 'content-type': 'text/plain; charset=utf-8' };
  return { status, headers, body: Buffer.from(`${status} ${target}\n`) };
}

function refuseMethod() {
  const headers = { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' };
  return { status: 405, headers, body: Buffer.from('405 Method Not Allowed\n') };
}
