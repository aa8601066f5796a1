import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emulateMedia, readAccessibilityTree, toContrast } from '../browser/accessibility.mjs';
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
const getRoot = () => page.evaluateHandle(() => document.querySelector('kotowari-notice')!.shadowRoot!);
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key as 'Tab')), Promise.resolve());
/** What has the focus: an id of the page, or a part. */
const focused = () =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || element?.getAttribute('part') || element?.localName;
  });
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
      'link プライバシーポリシーを読む',
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
      await getRoot()
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
      await getRoot()
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
    const { panel, texts, buttons, rings } = await (await getRoot()).evaluate(readColors);
    for (const color of texts) expect(toContrast(color, panel)).toBeGreaterThanOrEqual(4.5);
    for (const { color, background } of buttons) {
      expect(toContrast(color, background)).toBeGreaterThanOrEqual(4.5);
      expect(toContrast(background, panel)).toBeGreaterThanOrEqual(3);
    }
    expect(rings).toHaveLength(4);
    for (const ring of rings) expect(toContrast(ring, panel)).toBeGreaterThanOrEqual(3);
    expect(toContrast(panel, 'rgb(0, 0, 0)') > 10).toBe(!name.includes('dark'));
  });

  it.each([320, 1280])('1.4.4: stays whole with text of twice the size, %i px wide', async (width) => {
    await visit(width);
    await setText('font-size: 200%');
    expect(await findClipped()).toEqual([]);
    expect(await isInView('accept', 'refuse')).toBe(true);
  });

  it('1.4.10: scrolls in one direction only, 320 px wide and 256 px high', async () => {
    await visit(320, 256);
    expect(await findClipped()).toEqual([]);
    expect(await isInView('accept', 'refuse')).toBe(true);
    const wide = await (
      await getRoot()
    ).evaluate((root) =>
      [document.documentElement, ...root.querySelectorAll('*')].filter((one) => one.scrollWidth > innerWidth),
    );
    expect(wide).toEqual([]);
  });

  it.each([320, 1280])('1.4.12: loses nothing to wider spacing of the text, %i px wide', async (width) => {
    await visit(width);
    await (
      await getRoot()
    ).evaluate((root) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    });
    expect(await findClipped()).toEqual([]);
    expect(await isInView('accept', 'refuse')).toBe(true);
  });

  it('1.4.13: shows nothing more on hover or focus', async () => {
    await visit();
    const root = await getRoot();
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

describe('what is operated', () => {
  it.each([
    ['Enter', 'refuse', 'denied', 4],
    ['Space', 'accept', 'granted', 3],
  ])('2.1.1: %s chooses: %s', async (key, part, choice, tabs) => {
    await visit();
    await press(...Array<string>(tabs).fill('Tab'));
    expect(await focused()).toBe(part);
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
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab']) {
      await press(key);
      order.push(await focused());
    }
    expect(order).toEqual(['policy', 'contact', 'accept', 'refuse', 'first']);
    await page.keyboard.down('Shift');
    await press('Tab');
    expect(await focused()).toBe('refuse');
    await press('Tab', 'Tab', 'Tab', 'Tab');
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

  it('2.3.3: moves nothing, whatever the visitor prefers', async () => {
    await visit();
    const moving = await (
      await getRoot()
    ).evaluate((root) =>
      [root.host, ...root.querySelectorAll('*')].flatMap((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return transitionDuration === '0s' && animationName === 'none' && !one.getAnimations().length
          ? []
          : [one.outerHTML];
      }),
    );
    expect(moving).toEqual([]);
  });

  it('2.4.3: gives the focus to the notice that was asked for, and back to what asked: at Escape and at a choice', async () => {
    const body = `${BODY}<button id="ask" data-kotowari-open>設定</button>`;
    stage.pages = { '/': toPage('', body) };
    await visit();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    for (const leave of [() => press('Escape'), () => press('Tab', 'Tab', 'Tab', 'Enter')]) {
      await page.focus('#ask');
      await press('Enter');
      await whenNotice(page);
      expect(await focused()).toBe('heading');
      await leave();
      await whenNotice(page, false);
      expect(await focused()).toBe('ask');
    }
    expect(await decision()).toEqual({ analytics: 'granted' });
  });

  it('2.4.6: heading and labels say what they are about', async () => {
    stage.pages = { '/': noticePage({ lang: 'en', attributes: ATTRIBUTES }) };
    await visit();
    const words = await (
      await getRoot()
    ).evaluate((root) => [...root.querySelectorAll('h2, a, button')].map((one) => one.textContent?.trim()));
    expect(words).toEqual(['About Google Analytics', 'Read the privacy policy', 'Contact', 'Accept', 'Refuse']);
  });

  it('2.4.7: everything that takes the focus of the keyboard shows it', async () => {
    await visit();
    for (const part of ['policy', 'contact', 'accept', 'refuse']) {
      await press('Tab');
      const ring = await (
        await getRoot()
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
    for (let tab = 0; (await focused()) !== 'last'; tab++) {
      expect(tab).toBeLessThan(9);
      await press('Tab');
    }
    await expect.poll(isFocusSeen, { timeout: 3000 }).toBe(true);
    await pause(500);
    expect(await isFocusSeen()).toBe(true);
    // and the notice is still there, with its buttons
    expect(await isInView('accept', 'refuse')).toBe(true);
  });

  it('2.4.11: stays where it is while nothing is hidden, and comes back where it was', async () => {
    await visit();
    const getTop = () => page.evaluate(() => document.querySelector('kotowari-notice')?.getBoundingClientRect().top);
    const top = await getTop();
    await press('ArrowDown', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
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
    await press('Tab', 'Tab', 'Tab');
    expect(await focused()).toBe('accept');
    // scrolled so that the link before lies behind the buttons
    await (
      await getRoot()
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
    expect(await focused()).toBe('contact');
    expect(await isFocusSeen()).toBe(true);
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
      await getRoot()
    ).evaluate((root) => [...root.querySelectorAll('a, button')].map((one) => one.textContent?.trim()));
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(words));
  });

  it('2.5.7: one click is enough for all of it, nothing is dragged', async () => {
    await visit();
    const draggable = await (await getRoot()).evaluate((root) => root.querySelectorAll('[draggable], input').length);
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
    expect(sizes).toHaveLength(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
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
    const fields = await (await getRoot()).evaluate((root) => root.querySelectorAll('input, select, textarea').length);
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
    expect(await focused()).toBe('body');
  });

  it('is not printed', async () => {
    await visit();
    await page.emulateMediaType('print');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('kotowari-notice')!).display)).toBe(
      'none',
    );
  });
});

describe('G6, J4: both choices weigh the same, and the first layer says what it must', () => {
  const cases = ['ja', 'en'].flatMap((lang) =>
    ['opt-in', 'opt-out'].flatMap((model) =>
      ['bottom', 'top', 'corner', 'inline'].map((position) => [lang, model, position] as const),
    ),
  );
  it.each(cases)('in %s, %s, %s', async (lang, model, position) => {
    const body = position === 'inline' ? '<kotowari-notice></kotowari-notice>' : '';
    const attributes = `data-model="${model}" data-position="${position}" data-contact-url="/contact"`;
    stage.pages = { '/': noticePage({ lang, attributes, body }) };
    for (const [width, height] of [
      [320, 568],
      [375, 667],
      [1280, 720],
    ]) {
      await visit(width, height);
      const [accept, refuse] = await (await getRoot()).evaluate(readButtons);
      expect(refuse).toEqual(accept);
      // neither is chosen before, nor begins with the focus
      expect(await focused()).toBe('body');
      expect(await isInView('policy', ...(position === 'inline' ? [] : ['accept', 'refuse']))).toBe(true);
      const seen = await (
        await getRoot()
      ).evaluate((root) => {
        const texts = [...root.querySelectorAll('h2, p:not([part]), a, button')];
        return {
          size: Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize))),
          inView: texts[1]!.getBoundingClientRect().top >= 0 && texts[1]!.getBoundingClientRect().bottom <= innerHeight,
          text: texts[1]!.textContent,
          wide: document.documentElement.scrollWidth > innerWidth,
        };
      });
      expect(seen).toMatchObject({ inView: true, wide: false });
      expect(seen.size).toBeGreaterThanOrEqual(14);
      expect(seen.text).toMatch(/Google LLC/);
      expect(seen.text).toMatch(/改善するため|to improve it/);
    }
  });
});

