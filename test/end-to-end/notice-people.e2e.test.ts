import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emulateMedia, readAccessibilityTree, toContrast } from '../browser/accessibility.mjs';
import { getRoot, isSeen, readFocus } from '../browser/notice-looks.mjs';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

// Titles begin with the number of the success criterion of WCAG 2.2.

const HOME = 'https://www.example.co.jp/';
const HEAD = '<meta name="color-scheme" content="light dark">';
const BODY = '<h1>講座</h1><p><a id="first" href="/second">次のページ</a></p><p style="height:3000px"></p>';
const LAST = '<p><a id="last" href="/third">最後のリンク</a></p>';
const ATTRIBUTES = 'data-model="opt-in" data-contact-url="/contact"';
const toPage = (attributes = '', body = BODY + LAST, head = '') =>
  noticePage({ attributes: `${ATTRIBUTES} ${attributes}`, body, head: HEAD + head });

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = { '/': toPage(), '/second': toPage() };
  visitor = await stage.visitor();
  page = await visitor.newPage();
  stage.recorder.clear();
});
afterEach(() => visitor.close());

async function visit(width = 1280, height = 720) {
  await page.setViewport({ width, height });
  await page.goto(HOME);
  await whenNotice(page);
}
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key as 'Tab')), Promise.resolve());
const decision = () =>
  page.evaluate(() => (globalThis as never as { kotowari: { decision: unknown } }).kotowari.decision);

