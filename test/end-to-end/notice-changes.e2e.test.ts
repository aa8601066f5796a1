import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const OPT_IN = { attributes: 'data-model="opt-in"' };

type KotowariPage = Record<string, unknown> & {
  kotowari: { decision: unknown; accept(): Promise<void>; open(): void; configure(options: object): void };
};

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let tab: Page;
let errors: string[];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  stage.recorder.tag = 'plain';
  visitor = await stage.visitor();
  tab = await visitor.newPage();
  errors = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const hits = () => stage.recorder.google().filter(({ path }) => path.includes('/collect'));
const fieldOf = (name: string) => hits().map(({ path }) => new URLSearchParams(path.replace(/^[^?]*/, '')).get(name));
const decision = () => tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.decision);
const accept = () => tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.accept());
const text = () => tab.evaluate(() => document.querySelector('kotowari-notice[open]')?.shadowRoot?.textContent ?? '');
const showing = () => tab.evaluate(() => document.querySelectorAll('kotowari-notice[open]').length);
const inPopover = () => tab.evaluate(() => !!document.querySelector('kotowari-notice')?.matches(':popover-open'));
const refuse = async () => {
  await clickPart(tab, 'refuse');
  await whenNotice(tab, false);
  expect(await decision()).toEqual({ analytics: 'denied' });
};

