import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract/index.js';
import { openBrowser } from '../browser/open-browser.mjs';
import { installPackage, type InstalledPackage } from './installed-package.js';
import { buildVitePage, serveFolder } from './installed-pages.js';
import { compileDocs, compilePages, WRONG } from './typed-page.js';

/** npm fetches 80 MB when its cache is cold. */
const INSTALL_MS = 300_000;
const NO_NETWORK = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const OWN = /^node_modules\/kotowari\/dist\/(notice|contract|clean)\//;
const ALLOWED = /^node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element|idb-keyval)\//;
const TOTALS = { lines: 6, parsed: 5, requests: 5, pageViews: 3, visitors: 2, bots: 1, errors: 1 };

let installed: InstalledPackage;

beforeAll(async () => {
  installed = await installPackage();
}, INSTALL_MS);

afterAll(() => installed?.close());

describe('the command, packed and installed', () => {
  it('summarizes a log', async () => {
    const json = await installed.run('npx', 'kotowari', 'report', '--small-group', '1', '--json', 'access.log');
    expect((JSON.parse(json) as Report).totals).toMatchObject(TOTALS);
    expect(await installed.run('npx', 'kotowari', 'report', '--small-group', '1', 'access.log')).toContain('/news/');
  });

  it('keeps a log in a store and summarizes the store', async () => {
    const store = ['--store', 'data'];
    await installed.run('npx', 'kotowari', 'collect', '--once', ...store, '--keys', 'keys', 'access.log');
    const json = await installed.run('npx', 'kotowari', 'report', ...store, '--small-group', '1', '--json');
    expect((JSON.parse(json) as Report).totals).toMatchObject(TOTALS);
  });

  it('writes the page of a report from the files it was packed with', async () => {
    await installed.run('npx', 'kotowari', 'report', '-o', 'report.html', 'access.log');
    const { url, close } = await serveFolder(installed.folder);
    try {
      expect(await (await fetch(`${url}report.html`)).text()).toContain('kotowari-report/1');
    } finally {
      await close();
    }
  });
});

describe('the modules, packed and installed', () => {
  it('are imported in Node without a DOM, and register nothing', async () => {
    const names = await installed.runModule(
      `import * as notice from 'kotowari';
       // lit brings a registry that stands in for the browser's
       const registered = ['kotowari-notice', 'kotowari-settings'].filter((name) => globalThis.customElements?.get(name));
       console.log(JSON.stringify({ names: Object.keys(notice), registered, window: typeof window }));`,
    );
    expect(JSON.parse(names)).toEqual({
      names: expect.arrayContaining(['KotowariNotice', 'KotowariSettings']),
      registered: [],
      window: 'undefined',
    });
  });

  it('give the collector to a program', async () => {
    const totals = await installed.runModule(
      `import { runReport } from 'kotowari/collector';
       const { totals } = await runReport({ files: ['access.log'], smallGroup: 1 });
       console.log(JSON.stringify(totals));`,
    );
    expect(JSON.parse(totals)).toMatchObject(TOTALS);
  });
});

describe('the types, packed and installed', () => {
  it('know the events, window.kotowari, the options and the elements, and refuse what is misspelt', async () => {
    for (const said of await compilePages(installed)) {
      const lines = said.split('\n').filter((line) => /^\S/.test(line));
      expect(lines.map((line) => line.replace(/,.*/, ''))).toEqual(WRONG.map((_, index) => `wrong.ts(${index + 1}`));
    }
  });

  it('come with kotowari/define alone, as docs/notice.md shows', async () => {
    expect(await compileDocs(installed)).toEqual(['', '']);
  });
});

describe('the notice, packed and installed', () => {
  let browser: Browser;
  let site: { url: string; close(): Promise<void> };

  beforeAll(async () => {
    site = await serveFolder(installed.folder);
    browser = await openBrowser({ args: NO_NETWORK });
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('brings a bundle lit, idb-keyval and its own rooms, nothing of the collector, and works in it', async () => {
    const modules = await buildVitePage(installed);
    const packages = modules.filter((id) => id.startsWith('node_modules/'));
    expect(packages.filter((id) => OWN.test(id)).length).toBeGreaterThan(10);
    expect(packages.filter((id) => !OWN.test(id) && !ALLOWED.test(id))).toEqual([]);
    // all else is the page itself, and what vite puts in
    const rest = modules.filter((id) => !id.startsWith('node_modules/') && !id.startsWith('\0'));
    expect(rest.sort()).toEqual(['page/index.html', 'page/main.js']);
    expect(await openNotice('page/dist/index.html')).toEqual({ languages: ['en'], foreign: [], errors: [] });
  });

  it('works from one script tag', async () => {
    const script = await installed.runModule(`console.log(import.meta.resolve('kotowari/kotowari.js'))`);
    expect(script.trim()).toMatch(/\/node_modules\/kotowari\/dist\/kotowari\.js$/);
    await writeFile(
      join(installed.folder, 'tag.html'),
      `<!doctype html><html lang="ja"><title>page</title>
      <script src="/node_modules/kotowari/dist/kotowari.js" data-measurement-id="G-TEST1234" data-model="opt-in"></script></html>`,
    );
    expect(await openNotice('tag.html')).toEqual({ languages: ['ja'], foreign: [], errors: [] });
  });

  /** Opens a page and waits for the refuse button of its notice. */
  async function openNotice(path: string) {
    const page = await browser.newPage();
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) foreign.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(site.url + path);
    await page.waitForSelector('kotowari-notice >>> [part="refuse"]', { visible: true, timeout: 10_000 });
    const languages = await page.$$eval('kotowari-notice', (notices) =>
      notices.map((notice) =>
        notice.shadowRoot?.querySelector('[part="panel"]')?.closest('[lang]')?.getAttribute('lang'),
      ),
    );
    await page.close();
    return { languages, foreign, errors };
  }
});
