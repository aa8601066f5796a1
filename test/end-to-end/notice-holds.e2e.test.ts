import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerRefusal } from '../browser/record-endpoint.mjs';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const SHOP = 'https://shop.example.co.jp/';
const OPT_IN = noticePage({ attributes: 'data-model="opt-in"' });
const PLAIN = '<!doctype html><title>x</title>';

type KotowariPage = Record<string, unknown> & {
  kotowari: { decision: unknown; accept(): Promise<void>; refuse(): Promise<void>; forget(): Promise<void> };
};

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let tab: Page;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  stage.recorder.tag = 'plain';
  visitor = await stage.visitor();
  tab = await visitor.newPage();
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const reached = () => stage.recorder.google().map((request) => request.host + request.path.replace(/\?.*/, ''));
const asked = (path: string) => stage.recorder.requests.filter((request) => request.path === path);
const whenReached = (count = 2) => expect.poll(() => reached().length, { timeout: 4000 }).toBeGreaterThanOrEqual(count);
const decision = () => tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.decision);
const accept = () => tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.accept());
const isDisabled = (id: string) =>
  tab.evaluate((name) => (globalThis as never as KotowariPage)[`ga-disable-${name}`], id);
const words = () =>
  tab.evaluate(() => document.querySelector('kotowari-notice')?.shadowRoot?.querySelector('[part=text]')?.textContent);

describe('G4: a refusal in the moment', () => {
  it('holds when the page is left right after the click', async () => {
    stage.recorder.tag = 'rude';
    await tab.goto(WWW);
    await whenReached(2);
    await tab.waitForSelector('kotowari-notice[open]');
    stage.recorder.clear();
    await tab.evaluate(() => {
      const root = document.querySelector('kotowari-notice')?.shadowRoot;
      root?.querySelector<HTMLElement>('[part=refuse]')?.click();
      location.href = '/second';
    });
    await tab.waitForFunction(() => location.pathname === '/second');
    await pause(900);
    expect(reached()).toEqual([]);
  });

  it('S1: is in the record again after a reload that came at once', async () => {
    await tab.goto(WWW);
    await tab.waitForSelector('kotowari-notice[open]');
    await Promise.all([
      tab.waitForNavigation(),
      tab.evaluate(() => {
        // the write is cut off, as a browser may do
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('gone', 'AbortError');
        };
        void (globalThis as never as KotowariPage).kotowari.refuse();
        location.reload();
      }),
    ]);
    await expect.poll(() => tab.evaluate(readRecord)).toMatchObject({ decision: { analytics: 'denied' } });
    await tab.evaluate(() => localStorage.clear());
    await tab.deleteCookie(...(await tab.cookies()));
    stage.recorder.clear();
    await tab.reload();
    await pause(700);
    expect([await decision(), reached()]).toEqual([{ analytics: 'denied' }, []]);
  });

  it('reaches a tab of another subdomain within a second, and stops its tag', async () => {
    await tab.goto(WWW);
    await whenReached(2);
    const shop = await visitor.newPage();
    await shop.goto(SHOP);
    await whenReached(4);
    await clickPart(shop, 'refuse');
    await tab.waitForFunction(() => (globalThis as never as Record<string, unknown>)['ga-disable-G-TEST1234'], {
      timeout: 1000,
    });
    expect(await decision()).toEqual({ analytics: 'denied' });
  });

  it.each([
    ['http', 'https'],
    ['https', 'http'],
  ])('given over %s holds over %s', async (first, second) => {
    // nothing is on its way when it is refused
    stage.pages = { '/': OPT_IN };
    await tab.goto(WWW.replace('https', first));
    await clickPart(tab, 'refuse');
    await whenNotice(tab, false);
    stage.recorder.clear();
    stage.pages = {};
    await tab.goto(WWW.replace('https', second));
    await pause(700);
    expect([await decision(), reached()]).toEqual([{ analytics: 'denied' }, []]);
  });

  it('is not undone by an older accept of a page that comes back', async () => {
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await whenReached(2);
    const second = await visitor.newPage();
    await second.goto(WWW);
    // the other tab hears nothing, as one that sleeps
    await second.evaluate(() => (BroadcastChannel.prototype.postMessage = () => undefined));
    await second.evaluate(() => (globalThis as never as KotowariPage).kotowari.refuse());
    await tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    // at once, before IndexedDB has answered
    expect(await isDisabled('G-TEST1234')).toBe(true);
  });
});

