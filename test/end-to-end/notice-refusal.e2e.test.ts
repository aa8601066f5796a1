import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';
import { FAULTS } from '../browsers/faults.js';

const WWW = 'https://www.example.co.jp/';
const SHOP = 'https://shop.example.co.jp/';

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  stage.recorder.tag = 'plain';
  visitor = await stage.visitor();
  page = await visitor.newPage();
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const reached = () => stage.recorder.google().map((request) => request.host + request.path.replace(/\?.*/, ''));
const whenReached = (count: number) =>
  expect.poll(() => reached().length, { timeout: 4000 }).toBeGreaterThanOrEqual(count);

describe('G4 G5: deletion of Google cookies', () => {
  it.each([WWW, SHOP, `${WWW}a/b`])('empties every domain level, path and variant on %s', async (address) => {
    stage.pages = { '/a/b': noticePage(), '/kotowari-free': '<!doctype html><title>x</title>' };
    await page.goto(`${address.replace(/a\/b$/, '')}kotowari-free`);
    const host = new URL(address).hostname;
    const places = ['', `; domain=${host}`, '; domain=example.co.jp'].flatMap((domain) =>
      ['/', '/a', '/a/b'].flatMap((path) =>
        ['', '; secure', '; secure; samesite=none; partitioned'].map((variant) => `; path=${path}${domain}${variant}`),
      ),
    );
    await page.evaluate((all) => {
      for (const place of all) {
        for (const name of ['_ga', '_ga_TEST1234', '_ga_OTHER99', '_gid', '_gat_x', '_gcl_au', '_gac_UA-1', '__utma']) {
          document.cookie = `${name}=x; max-age=999${place}`;
        }
      }
      for (const name of ['session', '_gaming', 'foo_ga_bar', '_ga_lower', 'my_gid'])
        document.cookie = `${name}=keep; path=/`;
    }, places);
    await page.goto(address);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    // the browser works through what a page assigns to document.cookie after the page has gone on
    const names = async () => {
      const left = await visitor.cookies();
      const seen = left.filter((cookie) => address.endsWith('b') || cookie.path === '/');
      return seen.map((cookie) => cookie.name).sort();
    };
    const own = ['_ga_lower', '_gaming', 'foo_ga_bar', 'kotowari-analytics', 'my_gid', 'session'];
    await expect.poll(names, { timeout: 400 }).toEqual(own);
  });

  it('holds against a tag that writes its cookie again, hooks history and sends when the page goes', async () => {
    stage.recorder.tag = 'rude';
    await page.goto(WWW);
    await whenReached(2);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    stage.recorder.clear();
    await pause(1200);
    expect(await page.evaluate(() => document.cookie)).toBe('kotowari-analytics=denied');
    await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
    await page.evaluate(() => {
      new Image().src = 'https://www.google-analytics.com/g/collect?v=2';
      const request = new XMLHttpRequest();
      request.open('POST', 'https://stats.g.doubleclick.net/g/collect');
      request.send('x');
      const script = document.createElement('script');
      script.setAttribute('src', 'https://www.googletagmanager.com/gtag/js?id=G-LATER');
      document.head.append(script);
    });
    await pause(200);
    await page.goto(SHOP);
    await pause(700);
    expect(reached()).toEqual([]);
  });
});

describe('G4: a refusal elsewhere', () => {
  it('reaches another tab within a second, and closes its notice', async () => {
    await page.goto(WWW);
    await whenReached(2);
    const second = await visitor.newPage();
    await second.goto(`${WWW}second`);
    await whenReached(4);
    await clickPart(second, 'refuse');
    await whenNotice(page, false);
    const state = await page.evaluate(() => {
      const { kotowari, ...rest } = globalThis as never as { kotowari: { decision: unknown } } & Record<
        string,
        unknown
      >;
      return [kotowari.decision, rest['ga-disable-G-TEST1234']];
    });
    expect(state).toEqual([{ analytics: 'denied' }, true]);
  });

  it('reaches another tab also where localStorage and cookies fail', async () => {
    const breakStorage = () => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined, configurable: true });
    };
    await page.evaluateOnNewDocument(breakStorage);
    await page.goto(WWW);
    await clickPart(page, 'accept');
    await whenReached(2);
    const second = await visitor.newPage();
    await second.evaluateOnNewDocument(breakStorage);
    await second.goto(WWW);
    await clickPart(second, 'refuse');
    await page.waitForFunction(() => (globalThis as never as Record<string, unknown>)['ga-disable-G-TEST1234'], {
      timeout: 1000,
    });
  });

  it('holds on another subdomain, at its first page', async () => {
    // nothing is on its way when it is refused
    stage.pages = { 'www.example.co.jp/': noticePage({ attributes: 'data-model="opt-in"' }) };
    await page.goto(WWW);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    stage.recorder.clear();
    await page.goto(SHOP);
    await pause(800);
    expect(reached()).toEqual([]);
    await whenNotice(page, false);
  });

  it('is undone by an explicit accept, everywhere', async () => {
    await page.goto(WWW);
    await clickPart(page, 'refuse');
    await page.goto(SHOP);
    // the notice of the first page began to send before it was refused
    stage.recorder.clear();
    await page.evaluate(() => (globalThis as never as { kotowari: { open(): void } }).kotowari.open());
    await clickPart(page, 'accept');
    await whenReached(2);
    await expect.poll(() => page.evaluate(() => document.cookie)).not.toContain('denied');
    await page.reload();
    await whenReached(4);
    expect(await page.evaluate(() => document.cookie)).not.toContain('denied');
  });
});