describe('what is perceived', () => {
  it('1.3.1, 4.1.2: the notice is a named region with a heading, links and buttons', async () => {
    await visit();
    const found = await readAccessibilityTree(page);
    expect(found).toContainEqual({ role: 'region', name: 'Google アナリティクスの利用', level: undefined });
    expect(found).toContainEqual({ role: 'heading', name: 'Google アナリティクスの利用', level: 2 });
    const controls = found.filter(({ role }) => role === 'button' || role === 'link');
    expect(controls.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'button 詳しい説明',
      'link プライバシーポリシー',
      'link 問い合わせ先',
      'button 同意する',
      'button 拒否する',
      'link 次のページ',
      'link 最後のリンク',
      'button Google アナリティクスの設定',
    ]);
  });

  it('1.3.2: a screen reader meets the notice before the page, in the order in which it is seen', async () => {
    await visit(320);
    const found = await readAccessibilityTree(page);
    const at = (start: string) => found.findIndex(({ name }) => name.startsWith(start));
    const order = [
      'Google アナ',
      'みなと市民',
      '送る情報',
      'プライバシー',
      '問い合わせ',
      '同意する',
      '拒否する',
      '講座',
    ];
    expect(order.slice(0, -1).map(at)).toEqual(
      order
        .slice(0, -1)
        .map(at)
        .sort((a, b) => a - b),
    );
    expect(found.findIndex(({ role, name }) => role === 'heading' && name === '講座')).toBeGreaterThan(at('拒否する'));
    const tops = await (
      await getRoot(page)
    ).evaluate((root) =>
      [...root.querySelectorAll('h2, p:not([part]), a, [part="actions"]')].map(
        (one) => one.getBoundingClientRect().top,
      ),
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it('1.4.1: links are underlined, not only colored', async () => {
    await visit();
    const lines = await (
      await getRoot(page)
    ).evaluate((root) => [...root.querySelectorAll('a')].map((link) => getComputedStyle(link).textDecorationLine));
    expect(lines).toEqual(['underline', 'underline']);
  });

  it.each([
    ['light', { 'prefers-color-scheme': 'light' }],
    ['dark', { 'prefers-color-scheme': 'dark' }],
    ['forced', { 'forced-colors': 'active', 'prefers-color-scheme': 'light' }],
    ['forced dark', { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' }],
  ])('1.4.3, 1.4.11: has contrast in %s colors, the focus ring too', async (name, media) => {
    await emulateMedia(page, media as never);
    await visit();
    // a key before, so that the focus is one of the keyboard
    await press('Tab');
    const { panel, texts, buttons, rings } = await (await getRoot(page)).evaluate(readColors);
    for (const color of texts) expect(toContrast(color, panel)).toBeGreaterThanOrEqual(4.5);
    for (const { color, background, border } of buttons) {
      expect(toContrast(color, background)).toBeGreaterThanOrEqual(4.5);
      expect(Math.max(toContrast(background, panel), toContrast(border, panel))).toBeGreaterThanOrEqual(3);
    }
    // what is computed does not know of the plate that forced colors lay behind text: only the picture shows the words
    for (const part of ['accept', 'refuse']) expect(await countEdges(part)).toBeGreaterThan(10);
    expect(rings).toHaveLength(5);
    for (const ring of rings) expect(toContrast(ring, panel)).toBeGreaterThanOrEqual(3);
    expect(toContrast(panel, 'rgb(0, 0, 0)') > 10).toBe(!name.includes('dark'));
  });

  it.each([320, 1280])('1.4.4: stays whole with text of twice the size, %i px wide', async (width) => {
    await visit(width);
    await setText('font-size: 200%');
    expect(await findClipped()).toEqual([]);
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
  });

  it('1.4.10: scrolls in one direction only, 320 px wide and 256 px high', async () => {
    await visit(320, 256);
    expect(await findClipped()).toEqual([]);
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
    const wide = await (
      await getRoot(page)
    ).evaluate((root) =>
      [document.documentElement, ...root.querySelectorAll('*')].filter((one) => one.scrollWidth > innerWidth),
    );
    expect(wide).toEqual([]);
  });

  it.each([320, 1280])('1.4.12: loses nothing to wider spacing of the text, %i px wide', async (width) => {
    await visit(width);
    await (
      await getRoot(page)
    ).evaluate((root) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    });
    expect(await findClipped()).toEqual([]);
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
  });

  it('1.4.13: shows nothing more on hover or focus', async () => {
    await visit();
    const root = await getRoot(page);
    const read = () => root.evaluate((one) => [one.innerHTML, document.body.innerText]);
    const before = await read();
    for (const part of ['policy', 'contact', 'accept', 'refuse']) {
      await (await page.waitForSelector(`kotowari-notice >>> [part="${part}"]`))?.hover();
      await press('Tab');
      expect(await read()).toEqual(before);
    }
    expect(before[0]).not.toMatch(/\btitle=/);
  });
});

describe('what is understood', () => {
  it.each([
    ['ja', 'en'],
    ['en', 'ja'],
  ])('3.1.2: a page in %s says that the notice is in %s, also what is told after the choice', async (lang, words) => {
    stage.pages = { '/': noticePage({ lang, attributes: `${ATTRIBUTES} data-lang="${words}"` }) };
    await visit();
    const languages = () =>
      page.evaluate(() =>
        ['kotowari-notice', 'kotowari-settings'].flatMap((name) =>
          [...document.querySelector(name)!.shadowRoot!.querySelectorAll('h2, p, a, button, [part="status"]')]
            .filter((one) => one.textContent)
            .map((one) => one.closest('[lang]')?.getAttribute('lang')),
        ),
      );
    expect(new Set(await languages())).toEqual(new Set([words]));
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    expect(await languages()).toEqual([words, words, words]);
  });

  it('3.2.1, 3.2.2: going through it with the keyboard changes nothing', async () => {
    await visit();
    for (let tab = 0; tab < 5; tab++) await press('Tab');
    expect(page.url()).toBe(HOME);
    expect(await decision()).toEqual({});
    expect(page.url()).toBe(HOME);
    const fields = await (
      await getRoot(page)
    ).evaluate((root) => root.querySelectorAll('input, select, textarea').length);
    expect(fields).toBe(0);
    await whenNotice(page);
  });

  it('3.2.4, 3.2.6: has the same names, contact and way back in the same order on every page', async () => {
    await visit();
    const read = async () =>
      (await readAccessibilityTree(page)).filter(({ role }) => role === 'link' || role === 'button');
    const first = await read();
    await page.goto(`${HOME}second`);
    await whenNotice(page);
    expect(await read()).toEqual(first);
    expect(first.map(({ name }) => name)).toContain('問い合わせ先');
    expect(first.at(-1)?.name).toBe('Google アナリティクスの設定');
  });

  it('3.3.7: does not ask again on the next page', async () => {
    await visit();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    await page.goto(`${HOME}second`);
    await pause(500);
    await whenNotice(page, false);
  });

  it('4.1.3: what was saved is told in a status that was there before, and takes no focus', async () => {
    await visit();
    const status = await page.waitForSelector('kotowari-notice >>> [role="status"]');
    expect((await readAccessibilityTree(page)).filter(({ role }) => role === 'status')).toHaveLength(1);
    expect(await status?.evaluate((one) => one.textContent)).toBe('');
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    expect(await status?.evaluate((one) => [one.isConnected, one.textContent])).toEqual([true, '現在の設定：拒否する']);
    const told = await readAccessibilityTree(page);
    const at = told.findIndex(({ role }) => role === 'status');
    expect(told[at + 1]?.name).toBe('現在の設定：拒否する');
    expect(await readFocus(page)).toBe('body');
  });

  it('is not printed', async () => {
    await visit();
    await page.emulateMediaType('print');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('kotowari-notice')!).display)).toBe(
      'none',
    );
  });
});

