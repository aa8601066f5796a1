import type { BrowserContext, Page } from 'puppeteer-core';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getRoot } from '../browser/notice-looks.mjs';
import { clickPart, noticePage, openStage, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const OPT_IN = 'data-model="opt-in" data-contact-url="/contact"';

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  visitor = await stage.visitor();
  page = await visitor.newPage();
  stage.recorder.clear();
});
afterEach(() => visitor.close());

type PageOptions = NonNullable<Parameters<typeof noticePage>[0]>;

/** Opens a page with the notice on it. */
async function visit(options: PageOptions = {}, width = 1280, height = 720) {
  stage.pages = { '/': noticePage({ attributes: OPT_IN, ...options }) };
  await page.setViewport({ width, height });
  await page.goto(HOME);
  await whenNotice(page);
}
const getBox = () =>
  page.evaluate(() => {
    const box = document.querySelector('kotowari-notice')!.getBoundingClientRect();
    return { left: box.left, top: box.top, right: box.right, bottom: box.bottom, width: box.width, height: box.height };
  });
const readStyle = async (part: string, property: string) =>
  (await getRoot(page)).evaluate(
    (root, [name, wanted]) => getComputedStyle(root.querySelector(`[part="${name}"]`)!).getPropertyValue(wanted!),
    [part, property],
  );
describe('the theme', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8')) as {
    modules: {
      declarations: { tagName?: string; cssParts?: { name: string }[]; cssProperties?: { name: string }[] }[];
    }[];
  };
  const notice = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'kotowari-notice');

  it('finds every part that the manifest names', async () => {
    await visit();
    const parts = async () =>
      (await getRoot(page)).evaluate((root) =>
        [...root.querySelectorAll('[part]')].map((one) => one.getAttribute('part')!),
      );
    const found = await parts();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    await page.evaluate(() => (globalThis as never as { kotowari: { open(): void } }).kotowari.open());
    found.push(...(await parts()));
    expect([...new Set(found)].sort()).toEqual(notice?.cssParts?.map(({ name }) => name).sort());
  });

  it('obeys every custom property that the manifest names', async () => {
    const effects: Record<string, readonly [string, string, string]> = {
      '--kotowari-background': ['panel', 'background-color', 'rgb(1, 2, 3)'],
      '--kotowari-color': ['text', 'color', 'rgb(4, 5, 6)'],
      '--kotowari-accent': ['refuse', 'background-color', 'rgb(7, 8, 9)'],
      '--kotowari-on-accent': ['accept', 'color', 'rgb(10, 11, 12)'],
      '--kotowari-font': ['refuse', 'font-family', 'fantasy'],
    };
    const inset = '--kotowari-inset';
    expect([...Object.keys(effects), inset].sort()).toEqual(notice?.cssProperties?.map(({ name }) => name).sort());
    const values = Object.entries(effects).map(([name, [, , value]]) => `${name}: ${value};`);
    await visit({ head: `<style>kotowari-notice { ${values.join('')} ${inset}: auto 640px 0 0 }</style>` });
    expect(await getBox()).toMatchObject({ left: 0, right: 640 });
    for (const [part, property, value] of Object.values(effects)) expect(await readStyle(part, property)).toBe(value);
  });

  it('lets the page style a part', async () => {
    await visit({ head: '<style>kotowari-notice::part(refuse) { border-radius: 0 }</style>' });
    expect(await readStyle('refuse', 'border-radius')).toBe('0px');
  });

  it.each([
    ['light', 'light', 'rgb(255, 255, 255)'],
    ['', 'dark', 'rgb(255, 255, 255)'],
    ['light', 'dark', 'rgb(255, 255, 255)'],
    ['light dark', 'light', 'rgb(255, 255, 255)'],
    ['light dark', 'dark', 'rgb(18, 18, 18)'],
    ['dark', 'light', 'rgb(18, 18, 18)'],
  ])(
    'on a page with color-scheme "%s" and a visitor who prefers %s the box is %s',
    async (scheme, preferred, color) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: preferred }]);
      await visit({ head: `<style>:root { color-scheme: ${scheme || 'normal'} }</style>` });
      expect(await readStyle('panel', 'background-color')).toBe(color);
    },
  );

  it('speaks in the font of the page', async () => {
    await visit({ head: '<style>body { font-family: fantasy }</style>' });
    for (const part of ['text', 'refuse']) expect(await readStyle(part, 'font-family')).toBe('fantasy');
  });
});