describe('S1 S2 S5: stores that cannot be trusted', () => {
  const faults: Record<string, () => void> = {
    ...FAULTS,
    'the local mirror is forged': () => localStorage.setItem('kotowari-analytics', 'granted'),
    'the cookie is forged': () => void (document.cookie = 'kotowari-analytics=granted; path=/'),
  };

  it.each(Object.keys(faults))('%s: nothing without an explicit accept, which works', async (name) => {
    await page.evaluateOnNewDocument(faults[name] as () => void);
    await page.goto(WWW);
    await whenNotice(page);
    await pause(700);
    expect(reached()).toEqual([]);
    const words = await page.evaluate(() => document.querySelector('kotowari-notice')?.shadowRoot?.textContent ?? '');
    expect(words).not.toContain('送っています');
    await clickPart(page, 'accept');
    await whenReached(2);
  });

  it.each(Object.keys(faults))('%s: a refusal holds on this page', async (name) => {
    await page.evaluateOnNewDocument(faults[name] as () => void);
    await page.goto(WWW);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    await pause(500);
    expect(reached()).toEqual([]);
  });

  it.each([
    ['corrupt', 'noise'],
    [
      'of another version',
      { version: 2, counter: 1, day: 1, decision: { analytics: 'granted' }, policyVersion: '', overSignal: false },
    ],
    [
      'forged',
      {
        version: 1,
        counter: 1,
        day: 999_999,
        decision: { analytics: 'granted' },
        policyVersion: '',
        overSignal: false,
      },
    ],
    ['half written', { version: 1, decision: { analytics: 'granted' } }],
  ])('a record that is %s allows nothing', async (_name, record) => {
    await page.goto(WWW);
    await page.evaluate(writeRecord, record);
    await pause(100);
    stage.recorder.clear();
    await page.reload();
    await whenNotice(page);
    await pause(600);
    expect(reached()).toEqual([]);
  });

  it('a refusal that comes too late is still heard', async () => {
    await page.goto(WWW);
    await whenNotice(page);
    await page.evaluate(() => (globalThis as never as { kotowari: { refuse(): Promise<void> } }).kotowari.refuse());
    await page.evaluate(() => localStorage.clear());
    await page.deleteCookie(...(await page.cookies()));
    await page.evaluateOnNewDocument(() => {
      const get = IDBObjectStore.prototype.get;
      IDBObjectStore.prototype.get = function (key) {
        const real = get.call(this, key);
        const late = { result: undefined as unknown, onsuccess: undefined as (() => void) | undefined };
        real.onsuccess = () =>
          setTimeout(() => {
            late.result = real.result;
            late.onsuccess?.();
          }, 900);
        return late as never;
      };
    });
    stage.recorder.clear();
    await page.reload();
    await whenNotice(page);
    await whenNotice(page, false);
    expect(
      await page.evaluate(() => (globalThis as never as { kotowari: { decision: unknown } }).kotowari.decision),
    ).toEqual({
      analytics: 'denied',
    });
    expect(reached()).toEqual([]);
  });
});

describe('G4: forget', () => {
  it('deletes record and Google cookies, asks again, and leaves this page without a tag', async () => {
    await page.goto(WWW);
    await clickPart(page, 'accept');
    await whenReached(2);
    await page.evaluate(() => (globalThis as never as { kotowari: { forget(): Promise<void> } }).kotowari.forget());
    await whenNotice(page);
    stage.recorder.clear();
    await pause(800);
    expect(reached()).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });
});

describe('G13 G14: a page that is strict', () => {
  const POLICY =
    "default-src 'none'; script-src 'nonce-abc123'; style-src 'self'; connect-src https://*.google-analytics.com; require-trusted-types-for 'script'; trusted-types kotowari lit-html";

  it('shows the notice and loads the tag under a nonce and Trusted Types', async () => {
    const body = noticePage().replace('<script ', '<script nonce="abc123" ');
    stage.pages = { '/': { body, headers: { 'content-security-policy': POLICY } } };
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(WWW);
    await whenReached(2);
    expect(complaints).toEqual([]);
  });

  it('goes on without a tag that an ad blocker keeps away', async () => {
    stage.recorder.tag = 'missing';
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(WWW);
    await whenReached(1);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    expect(errors).toEqual([]);
  });

  it('meets the script twice as once', async () => {
    const twice = noticePage().replace('</head>', '<script src="/kotowari.js"></script></head>');
    stage.pages = { '/': twice };
    await page.goto(WWW);
    await whenReached(2);
    await pause(400);
    expect(reached()).toHaveLength(2);
    expect(await page.evaluate(() => document.querySelectorAll('kotowari-notice').length)).toBe(1);
  });
});

async function writeRecord(record: unknown) {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kotowari');
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise((resolve) => {
    const transaction = database.transaction('decision', 'readwrite');
    transaction.objectStore('decision').put(record, 'record');
    transaction.oncomplete = resolve;
  });
}
