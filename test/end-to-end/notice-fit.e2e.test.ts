import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getRoot, isSeen } from '../browser/notice-looks.mjs';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const POSITIONS = ['bottom', 'top', 'corner', 'inline'] as const;
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
const reached = () => stage.recorder.google().length;
const whenReached = () => expect.poll(reached, { timeout: 4000 }).toBeGreaterThanOrEqual(2);
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
describe('the position', () => {
  it('is the bottom by default, a little away from the edge', async () => {
    await visit();
    expect(await getBox()).toMatchObject({ left: 128, right: 1152, bottom: 704 });
  });

  it.each([
    ['a misspelt one', 'middle', { left: 128, right: 1152, bottom: 704 }],
    ['top', 'top', { left: 128, right: 1152, top: 16 }],
    ['corner', 'corner', { left: 848, right: 1264, bottom: 704 }],
  ])('takes %s', async (_name, position, box) => {
    await visit({ attributes: `${OPT_IN} data-position="${position}"` });
    expect(await getBox()).toMatchObject(box);
  });

  it.each([
    ['bar', 'bottom', { left: 0, right: 1280, bottom: 720 }],
    ['bar', 'top', { left: 0, right: 1280, top: 0 }],
    ['plain', 'bottom', { left: 0, right: 1280, bottom: 720 }],
    ['plain', 'corner', { left: 848, right: 1264, bottom: 704 }],
  ])('goes from edge to edge with the look %s at %s, but for a corner', async (look, position, box) => {
    await visit({ attributes: `${OPT_IN} data-look="${look}" data-position="${position}"` });
    expect(await getBox()).toMatchObject(box);
  });

  it('takes the corner of a small screen with a margin', async () => {
    await visit({ attributes: `${OPT_IN} data-position="corner"` }, 320, 568);
    expect(await getBox()).toMatchObject({ left: 16, right: 304, bottom: 552 });
  });

  it('inline is where the page has put the element, and scrolls with it', async () => {
    const body = '<main style="width:600px;margin:100px"><kotowari-notice position="inline"></kotowari-notice></main>';
    await visit({ body });
    const panel = await page.waitForSelector('kotowari-notice >>> [part="panel"]');
    expect(await panel?.boundingBox()).toMatchObject({ x: 108, y: 100, width: 600 });
    expect(await isSeen(page, 'refuse')).toBe(true);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    const height = await page.evaluate(() => document.querySelector('main')!.getBoundingClientRect().height);
    expect(height).toBe(0);
  });

  it('inline below the fold sends nothing under opt-out before it was scrolled to', async () => {
    const body = '<p style="height:3000px"></p><kotowari-notice position="inline"></kotowari-notice>';
    await visit({ attributes: '', body });
    await pause(900);
    expect(reached()).toBe(0);
    await page.evaluate(() => document.querySelector('kotowari-notice')?.scrollIntoView());
    await whenReached();
  });

  it('is moved by --kotowari-inset', async () => {
    await visit({ head: '<style>kotowari-notice { --kotowari-inset: auto 20px 64px 30px }</style>' });
    expect(await getBox()).toMatchObject({ left: 30, right: 1260, bottom: 656 });
  });

  it('is taken anew when the page moves the element', async () => {
    await visit({ attributes: '', body: '<main></main><kotowari-notice></kotowari-notice>' });
    await page.evaluate(() => document.querySelector('main')!.append(document.querySelector('kotowari-notice')!));
    expect(await page.evaluate(() => document.querySelector('kotowari-notice')?.matches('[open]:popover-open'))).toBe(
      true,
    );
    await whenReached();
  });
});

describe('a hostile page', () => {
  const styles = {
    'that resets everything': '* { all: unset !important }',
    'with a huge font of the root': 'html { font-size: 40px }',
    'with a tiny font of the root': 'html { font-size: 4px }',
    'that styles by inheritance': `body { visibility: hidden; pointer-events: none; text-transform: uppercase; text-align: center;
      white-space: nowrap; line-height: 0.5; letter-spacing: 2em; writing-mode: vertical-rl; cursor: none; color: white }`,
    'that styles every element': `* { border: 9px solid red; padding: 9px; float: left; color: white; font-size: 60px; position: relative;
      display: inline; inset: 0 }`,
    'that styles popovers': '[popover] { background: red; padding: 20px; margin: auto; inset: 0 }',
  };

  it.each(Object.entries(styles))('%s changes neither place, nor size, nor what opt-out does', async (_name, style) => {
    const body = `<p>${'文'.repeat(9000)}</p>`;
    await visit({ attributes: 'data-model="opt-out"', head: `<style>${style}</style>`, body });
    await page.evaluate(() => scrollBy(0, 400));
    const styled = { box: await getBox(), size: await readStyle('text', 'font-size') };
    expect([styled.box.left, styled.box.right, styled.box.bottom]).toEqual([128, 1152, 704]);
    expect(styled.size).toBe('15.04px');
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
    await whenReached();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
  });

  it.each([
    ['<style>kotowari-notice { display: none }</style>', ''],
    ['<style>kotowari-notice { visibility: hidden }</style>', ''],
    ['<style>kotowari-notice { opacity: 0 }</style>', ''],
    ['', '<kotowari-notice hidden></kotowari-notice>'],
  ])('may hide the notice (%s%s), and then nothing is sent', async (head, element) => {
    await visit({ attributes: 'data-model="opt-out"', head, body: `<h1>x</h1>${element}` });
    await pause(1000);
    expect(reached()).toBe(0);
  });

  it.each([
    ['of the highest z-index', '<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>', ''],
    ['that clips and transforms', '', 'transform:scale(0.5);overflow:hidden;height:10px;width:10px;filter:blur(1px)'],
  ])('cannot cover it with a box %s: it stands in the top layer', async (_name, cover, style) => {
    const body = `<main style="${style}"><kotowari-notice></kotowari-notice></main>${cover}`;
    await visit({ attributes: 'data-model="opt-out"', body });
    expect(await getBox()).toMatchObject({ left: 128, right: 1152, bottom: 704 });
    await whenReached();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
  });

  it('keeps its own dialog above the notice', async () => {
    await visit({ body: '<dialog style="inset:auto 0 0;width:100%;height:50%"><button>x</button></dialog>' });
    await page.evaluate(() => document.querySelector('dialog')!.showModal());
    await page.click('dialog button');
    expect(await isSeen(page, 'refuse')).toBe(false);
    await page.evaluate(() => document.querySelector('dialog')!.close());
    expect(await isSeen(page, 'refuse')).toBe(true);
  });
});