describe('G4 G5: what a refusal reaches', () => {
  it('switches off IDs from cookies, google_tag_manager, requests and configuration', async () => {
    await tab.goto(`${WWW}`);
    await whenReached(2);
    await tab.evaluate(() => {
      document.cookie = '_ga_OTHER999=x; path=/';
      navigator.sendBeacon('https://region1.google-analytics.com/g/collect?v=2&tid=G-THIRD333&en=x');
      Object.assign((globalThis as never as KotowariPage).google_tag_manager as object, { 'G-SECOND22': {} });
    });
    await clickPart(tab, 'refuse');
    for (const id of ['G-TEST1234', 'G-OTHER999', 'G-SECOND22', 'G-THIRD333']) expect(await isDisabled(id)).toBe(true);
  });

  it('deletes cookies with the prefix that the owner named, and what Google keeps in the page’s storage', async () => {
    const attributes = 'data-cookie-prefix="x"';
    stage.pages = { '/': noticePage({ attributes }), '/free': PLAIN };
    await tab.goto(`${WWW}free`);
    await tab.evaluate(() => {
      for (const name of ['x_ga', 'x_ga_TEST1234', 'x_gid', '_ga', 'session', 'x', 'xx_ga', 'x_gaming', 'foo_ga_bar'])
        document.cookie = `${name}=1; path=/; max-age=99`;
      for (const store of [localStorage, sessionStorage])
        for (const name of ['_gcl_ls', 'cart', '_gaming']) store.setItem(name, '1');
    });
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    const names = () =>
      tab.evaluate(() =>
        document.cookie
          .split('; ')
          .map((pair) => pair.split('=')[0])
          .sort(),
      );
    await expect.poll(names).toEqual(['foo_ga_bar', 'kotowari-analytics', 'session', 'x', 'x_gaming', 'xx_ga']);
    const kept = await tab.evaluate(() => [localStorage, sessionStorage].map((store) => Object.keys(store).sort()));
    expect(kept).toEqual([
      ['_gaming', 'cart', 'kotowari-analytics', 'kotowari_stored'],
      ['_gaming', 'cart'],
    ]);
  });

  it('repeats the deletion for a cookie that comes from a server later', async () => {
    stage.pages = { '/late': { body: '', headers: { 'set-cookie': '_ga=1; Path=/; Domain=example.co.jp' } } };
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await tab.evaluate(() => fetch('/late'));
    expect(await tab.evaluate(() => document.cookie)).toContain('_ga=');
    await expect.poll(() => tab.evaluate(() => document.cookie), { timeout: 4000 }).toBe('kotowari-analytics=denied');
  });
});

describe('G8: prerendering', () => {
  it('loads nothing and shows nothing, and reads again when the page is looked at', async () => {
    await tab.evaluateOnNewDocument(() => {
      const state = { prerendering: true };
      Object.defineProperty(document, 'prerendering', { get: () => state.prerendering });
      Object.assign(globalThis, {
        activate: () => {
          state.prerendering = false;
          document.dispatchEvent(new Event('prerenderingchange'));
        },
      });
    });
    await tab.goto(WWW);
    await pause(700);
    await whenNotice(tab, false);
    expect(reached()).toEqual([]);
    // refused meanwhile, elsewhere
    await tab.evaluate(() => void (document.cookie = 'kotowari-analytics=denied; path=/; domain=example.co.jp'));
    await tab.evaluate(() => (globalThis as never as { activate(): void }).activate());
    await pause(700);
    expect([await decision(), reached()]).toEqual([{ analytics: 'denied' }, []]);
  });
});

