import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInstalled } from '../browser/open-installed.mjs';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openStage({}, openInstalled);
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  stage.recorder.tag = 'rude';
  visitor = await stage.visitor();
  page = await visitor.newPage();
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const reached = () => stage.recorder.google().map((request) => request.host + request.path.replace(/\?.*/, ''));
const whenReached = (count = 2) => expect.poll(() => reached().length, { timeout: 5000 }).toBeGreaterThanOrEqual(count);
const state = (tab: Page) =>
  tab.evaluate(() => {
    const { kotowari, ...rest } = globalThis as never as { kotowari: { decision: unknown } } & Record<string, unknown>;
    return [kotowari.decision, rest['ga-disable-G-TEST1234']];
  });
const DENIED = [{ analytics: 'denied' }, true];

describe('G4: the back/forward cache', () => {
  it.each(['opt-out', 'opt-in'])(
    'keeps the page, and a refusal made after it stops its tag at once: %s',
    async (model) => {
      const body = noticePage({ attributes: `data-model="${model}"` });
      stage.pages = { '/': body, '/second': body };
      await page.goto(HOME);
      if (model === 'opt-in') await clickPart(page, 'accept');
      await whenReached(2);
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => {
          const { kotowari } = globalThis as never as { kotowari: { decision: unknown } };
          // this listener is behind the notice's own: the refusal is in force when the page shows
          Object.assign(globalThis, { shownAgain: [persisted, kotowari.decision] });
        });
      });
      await page.goto(`${HOME}second`);
      await page.evaluate(() => (globalThis as never as { kotowari: { refuse(): Promise<void> } }).kotowari.refuse());
      stage.recorder.clear();
      await page.goBack();
      await page.waitForFunction(() => 'shownAgain' in globalThis);
      expect(await page.evaluate(() => (globalThis as never as { shownAgain: unknown }).shownAgain)).toEqual([
        true,
        { analytics: 'denied' },
      ]);
      await pause(900);
      await whenNotice(page, false);
      expect([await state(page), reached()]).toEqual([DENIED, []]);
      expect(await page.evaluate(() => document.cookie)).toBe('kotowari-analytics=denied');
    },
  );
});

describe('G4: a tab in the background', () => {
  it('hears of a refusal within a second', async () => {
    await page.goto(HOME);
    await whenReached(2);
    const front = await visitor.newPage();
    await front.goto(`${HOME}second`);
    await front.bringToFront();
    expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
    await clickPart(front, 'refuse');
    await page.waitForFunction(() => (globalThis as never as Record<string, unknown>)['ga-disable-G-TEST1234'], {
      timeout: 1000,
      polling: 50,
    });
    stage.recorder.clear();
    await pause(700);
    expect(reached()).toEqual([]);
  });

  it('G2: sends nothing as long as nobody has seen its notice', async () => {
    stage.recorder.tag = 'plain';
    // a notice there could be shown already
    stage.pages = { '/free': '<!doctype html>' };
    await page.goto(`${HOME}free`);
    stage.recorder.clear();
    const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup as Page)));
    await page.evaluate(() => void open('/', '_blank'));
    const popup = await opened;
    await page.bringToFront();
    await pause(300);
    await popup.evaluate(() => location.reload()).catch(() => undefined);
    await pause(900);
    expect(await popup.evaluate(() => document.visibilityState)).toBe('hidden');
    stage.recorder.clear();
    await pause(700);
    const silent = reached();
    await popup.bringToFront();
    await whenReached(2);
    expect(silent).toEqual([]);
  });
});

describe('G8: prerendering', () => {
  it('loads nothing until somebody looks at the page', async () => {
    stage.recorder.tag = 'plain';
    const rules = JSON.stringify({ prerender: [{ source: 'list', urls: ['/second'], eagerness: 'immediate' }] });
    stage.pages = {
      '/': `<!doctype html><script type="speculationrules">${rules}</script><a href="/second">x</a>`,
    };
    await page.goto(HOME);
    await expect
      .poll(() => stage.recorder.requests.some(({ path }) => path === '/kotowari.js'), { timeout: 4000 })
      .toBe(true);
    await pause(900);
    expect(reached()).toEqual([]);
    await page.click('a');
    await whenReached(2);
  });
});
