import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDemoServer } from '../../demo/server.mjs';
import { SITUATIONS } from '../../demo/site/situations.mjs';
import { openBrowser } from '../browser/open-browser.mjs';
import { clickPart, pause, whenNotice } from '../browser/stage.mjs';

const NO_NETWORK = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

let folder: string;
let demo: Awaited<ReturnType<typeof createDemoServer>>;
let browser: Browser;
let site: string;
let visitor: BrowserContext;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kotowari-situations-'));
  demo = await createDemoServer({ logFile: join(folder, 'access.log') });
  site = `http://127.0.0.1:${await demo.listen(0)}`;
  browser = await openBrowser({ args: NO_NETWORK });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  visitor = await browser.createBrowserContext();
  page = await visitor.newPage();
  troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) troubles.push(message.text());
  });
  await fetch(`${site}/recorder/clear`, { method: 'POST' });
});
afterEach(() => visitor.close());

/** What reached the stand-in for Google: `script G-…`, `page_view G-…`. */
async function readHits(): Promise<string[]> {
  const hits = (await (await fetch(`${site}/recorder/hits`)).json()) as { fields: Record<string, string> }[];
  return hits.map(({ fields }) => `${fields.en ?? 'script'} ${fields.tid ?? fields.id}`).sort();
}

async function open(slug: string): Promise<void> {
  await page.goto(`${site}/situations/${slug}`);
  await whenNotice(page);
}

const part = (name: string) => `kotowari-notice >>> [part="${name}"]`;
const styleOf = (selector: string, name: string) =>
  page.$eval(selector, (element, property) => getComputedStyle(element).getPropertyValue(property), name);

describe('the situations of the demo', () => {
  it('are all listed on one page, with those that the site shows anyway', async () => {
    await page.goto(`${site}/situations/`);
    const links = await page.$$eval('main a', (anchors) => anchors.map((anchor) => anchor.getAttribute('href')));
    const wanted = ['/models/opt-in', '/models/opt-out', '/soudan/'];
    expect(links).toEqual(expect.arrayContaining([...wanted, ...SITUATIONS.map(({ slug }) => `/situations/${slug}`)]));
  });

  it.each(SITUATIONS.map(({ slug }) => slug))('%s: opens, shows its notice, and takes a refusal', async (slug) => {
    await open(slug);
    const tag = await page.$eval('main pre:last-of-type code', (code) => code.textContent);
    expect(tag).toContain('data-measurement-id="G');
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    await fetch(`${site}/recorder/clear`, { method: 'POST' });
    await page.reload();
    await pause(500);
    expect((await readHits()).filter((hit) => hit !== 'script G-DEMO000009')).toEqual([]);
    expect(troubles.filter((text) => !(slug === 'bypass' && /past the notice/.test(text)))).toEqual([]);
  });

  it.each(['jp-strict', 'several', 'container', 'gated', 'strict'])(
    '%s: sends nothing before the accept',
    async (slug) => {
      await open(slug);
      await pause(500);
      expect(await readHits()).toEqual([]);
      await clickPart(page, 'accept');
      await expect.poll(async () => (await readHits()).join()).toContain('page_view');
    },
  );

  it('several: each measurement ID gets its page view once', async () => {
    await open('several');
    await clickPart(page, 'accept');
    const wanted = ['page_view G-DEMO000000', 'page_view G-DEMO000002', 'script G-DEMO000000'];
    await expect.poll(readHits).toEqual(wanted);
  });

  it('container: loads, brings its tag, and a refusal stops that too', async () => {
    await open('container');
    await clickPart(page, 'accept');
    await expect.poll(readHits).toEqual(['page_view G-DEMO000001', 'script G-DEMO000001', 'script GTM-DEMO00']);
    await page.evaluate(() => window.kotowari?.refuse());
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.goto(`${site}/courses/`);
    await pause(400);
    expect(await readHits()).toHaveLength(3);
  });

  it('gated: map and chat wait for the choice', async () => {
    await open('gated');
    const frame = () => page.$eval('iframe', (element) => element.src);
    await page.waitForSelector('[data-kotowari-placeholder]');
    expect(await frame()).toBe('');
    expect(await page.$eval('#chat', (element) => element.textContent)).toContain('held back');
    await clickPart(page, 'accept');
    await expect.poll(frame).toContain('/assets/map.html');
    await expect.poll(() => page.$eval('#chat', (element) => element.textContent)).toContain('running');
  });

  it('strict, details: the details open', async () => {
    for (const slug of ['strict', 'details']) {
      await open(slug);
      await clickPart(page, 'details');
      await page.waitForSelector('kotowari-details >>> dialog[open]');
      await page.keyboard.press('Escape');
    }
    expect(troubles).toEqual([]);
  });

  it('strict: the browser refuses what the policy does not name', async () => {
    await open('strict');
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('style'), { textContent: '*{}' })),
    );
    await expect.poll(() => troubles.join()).toContain('Content Security Policy');
  });

  it('top, corner, inline: stand where they say', async () => {
    await page.setViewport({ width: 1280, height: 800 });
    const box = async (slug: string) => {
      await open(slug);
      return page.$eval(part('panel'), (panel) => panel.getBoundingClientRect().toJSON() as DOMRect);
    };
    expect((await box('top')).top).toBe(0);
    expect((await box('corner')).left).toBeGreaterThan(640);
    await box('inline');
    expect(await page.$eval('main', (main) => main.contains(document.querySelector('kotowari-notice')))).toBe(true);
  });

  it('themed, dark: have the colors of the page', async () => {
    await open('themed');
    expect(await styleOf(part('accept'), 'background-color')).toBe('rgb(31, 100, 112)');
    await open('dark');
    const [red = 255] = (await styleOf(part('panel'), 'background-color')).match(/\d+/g)?.map(Number) ?? [];
    expect(red).toBeLessThan(64);
  });

  it('bypass: the old tag is found, and the owner’s check names it', async () => {
    await open('bypass');
    await expect.poll(() => troubles.join()).toContain('Google tag past the notice');
    await page.locator('#check').click();
    await page.waitForNavigation().catch(() => undefined);
    const bypassed = () =>
      page.$eval('[data-kotowari-check-panel] >>> [part="bypassed"]', (element) => element.textContent);
    await page.waitForSelector('[data-kotowari-check-panel]');
    await expect.poll(bypassed).toContain('G-DEMO000009');
  });

  it('the deny-path: nothing runs there for who has accepted', async () => {
    await open('jp-strict');
    await clickPart(page, 'accept');
    await expect.poll(async () => (await readHits()).length).toBe(2);
    await page.goto(`${site}/soudan/`);
    await pause(500);
    expect((await readHits()).filter((hit) => hit.startsWith('page_view'))).toHaveLength(1);
  });
});
