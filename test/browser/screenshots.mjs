// Pictures of the notice for a person to look at: node test/browser/screenshots.mjs FOLDER
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clickPart, noticePage, openStage, whenNotice } from './stage.mjs';

const OPERATORS = { ja: 'みなと市民講座協会', en: 'Minato Course Association' };
const PAGES = {
  ja: '<h1>講座の案内</h1><p>秋の講座を開きます。<a href="/second">次のページ</a></p>',
  en: '<h1>Courses</h1><p>Autumn courses begin in October. <a href="/second">Next page</a></p>',
};
const HEAD = `<meta name="color-scheme" content="light dark">
<style>body { font-family: sans-serif; line-height: 1.6; max-width: 60em; margin: 0 auto; padding: 1em }</style>`;

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: node test/browser/screenshots.mjs FOLDER\n');
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const stage = await openStage();
const visitor = await stage.visitor();
const page = await visitor.newPage();

for (const lang of /** @type {const} */ (['ja', 'en'])) {
  for (const look of ['bar', 'plain']) {
    await take(`notice-${lang}-${look}`, {
      lang,
      head: HEAD,
      attributes: `data-model="opt-in" data-look="${look}" data-contact-url="/contact"`,
      body: PAGES[lang],
    });
  }
  for (const position of ['bottom', 'top', 'corner', 'inline']) {
    const model = position === 'top' ? 'opt-out' : 'opt-in';
    await take(`notice-${lang}-${position}`, {
      lang,
      head: HEAD,
      attributes: `data-model="${model}" data-position="${position}" data-contact-url="/contact"`,
      body: position === 'inline' ? `${PAGES[lang]}<kotowari-notice></kotowari-notice>` : PAGES[lang],
    });
  }
}

/** What the dialog shows lies below the fold: it is photographed whole. */
for (const lang of ['ja', 'en', 'ar']) {
  const head = '<meta name="color-scheme" content="light dark">';
  stage.pages = {
    '/': noticePage({ lang, head, attributes: 'data-contact-url="/contact" data-policy-version="2026-11"' }),
  };
  for (const [width, scheme] of /** @type {const} */ ([
    [320, 'light'],
    [768, 'light'],
    [1280, 'light'],
    [1280, 'dark'],
  ])) {
    await page.setViewport({ width, height: 900, deviceScaleFactor: 1 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto('https://www.example.co.jp/');
    await clickPart(page, 'details');
    const dialog = await page.waitForSelector('kotowari-details >>> dialog[open]');
    await page.waitForSelector('kotowari-details >>> [part="running"]');
    await page.screenshot({ path: join(folder, `details-${lang}-${width}-${scheme}.png`) });
    const height = await dialog?.evaluate((element) => element.scrollHeight + 40);
    await page.setViewport({ width, height: height ?? 900, deviceScaleFactor: 1 });
    await page.screenshot({ path: join(folder, `details-${lang}-${width}-${scheme}-whole.png`) });
  }
}
await stage.close();

/** @param {string} name @param {Parameters<typeof noticePage>[0] & { lang: 'ja' | 'en' }} options */
async function take(name, options) {
  stage.pages = { '/': noticePage(options).replace(OPERATORS.ja, OPERATORS[options.lang]) };
  for (const width of [320, 768, 1440]) {
    for (const scheme of ['light', 'dark']) {
      await page.setViewport({ width, height: width === 320 ? 568 : 900, deviceScaleFactor: 1 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto('https://www.example.co.jp/');
      await whenNotice(page);
      await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`) });
    }
  }
}