/** Sets declarations on the panel, as a visitor's own style sheet would. */
function setText(declarations: string) {
  return page.addStyleTag({ content: `kotowari-notice::part(panel) { ${declarations} }` });
}

/** Parts whose middle a visitor can see. */
async function isInView(...parts: string[]) {
  return (await getRoot()).evaluate(
    (root, names) =>
      names.every((name) => {
        const part = root.querySelector(`[part="${name}"]`)!;
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return inside && root.elementFromPoint((left + right) / 2, (top + bottom) / 2) === part;
      }),
    parts,
  );
}

/** What cuts off its own text, or runs out of its panel sideways; the panel itself may scroll downwards. */
async function findClipped() {
  return (await getRoot()).evaluate((root) => {
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

/** Whether the focused element is seen at its middle. */
function isFocusSeen() {
  return page.evaluate(() => {
    let element = document.activeElement!;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as Document;
    return root.elementFromPoint(left + width / 2, top + height / 2) === element;
  });
}

function readColors(root: ShadowRoot) {
  const style = (one: Element) => getComputedStyle(one);
  const controls = [...root.querySelectorAll<HTMLElement>('a, button')];
  return {
    panel: style(root.querySelector('[part="panel"]')!).backgroundColor,
    texts: [...root.querySelectorAll('h2, p:not([part]), a')].map((one) => style(one).color),
    buttons: [...root.querySelectorAll('button')].map((one) => ({
      color: style(one).color,
      background: style(one).backgroundColor,
    })),
    rings: controls.map((one) => {
      one.focus();
      return style(one).outlineColor;
    }),
  };
}

function readButtons(root: ShadowRoot) {
  return ['accept', 'refuse'].map((name) => {
    const part = root.querySelector(`[part="${name}"]`)!;
    const { color, backgroundColor, borderColor, fontSize, fontWeight, opacity, textDecorationLine } =
      getComputedStyle(part);
    const { width, height } = part.getBoundingClientRect();
    const looks = { color, backgroundColor, borderColor, fontSize, fontWeight, opacity, textDecorationLine };
    return { ...looks, width: Math.round(width), height: Math.round(height), disabled: part.matches(':disabled') };
  });
}