describe('G7: Global Privacy Control', () => {
  it('gives way to a later accept, which is recorded as such with its day', async () => {
    await tab.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await tab.goto(WWW);
    await pause(400);
    await accept();
    await whenReached(2);
    const record = await tab.evaluate(readRecord);
    const day = Math.floor(Date.now() / 86_400_000);
    expect(record).toMatchObject({ decision: { analytics: 'granted' }, overSignal: true, day });
    const layer = await tab.evaluate(() => JSON.stringify((globalThis as never as KotowariPage).dataLayer));
    expect(layer).not.toContain('"ad_storage":"granted"');
    await tab.reload();
    await whenReached(4);
  });

  it('goes before an accept that was made without it', async () => {
    await tab.goto(WWW);
    await accept();
    await whenReached(2);
    stage.recorder.clear();
    await tab.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await tab.goto(`${WWW}second`);
    await pause(700);
    expect([await decision(), reached()]).toEqual([{ analytics: 'denied' }, []]);
  });
});

describe('S3: how long a choice counts', () => {
  const ahead = async (days: number) => {
    await tab.evaluateOnNewDocument((shift) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + shift * 86_400_000;
    }, days);
    stage.recorder.clear();
    await tab.reload();
  };

  it('is at most thirteen months for an accept', async () => {
    stage.pages = { '/': OPT_IN, 'shop.example.co.jp/': noticePage({ attributes: 'data-preset="jp-strict"' }) };
    await tab.goto(SHOP);
    await clickPart(tab, 'accept');
    await whenReached(2);
    await ahead(391);
    await whenReached(2);
    await ahead(2);
    await whenNotice(tab);
    await pause(400);
    expect(reached()).toEqual([]);
  });

  it('is six months at least for a refusal, also where the mirrors are gone, and nobody is asked before', async () => {
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await expect.poll(() => tab.evaluate(readRecord)).toBeDefined();
    const cookie = (await visitor.cookies()).find(({ name }) => name === 'kotowari-analytics');
    expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(184 * 86_400);
    await tab.evaluate(() => localStorage.clear());
    await tab.deleteCookie(...(await tab.cookies()));
    for (const days of [184, 184]) {
      await ahead(days);
      await pause(600);
      await whenNotice(tab, false);
      expect([await decision(), reached()]).toEqual([{ analytics: 'denied' }, []]);
    }
  });

  it('is said where the browser deletes what scripts store, unless the server keeps it', async () => {
    stage.pages = { '/second': noticePage({ attributes: 'data-record-url="/kotowari/decision"' }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    expect(await words()).not.toContain('7 日間');
    await tab.evaluateOnNewDocument(() =>
      Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' }),
    );
    await tab.reload();
    await whenNotice(tab);
    expect(await words()).toContain('最後の訪問から 7 日間');
    await tab.goto(`${WWW}second`);
    await whenNotice(tab);
    expect(await words()).not.toContain('7 日間');
  });
});

describe('S2: a slow IndexedDB', () => {
  const slow = () => {
    const open = IDBFactory.prototype.open;
    const { setTimeout } = globalThis;
    // the page's clock of 200 ms runs as slowly: what is held up here is nothing but the answer
    globalThis.setTimeout = ((run: () => void, ms: number) => setTimeout(run, ms * 5)) as never;
    IDBFactory.prototype.open = function (name) {
      const late = {} as Record<'onsuccess' | 'onupgradeneeded' | 'result', unknown>;
      const real = open.call(this, name);
      real.onupgradeneeded = () => real.result.createObjectStore('decision');
      real.onsuccess = () =>
        setTimeout(() => {
          late.result = real.result;
          (late.onsuccess as () => void)();
        }, 600);
      return late as never;
    };
  };

  it('holds up no notice where nothing was ever stored, and no tag goes before it', async () => {
    await tab.evaluateOnNewDocument(slow);
    await tab.goto(WWW);
    const opened = await tab.waitForFunction(
      () => document.querySelector('kotowari-notice')?.hasAttribute('open') && performance.now(),
      { timeout: 500 },
    );
    expect(await opened.jsonValue()).toBeLessThan(500);
    expect(reached()).toEqual([]);
    await whenReached(2);
  });

  it('opens no notice for a moment where there is a grant, and loads the tag when that is read', async () => {
    await tab.goto(WWW);
    await accept();
    await whenReached(2);
    stage.recorder.clear();
    await tab.evaluateOnNewDocument(slow);
    await tab.evaluateOnNewDocument(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        if (document.querySelector('kotowari-notice[open]')) seen.push('open');
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await tab.goto(`${WWW}second`);
    await pause(300);
    expect(reached()).toEqual([]);
    await whenReached(2);
    expect(await tab.evaluate(() => (globalThis as never as { seen: string[] }).seen)).toEqual([]);
  });
});

describe('G10: single-page navigation', () => {
  const denies = noticePage({ attributes: 'data-deny-paths="/soudan/*"' });

  it.each<[string, () => unknown]>([
    ['pushState', () => history.pushState(null, '', '/soudan/a')],
    ['a view transition', () => document.startViewTransition(() => history.pushState(null, '', '/soudan/a')).finished],
    [
      'the Navigation API',
      () => {
        const { navigation } = globalThis as never as { navigation: EventTarget & { navigate(url: string): void } };
        navigation.addEventListener('navigate', (event) =>
          (event as never as { intercept(o: object): void }).intercept({}),
        );
        navigation.navigate('/soudan/a');
      },
    ],
  ])('by %s stops the tag before it enters a deny-path', async (_name, go) => {
    stage.recorder.tag = 'rude';
    stage.pages = { '/': denies };
    await tab.goto(WWW);
    await whenReached(2);
    stage.recorder.clear();
    await tab.evaluate(go);
    await pause(300);
    expect(await isDisabled('G-TEST1234')).toBe(true);
    expect(reached()).toEqual([]);
    await tab.evaluate(() => history.pushState(null, '', '/courses'));
    await tab.waitForFunction(() => !(globalThis as never as Record<string, unknown>)['ga-disable-G-TEST1234']);
    expect(JSON.stringify(stage.recorder.google())).not.toContain('soudan');
  });

  it('keeps a refusal', async () => {
    stage.recorder.tag = 'rude';
    await tab.goto(WWW);
    await whenReached(2);
    await clickPart(tab, 'refuse');
    stage.recorder.clear();
    await tab.evaluate(() => document.startViewTransition(() => history.pushState(null, '', '/second')).finished);
    await tab.evaluate(() => history.back());
    await pause(500);
    expect(reached()).toEqual([]);
  });
});

describe('I8: the kill switch', () => {
  const attributes = 'data-stop-url="/stop.json"';
  beforeEach(() => {
    stage.pages = { '/': noticePage({ attributes }) };
  });

  it.each([
    ['says stop', { body: '{"stop": true}' }],
    ['cannot be read', { body: '<!doctype html>' }],
    ['answers with an error', { body: '', status: 500 }],
  ])('lets nothing run from the next page load on where the file %s', async (_name, answer) => {
    stage.pages['/stop.json'] = { status: 404, body: '' };
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await whenReached(2);
    stage.pages['/stop.json'] = answer;
    stage.recorder.clear();
    await tab.reload();
    await pause(700);
    expect(asked('/stop.json')).toHaveLength(1);
    expect(reached()).toEqual([]);
  });

  it.each([
    ['says go', { body: '{"stop": false}' }],
    ['is not there', { body: '', status: 404 }],
  ])('lets the tag run where the file %s', async (_name, answer) => {
    stage.pages['/stop.json'] = answer;
    await tab.goto(WWW);
    await whenReached(2);
  });

  it('is not asked where nothing would run, and holds up no notice', async () => {
    stage.pages = { '/': noticePage({ attributes: `${attributes} data-model="opt-in"` }) };
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await tab.reload();
    await pause(400);
    expect(asked('/stop.json')).toEqual([]);
  });

  it('closes on a page by deny-paths="/*"', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-deny-paths="/*"' }) };
    await tab.goto(WWW);
    await pause(600);
    expect(reached()).toEqual([]);
    await whenNotice(tab, false);
  });
});

describe('G4: record-url', () => {
  const attributes = 'data-record-url="/kotowari/decision"';
  const FPID = 'FPID=abc; Path=/; HttpOnly; Domain=example.co.jp';
  beforeEach(() => {
    const body = noticePage({ attributes });
    stage.pages = {
      '/': body,
      '/second': body,
      '/fpid': { body: PLAIN, headers: { 'set-cookie': FPID } },
      '/kotowari/decision': answerRefusal,
    };
  });
  const posts = () => asked('/kotowari/decision');
  const jar = async () => (await visitor.cookies()).map(({ name }) => name).sort();

  it('is told of a refusal in constant bytes, and clears what scripts do not reach', async () => {
    await tab.goto(`${WWW}fpid`);
    await tab.goto(WWW);
    await whenReached(2);
    expect(await jar()).toContain('FPID');
    await clickPart(tab, 'refuse');
    await expect.poll(() => posts().map(({ method, body }) => [method, body])).toEqual([['POST', 'denied']]);
    await expect.poll(jar).toEqual(['kotowari-analytics']);
  });

  it('is asked again on a later visit, once; its cookie alone is a refusal', async () => {
    // a page without the notice: it would hear of the cookie and ask by itself
    await tab.goto(`${WWW}fpid`);
    await tab.evaluate(() => fetch('/kotowari/decision', { method: 'POST', body: 'denied' }));
    stage.recorder.clear();
    await tab.goto(WWW);
    await pause(600);
    await tab.goto(`${WWW}second`);
    await pause(600);
    expect([await decision(), reached()]).toEqual([{ analytics: 'denied' }, []]);
    expect(posts()).toHaveLength(1);
  });

  it('gives way to an accept, also to one that comes before its answer', async () => {
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.evaluate(async () => {
      const { kotowari } = globalThis as never as KotowariPage;
      void kotowari.refuse();
      await kotowari.accept();
    });
    await expect.poll(() => posts().length).toBe(1);
    await pause(300);
    expect(await jar()).not.toContain('kotowari-analytics');
    stage.recorder.clear();
    await tab.reload();
    await whenReached(2);
    expect(await decision()).toEqual({ analytics: 'granted' });
  });

  it('is nothing to another origin', async () => {
    stage.pages['/'] = noticePage({ attributes: `data-record-url="${SHOP}kotowari/decision"` });
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await pause(300);
    expect(posts()).toEqual([]);
  });

  it('is asked by forget() for what scripts do not reach, and forgets', async () => {
    await tab.goto(`${WWW}fpid`);
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await whenReached(2);
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.forget());
    await whenNotice(tab);
    await expect.poll(jar).toEqual([]);
    stage.recorder.clear();
    await pause(700);
    expect([reached(), await tab.evaluate(readRecord)]).toEqual([[], undefined]);
    await clickPart(tab, 'accept');
    await pause(100);
    expect(await decision()).toEqual({ analytics: 'granted' });
  });
});

async function readRecord() {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kotowari');
    request.onsuccess = () => resolve(request.result);
  });
  return new Promise<unknown>((resolve) => {
    const request = database.transaction('decision').objectStore('decision').get('record');
    request.onsuccess = () => {
      database.close();
      resolve(request.result);
    };
  });
}
