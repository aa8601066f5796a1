// Pictures of the notice for a person to look at: node test/browser/screenshots.mjs FOLDER
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clickPart, noticePage, openStage, whenNotice } from './stage.mjs';

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: node test/browser/screenshots.mjs FOLDER\n');
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const stage = await openStage();
const visitor = await stage.visitor();
const page = await visitor.newPage();
const english = '<h1>Courses</h1><p>Autumn courses begin in October.</p>';

for (const lang of ['ja', 'en']) {
  for (const model of ['opt-in', 'opt-out']) {
    stage.pages = {
      '/': noticePage({
        lang,
        attributes: `data-model="${model}" data-contact-url="/contact"`,
        body: lang === 'en' ? english : '',
      }).replace(lang === 'en' ? 'みなと市民講座協会' : '', lang === 'en' ? 'Minato Course Association' : ''),
    };
    for (const width of [320, 1280]) {
      for (const scheme of ['light', 'dark']) {
        await page.setViewport({ width, height: 720, deviceScaleFactor: 1 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto('https://www.example.co.jp/');
        await whenNotice(page);
        await page.screenshot({ path: join(folder, `notice-${lang}-${model}-${width}-${scheme}.png`) });
      }
    }
  }
}

/** What the dialog shows lies below the fold: it is photographed whole. */
for (const lang of ['ja', 'en', 'ar']) {
  stage.pages = { '/': noticePage({ lang, attributes: 'data-contact-url="/contact" data-policy-version="2026-11"' }) };
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