describe('a router that changes the body', () => {
  const swaps: Record<string, string> = {
    'replaces it': `const next = new DOMParser().parseFromString('<body><h1>B</h1></body>', 'text/html').body;
      document.body.replaceWith(document.adoptNode(next));`,
    'puts a copy in its place': 'document.body.replaceWith(document.body.cloneNode(true));',
    'writes it anew': `document.body.innerHTML = '<h1>B</h1>';`,
    'morphs it': `document.querySelector('kotowari-notice').remove(); document.querySelector('h1').textContent = 'B';`,
    'strips attributes that it does not know': `for (const name of ['open', 'popover', 'position'])
      document.querySelector('kotowari-notice').removeAttribute(name);`,
    'replaces the whole document':
      'document.replaceChild(document.documentElement.cloneNode(true), document.documentElement);',
  };
  it.each(['opt-in', 'opt-out'].flatMap((model) => Object.keys(swaps).map((name) => [model, name] as const)))(
    '%s: %s: the notice is there again, and a refusal is kept',
    async (model, name) => {
      stage.pages = { '/': noticePage({ attributes: `data-model="${model}"` }) };
      await tab.goto(WWW);
      await whenNotice(tab);
      await tab.evaluate(swaps[name]!);
      await pause(600);
      expect([await showing(), await inPopover()]).toEqual([1, true]);
      await refuse();
      await tab.reload();
      await pause(500);
      expect([await decision(), await showing()]).toEqual([{ analytics: 'denied' }, 0]);
    },
  );

  it('leaves a way back: who has chosen can open the notice on each page', async () => {
    await tab.goto(WWW);
    await refuse();
    for (let round = 0; round < 12; round++) {
      await tab.evaluate((page) => {
        history.pushState({}, '', `/page${page}`);
        document.body.replaceWith(document.createElement('body'));
      }, round);
      await pause(60);
    }
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.open());
    await whenNotice(tab);
    await refuse();
  });

  it('a blocker that removes the notice each time is not fought without end, and nothing is sent', async () => {
    await tab.evaluateOnNewDocument(() => {
      Object.assign(globalThis, { removed: 0 });
      new MutationObserver(() => {
        const found = document.querySelector('kotowari-notice');
        if (!found) return;
        found.remove();
        (globalThis as never as { removed: number }).removed++;
      }).observe(document, { childList: true, subtree: true });
    });
    await tab.goto(WWW);
    await pause(1500);
    const removed = () => tab.evaluate(() => (globalThis as never as { removed: number }).removed);
    const before = await removed();
    await pause(700);
    expect(before).toBeGreaterThan(1);
    expect(before).toBeLessThan(20);
    expect([await removed(), hits()]).toEqual([before, []]);
  });

  it('two notices in the markup are one', async () => {
    const body = '<kotowari-notice></kotowari-notice><h1>a</h1><kotowari-notice></kotowari-notice>';
    stage.pages = { '/': noticePage({ body, ...OPT_IN }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    expect(await showing()).toBe(1);
    await tab.evaluate(() => document.querySelector('kotowari-notice')?.remove());
    await pause(100);
    expect(await showing()).toBe(1);
    await refuse();
    expect(await showing()).toBe(0);
  });
});

describe('a page that deletes every database', () => {
  it.each([1, 2])('ends within 2 s with %i tabs open, and a choice made afterwards is kept', async (tabs) => {
    stage.pages = { '/': noticePage(OPT_IN) };
    for (let count = 1; count < tabs; count++) {
      const other = await visitor.newPage();
      await other.goto(WWW);
      await whenNotice(other);
    }
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.bringToFront();
    const ended = tab.evaluate(async () => {
      for (const { name } of await indexedDB.databases())
        await new Promise((done, failed) => {
          const request = indexedDB.deleteDatabase(name!);
          request.onsuccess = done;
          request.onerror = failed;
        });
      return true;
    });
    expect(await Promise.race([ended, pause(2000)])).toBe(true);
    await refuse();
    await tab.evaluate(() => localStorage.clear());
    await tab.deleteCookie(...(await tab.cookies()));
    await tab.reload();
    await pause(500);
    expect(await decision()).toEqual({ analytics: 'denied' });
  });
});

describe('a modal dialog of the page', () => {
  const gate = `<style>dialog{width:100vw;height:100vh;max-width:none;max-height:none}#yes{position:fixed;inset:auto 0 0;height:55vh;width:100%}</style>`;
  const inLight = `${gate}<h1>ワイン</h1><dialog id="gate"><p>20歳以上ですか</p><button id="yes" onclick="gate.close();window.yes=1">はい</button></dialog><script>gate.showModal()</script>`;
  const inShadow = `${gate}<h1>ワイン</h1><div id="host"></div><script>
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog style="width:100vw;height:100vh"><button id="yes">はい</button></dialog>';
    const gate = root.querySelector('dialog'); root.querySelector('button').onclick = () => gate.close(); gate.showModal();</script>`;
  const inert = `<main inert><h1>ワイン</h1></main><script>document.body.inert = true; window.gate = { close() { document.body.inert = false } };</script>`;

  it.each([
    ['a dialog', inLight],
    ['a dialog in a shadow root', inShadow],
    ['a page that is inert', inert],
  ])('%s goes first: the notice waits unseen, sends nothing, and can be used then', async (_name, body) => {
    stage.pages = { '/': noticePage({ body }) };
    await tab.goto(WWW);
    await pause(900);
    expect([await showing(), stage.recorder.google()]).toEqual([0, []]);
    await tab.evaluate('gate.close()');
    await whenNotice(tab);
    await refuse();
  });

  it('that is opened later hides the notice until it is closed, and Escape is meant for it', async () => {
    stage.pages = { '/': noticePage({ ...OPT_IN, body: '<h1>a</h1><dialog id="later"><button>x</button></dialog>' }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.evaluate('later.showModal()');
    expect(await showing()).toBe(0);
    await tab.keyboard.press('Escape');
    await whenNotice(tab);
    await refuse();
  });

  it.each([
    ['a menu', '<div popover id="p">menu</div>', 'p.showPopover()'],
    [
      'a box that a script closes',
      '<div role="dialog" id="p">x</div>',
      `addEventListener('keydown', () => p.remove(), true)`,
    ],
  ])('Escape that closes %s leaves the notice', async (_name, body, open) => {
    stage.pages = { '/': noticePage({ ...OPT_IN, body }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.evaluate(open);
    await tab.keyboard.press('Escape');
    await pause(150);
    expect(await showing()).toBe(1);
    await tab.keyboard.press('Escape');
    await whenNotice(tab, false);
  });
});

describe('old markup that hides properties of the document', () => {
  it.each(
    'title body head cookie referrer hidden readyState documentElement activeElement visibilityState currentScript baseURI querySelector querySelectorAll addEventListener prerendering'.split(
      ' ',
    ),
  )('an image named %s changes nothing', async (name) => {
    stage.pages = { '/': noticePage({ ...OPT_IN, body: `<h1>頁</h1><img name="${name}" alt="">` }) };
    await tab.goto(WWW);
    await tab.waitForSelector('pierce/[part="accept"]', { timeout: 4000 });
    await clickPart(tab, 'accept');
    // these two Google's own tag needs
    if (/cookie|currentScript/.test(name)) {
      await expect.poll(() => stage.recorder.google().length).toBe(1);
    } else {
      await expect.poll(() => hits().length).toBeGreaterThan(0);
      expect([fieldOf('dt')[0], errors]).toEqual(['講座の案内', []]);
    }
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.open());
    await clickPart(tab, 'refuse');
    expect(await decision()).toEqual({ analytics: 'denied' });
  });

  it.each(['body', 'head', 'title'])('a frame named %s changes nothing', async (name) => {
    const body = `<h1>頁</h1><iframe name="${name}" srcdoc="x"></iframe>`;
    stage.pages = { '/': noticePage({ body }) };
    await tab.goto(WWW);
    await expect.poll(() => hits().length).toBeGreaterThan(0);
    await clickPart(tab, 'refuse');
    expect([await decision(), errors]).toEqual([{ analytics: 'denied' }, []]);
  });
});

describe('the language of the page', () => {
  it.each([
    ['lang="ja_JP"', '<h1>a</h1>', '拒否する'],
    ['lang="jp"', '<h1>a</h1>', '拒否する'],
    ['', '<h1>日本語の頁</h1>', '拒否する'],
    ['', '<h1>A page</h1><p>in English, with one の in it</p>', 'Refuse'],
    ['lang="en"', '<h1>日本語の頁</h1>', 'Refuse'],
  ])('%s %s has its words', async (lang, body, word) => {
    const attributes = 'data-operator=""';
    stage.pages = { '/': noticePage({ attributes, body, title: 'x' }).replace('lang="ja"', lang) };
    await tab.goto(WWW);
    await whenNotice(tab);
    expect(await text()).toContain(word);
    // buttons, sentence and what is sent agree
    const optOut = lang === 'lang="ja_JP"' || lang === 'lang="jp"';
    await pause(500);
    expect([(await text()).includes('OK'), hits().length > 0]).toEqual([optOut, optOut]);
  });

  it('is followed when it changes, and a choice that was made stays', async () => {
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.evaluate(() => (document.documentElement.lang = 'en'));
    await expect.poll(text).toContain('Refuse');
    await refuse();
    await tab.evaluate(() => (document.documentElement.lang = 'ja'));
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.open());
    await expect.poll(text).toContain('現在の設定：拒否する');
  });
});

describe('an ID that is changed while the page lives', () => {
  it('gets the page view, and the one before gets nothing more', async () => {
    await tab.goto(WWW);
    await whenNotice(tab);
    await accept();
    await expect.poll(() => fieldOf('tid')).toContain('G-TEST1234');
    stage.recorder.clear();
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.configure({ measurementId: 'G-SECOND22' }));
    await expect.poll(() => fieldOf('tid')).toContain('G-SECOND22');
    await tab.evaluate(`gtag('event', 'sign_up')`);
    await pause(300);
    expect(new Set(fieldOf('tid'))).toEqual(new Set(['G-SECOND22']));
  });
});
