import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAccessibilityTree } from '../browser/accessibility.mjs';
import { getRoot, isFocusSeen, isSeen, readFocus } from '../browser/notice-looks.mjs';
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

describe('what is operated', () => {
  it.each([
    ['Enter', 'refuse', 'denied', 5],
    ['Space', 'accept', 'granted', 4],
  ])('2.1.1: %s chooses: %s', async (key, part, choice, tabs) => {
    await visit();
    await press(...Array<string>(tabs).fill('Tab'));
    expect(await readFocus(page)).toBe(part);
    await press(key);
    await whenNotice(page, false);
    expect(await decision()).toEqual({ analytics: choice });
  });

  it('2.1.1: the keyboard scrolls a notice that is longer than its place', async () => {
    await visit(240, 320);
    await press('Tab');
    const panel = await page.waitForSelector('kotowari-notice >>> [part="panel"]');
    const top = () => panel?.evaluate((one) => one.scrollTop);
    const before = (await top()) ?? 0;
    await press('ArrowUp', 'ArrowUp');
    await expect.poll(top).toBeLessThan(before);
  });

  it('2.1.2, 2.4.3: is first in the order of Tab, and lets the focus out on both sides', async () => {
    await visit();
    const order = [];
    for (const key of Array<string>(6).fill('Tab')) {
      await press(key);
      order.push(await readFocus(page));
    }
    expect(order).toEqual(['details', 'policy', 'contact', 'accept', 'refuse', 'first']);
    await page.keyboard.down('Shift');
    await press('Tab');
    expect(await readFocus(page)).toBe('refuse');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    await page.keyboard.up('Shift');
    expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('kotowari-notice');
  });

  it('2.2.1: stays for a day', async () => {
    await page.goto(HOME);
    await whenNotice(page);
    const session = await page.createCDPSession();
    const expired = new Promise((resolve) => session.once('Emulation.virtualTimeBudgetExpired', () => resolve(true)));
    await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: 86_400_000 });
    await expired;
    await session.detach();
    expect(await page.evaluate(() => document.querySelector('kotowari-notice')?.hasAttribute('open'))).toBe(true);
  });

  it.each([
    ['no-preference', ['offset', 'easing', 'composite', 'opacity', 'computedOffset']],
    ['reduce', []],
  ])('2.3.3: moves nothing; fades in for who prefers %s', async (value, allowed) => {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value }]);
    await visit();
    const changing = await (
      await getRoot(page)
    ).evaluate((root) =>
      [root.host, ...root.querySelectorAll('*')].flatMap((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        const animations = one.getAnimations().map(({ effect }) => effect as KeyframeEffect);
        return [
          ...(transitionDuration === '0s' ? [] : ['transition']),
          ...(animationName === 'none' || animations.length ? [] : ['animation that has ended']),
          ...animations.flatMap((effect) => effect.getKeyframes().flatMap((frame) => Object.keys(frame))),
        ];
      }),
    );
    expect(changing.filter((name) => ![...allowed, 'animation that has ended'].includes(name))).toEqual([]);
    if (value === 'reduce') expect(changing).toEqual([]);
  });

  it('2.4.3: gives the focus to the notice that was asked for, and back to what asked: at Escape and at a choice', async () => {
    const body = `${BODY}<button id="ask" data-kotowari-open>設定</button>`;
    stage.pages = { '/': toPage('', body) };
    await visit();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    for (const leave of [() => press('Escape'), () => press('Tab', 'Tab', 'Tab', 'Tab', 'Enter')]) {
      await page.focus('#ask');
      await press('Enter');
      await whenNotice(page);
      expect(await readFocus(page)).toBe('heading');
      await leave();
      await whenNotice(page, false);
      expect(await readFocus(page)).toBe('ask');
    }
    expect(await decision()).toEqual({ analytics: 'granted' });
  });

  it('2.4.6: heading and labels say what they are about', async () => {
    stage.pages = { '/': noticePage({ lang: 'en', attributes: ATTRIBUTES }) };
    await visit();
    const words = await (
      await getRoot(page)
    ).evaluate((root) => [...root.querySelectorAll('h2, a, button')].map((one) => one.textContent?.trim()));
    expect(words).toEqual([
      'About Google Analytics on this site',
      'Details',
      'Privacy policy',
      'Contact',
      'Accept',
      'Refuse',
    ]);
  });

  it('2.4.7: everything that takes the focus of the keyboard shows it', async () => {
    await visit();
    for (const part of ['details', 'policy', 'contact', 'accept', 'refuse']) {
      await press('Tab');
      const ring = await (
        await getRoot(page)
      ).evaluate((root) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(root.activeElement!);
        return [root.activeElement?.getAttribute('part'), outlineStyle, outlineWidth];
      });
      expect(ring).toEqual([part, 'solid', '3px']);
    }
  });

  const footer = '<footer style="position:fixed;inset:auto 0 0;height:60px"><a id="last" href="/x">固定</a></footer>';
  const header = '<header style="position:fixed;inset:0 0 auto;height:60px"><a id="last" href="/x">固定</a></header>';
  const app = `<div id="app"></div><script>document.querySelector('#app').attachShadow({ mode: 'open' }).innerHTML = '${footer}'</script>`;
  it.each([
    ['the last link of the page', 'bottom', BODY + LAST, 1280, 720],
    [
      'the last link, with smooth scrolling',
      'bottom',
      `<style>html{scroll-behavior:smooth}</style>${BODY}${LAST}`,
      1280,
      720,
    ],
    ['the last link on a small screen', 'bottom', BODY + LAST, 320, 568],
    ['a link in a footer that sticks', 'bottom', BODY + footer, 1280, 720],
    ['a link in a footer that sticks, on a small screen', 'bottom', BODY + footer, 320, 568],
    ['a link in a footer of a shadow root', 'bottom', BODY + app, 1280, 720],
    ['a link in a header that sticks', 'top', BODY + header, 1280, 720],
    ['a link in a header that sticks, on a small screen', 'top', BODY + header, 320, 568],
    [
      'a link in a footer beneath the corner',
      'corner',
      BODY + footer.replace('<a', '<a style="float:right"'),
      1280,
      720,
    ],
    ['a link in the middle of a small page', 'bottom', `<p style="height:180px"></p>${LAST}`, 320, 568],
  ])('2.4.11: does not hide %s, standing at %s', async (_name, position, body, width, height) => {
    stage.pages = { '/': toPage(`data-position="${position}"`, body) };
    await visit(width, height);
    for (let tab = 0; (await readFocus(page)) !== 'last'; tab++) {
      expect(tab).toBeLessThan(9);
      await press('Tab');
    }
    await expect.poll(() => isFocusSeen(page), { timeout: 3000 }).toBe(true);
    await pause(500);
    expect(await isFocusSeen(page)).toBe(true);
    // and the notice is still there, with its buttons
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
  });

  it('2.4.11: stays where it is while nothing is hidden, and comes back where it was', async () => {
    stage.pages = { '/': toPage('data-look="bar"') };
    await visit();
    const getTop = () => page.evaluate(() => document.querySelector('kotowari-notice')?.getBoundingClientRect().top);
    const top = await getTop();
    await press('ArrowDown', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    await pause(500);
    expect(await getTop()).toBe(top);
    await press('Tab');
    await expect.poll(getTop).toBe(0);
    await press('Escape');
    await page.evaluate(() => (globalThis as never as { kotowari: { open(): void } }).kotowari.open());
    expect(await getTop()).toBeGreaterThan(0);
  });

  it('2.4.11: does not hide its own links behind its buttons', async () => {
    await visit(240, 320);
    await press('Tab', 'Tab', 'Tab', 'Tab');
    expect(await readFocus(page)).toBe('accept');
    // scrolled so that the link before lies behind the buttons
    await (
      await getRoot(page)
    ).evaluate((root) => {
      const middle = (part: string) => {
        const { top, height } = root.querySelector(`[part="${part}"]`)!.getBoundingClientRect();
        return top + height / 2;
      };
      root.querySelector('[part="panel"]')!.scrollTop += middle('contact') - middle('accept');
    });
    await page.keyboard.down('Shift');
    await press('Tab');
    await page.keyboard.up('Shift');
    expect(await readFocus(page)).toBe('contact');
    expect(await isFocusSeen(page)).toBe(true);
  });

  it('2.4.11: is not moved by a key while nothing has the focus', async () => {
    // the middle of the body lies beneath the notice
    stage.pages = { '/': toPage('', '<p style="height:800px"></p>') };
    await visit(320, 568);
    const getTop = () => page.evaluate(() => document.querySelector('kotowari-notice')!.getBoundingClientRect().top);
    const top = await getTop();
    await press('Shift');
    await pause(500);
    expect(await getTop()).toBe(top);
  });

  it('2.5.2: a press that ends elsewhere does nothing', async () => {
    await visit();
    const box = await (await page.waitForSelector('kotowari-notice >>> [part="refuse"]'))?.boundingBox();
    await page.mouse.move(box!.x + 5, box!.y + 5);
    await page.mouse.down();
    await pause(50);
    expect(await decision()).toEqual({});
    await page.mouse.move(5, 5);
    await page.mouse.up();
    await whenNotice(page);
    expect(await decision()).toEqual({});
  });

  it('2.5.3: names begin with the words that are seen', async () => {
    await visit();
    const names = (await readAccessibilityTree(page)).filter(({ role }) => role === 'button' || role === 'link');
    const words = await (
      await getRoot(page)
    ).evaluate((root) => [...root.querySelectorAll('a, button')].map((one) => one.textContent?.trim()));
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(words));
  });

  it('2.5.7: one click is enough for all of it, nothing is dragged', async () => {
    await visit();
    const draggable = await (
      await getRoot(page)
    ).evaluate((root) => root.querySelectorAll('[draggable], input').length);
    expect(draggable).toBe(0);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
  });

  it.each([320, 1280])('2.5.8: targets are 24 px and more, %i px wide', async (width) => {
    await visit(width);
    const sizes = await page.evaluate(() =>
      ['kotowari-notice', 'kotowari-settings'].flatMap((name) =>
        [...document.querySelector(name)!.shadowRoot!.querySelectorAll('a, button')].map((one) => {
          const { width, height } = one.getBoundingClientRect();
          return Math.min(width, height);
        }),
      ),
    );
    expect(sizes).toHaveLength(6);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});
