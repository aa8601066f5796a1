// One browser, one network, and pages of an invented association: what the end-to-end tests of the notice play on.
import { openBrowser } from './open-browser.mjs';
import { createRecorder } from './recorder.mjs';

/** Measurement ID of the pages on the stage. */
export const ID = 'G-TEST1234';

/**
 * A page with the notice on it.
 *
 * @param {{ lang?: string, attributes?: string, head?: string, body?: string, title?: string }} [options] `attributes` of the script tag
 * @returns {string}
 */
export function noticePage({ lang = 'ja', attributes = '', head = '', body = '', title = '講座の案内' } = {}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>${head}
<script src="/kotowari.js" data-measurement-id="${ID}" data-policy-url="/privacy" data-operator="みなと市民講座協会" ${attributes}></script>
</head><body>${body || '<h1>講座の案内</h1><p>秋の講座を開きます。<a href="/second">次のページ</a></p>'}<kotowari-settings></kotowari-settings></body></html>`;
}

/**
 * Opens the stage. `pages` maps a path, or host and path, to an answer or to what makes one; what is not there is a plain notice page.
 *
 * @param {Record<string, import('./recorder.mjs').Answer | ((request: import('./recorder.mjs').RecordedRequest) => import('./recorder.mjs').Answer)>} pages
 * @param {typeof openBrowser} [open] starts another browser than the usual one
 */
export async function openStage(pages = {}, open = openBrowser) {
  const stage = { pages };
  const recorder = await createRecorder(siteOf(stage));
  const browser = await open(recorder);
  return Object.assign(stage, {
    recorder,
    /** A fresh visitor: empty stores. Close the context when done. */
    visitor: () => browser.createBrowserContext(),
    close: async () => {
      await browser.close();
      await recorder.close();
    },
  });
}

/**
 * The site that a stage plays, as the recorder asks for it. `pages` may be exchanged at any time.
 *
 * @param {{ pages: Parameters<typeof openStage>[0] }} stage
 * @returns {(request: import('./recorder.mjs').RecordedRequest) => import('./recorder.mjs').Answer | undefined}
 */
export function siteOf(stage) {
  return (request) => {
    const plain = request.path.replace(/[?#].*$/, '');
    if (plain === '/favicon.ico') return undefined;
    const page = stage.pages?.[request.host + plain] ?? stage.pages?.[plain] ?? noticePage();
    return typeof page === 'function' ? page(request) : page;
  };
}

/** Waits until the notice is open, or closed. @param {import('puppeteer-core').Page} page */
export async function whenNotice(page, open = true) {
  await page.waitForFunction(
    (wanted) => !!document.querySelector('kotowari-notice')?.hasAttribute('open') === wanted,
    { timeout: 4000 },
    open,
  );
}

/** Clicks a part of the notice as a visitor would: with the mouse. @param {import('puppeteer-core').Page} page */
export async function clickPart(page, part) {
  const handle = await page.waitForSelector(`kotowari-notice >>> [part="${part}"]`, { visible: true, timeout: 4000 });
  await handle?.click();
}

/** Resolves after `timeMs`: long enough to hear what should not come. */
export function pause(timeMs) {
  return new Promise((resolve) => setTimeout(resolve, timeMs));
}