describe('the screen', () => {
  it.each(
    [
      [240, 320],
      [320, 568],
      [568, 320],
      [844, 390],
      [3840, 2160],
    ].flatMap(([width, height]) => POSITIONS.slice(0, 3).map((position) => [width!, height!, position] as const)),
  )('of %i by %i px is never covered whole, both buttons are at hand (%s)', async (width, height, position) => {
    await visit({ attributes: `data-model="opt-out" data-position="${position}"` }, width, height);
    const box = await getBox();
    expect(box.height).toBeLessThanOrEqual(height * 0.8 + 1);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await whenReached();
    // what does not fit is scrolled to
    await (
      await getRoot(page)
    ).evaluate((root) => root.querySelector('[part="policy"]')?.scrollIntoView({ block: 'center' }));
    expect(await isSeen(page, 'policy')).toBe(true);
  });

  it('keeps lines of a length that is read, however wide', async () => {
    await visit({}, 3840, 2160);
    const width = await (await getRoot(page)).evaluate((root) => root.querySelector('[part="text"]')!.clientWidth);
    expect(width).toBeLessThanOrEqual(66 * 15.04);
  });

  it('has a notch and a home bar: nothing of the notice lies beneath', async () => {
    const head = '<meta name="viewport" content="width=device-width, viewport-fit=cover">';
    const session = await page.createCDPSession();
    for (const position of ['bottom', 'top']) {
      // the notch on the left, then on the right
      for (const [left, right] of [
        [60, 0],
        [0, 60],
      ] as const) {
        const insets = { top: 47, left, bottom: 34, right };
        await session.send('Emulation.setSafeAreaInsetsOverride' as never, { insets } as never);
        await visit({ head, attributes: `${OPT_IN} data-position="${position}"` }, 700, 390);
        const free = await (
          await getRoot(page)
        ).evaluate(
          (root, { top, left, bottom, right }) =>
            [...root.querySelectorAll('h2, [part="actions"] button')].map((one) => {
              const box = one.getBoundingClientRect();
              const across = box.left >= left && box.right <= innerWidth - right;
              return across && box.top >= top && box.bottom <= innerHeight - bottom;
            }),
          insets,
        );
        expect(free).toEqual([true, true, true]);
      }
    }
  });

  it('has a footer of the page that sticks: the notice stands above it', async () => {
    const footer = '<footer style="position:fixed;inset:auto 0 0;height:80px;z-index:99999;background:red">x</footer>';
    await visit({ body: `<h1>x</h1>${footer}` }, 320, 568);
    expect(await isSeen(page, 'accept', 'refuse')).toBe(true);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
  });
});

describe('the arrival', () => {
  it.each(['bottom', 'top', 'corner'])('shifts nothing on the page, at %s: CLS 0', async (position) => {
    await visit({ attributes: `${OPT_IN} data-position="${position}"` });
    await pause(300);
    const shifts = await page.evaluate(
      () =>
        new Promise((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
            type: 'layout-shift',
            buffered: true,
          });
          setTimeout(() => resolve(0), 200);
        }),
    );
    expect(shifts).toBe(0);
  });

  it('draws nothing before the stores have spoken', async () => {
    // stored once: the notice waits for the record instead of flashing up
    await visit();
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    await page.evaluateOnNewDocument(() => {
      const watch = () => {
        const panel = document.querySelector('kotowari-notice')?.shadowRoot?.querySelector('[part="panel"]');
        if (panel) (globalThis as never as { flashed: boolean }).flashed = true;
        requestAnimationFrame(watch);
      };
      watch();
    });
    await page.reload();
    await pause(600);
    expect(await page.evaluate(() => (globalThis as never as { flashed?: boolean }).flashed)).toBeUndefined();
    expect(await getBox()).toMatchObject({ height: 0 });
  });
});