/** Sets declarations on the panel, as a visitor's own style sheet would. */
function setText(declarations: string) {
  return page.addStyleTag({ content: `kotowari-notice::part(panel) { ${declarations} }` });
}

/** What cuts off its own text, or runs out of its panel sideways; the panel itself may scroll downwards. */
async function findClipped() {
  return (await getRoot(page)).evaluate((root) => {
    const panel = root.querySelector('[part="panel"]')!;
    const { left, right } = panel.getBoundingClientRect();
    return [...root.querySelectorAll('[part="panel"], [part="panel"] *')]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        const tall =
          one !== panel && one.scrollHeight > Math.ceil(box.height) + 1 && getComputedStyle(one).display !== 'inline';
        return tall || one.scrollWidth > Math.ceil(box.width) + 1 || box.left < left - 1 || box.right > right + 1;
      })
      .map((one) => one.outerHTML.slice(0, 60));
  });
}

/** How often light and dark follow each other on a picture of a part, along the line through its middle: letters have many edges. */
async function countEdges(part: string): Promise<number> {
  const clip = await (await page.waitForSelector(`kotowari-notice >>> [part="${part}"]`))?.boundingBox();
  const picture = await page.screenshot({ clip: clip!, encoding: 'base64' });
  return page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    const { data: line } = canvas.getImageData(8, Math.round(bitmap.height / 2), bitmap.width - 16, 1);
    const isLight = (at: number) => line[at]! + line[at + 1]! + line[at + 2]! > 384;
    return [...line.keys()].filter((at) => at > 0 && at % 4 === 0 && isLight(at) !== isLight(at - 4)).length;
  }, picture);
}

function readColors(root: ShadowRoot) {
  const style = (one: Element) => getComputedStyle(one);
  const controls = [...root.querySelectorAll<HTMLElement>('a, button')];
  return {
    panel: style(root.querySelector('[part="panel"]')!).backgroundColor,
    texts: [...root.querySelectorAll('h2, p:not([part]), a, [part="details"]')].map((one) => style(one).color),
    buttons: [...root.querySelectorAll('[part="actions"] button')].map((one) => ({
      color: style(one).color,
      background: style(one).backgroundColor,
      border: style(one).borderTopColor,
    })),
    rings: controls.map((one) => {
      one.focus();
      return style(one).outlineColor;
    }),
  };
}
