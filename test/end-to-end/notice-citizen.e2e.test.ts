import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const NEWS = Array.from({ length: 40 }, (_, index) => `<p>第${index + 1}回の講座の案内です。</p>`).join('');

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
  await page.evaluateOnNewDocument(watchPage);
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const reached = () => stage.recorder.google().map((request) => request.host + request.path.replace(/\?.*/, ''));
const whenReached = (count: number) =>
  expect.poll(() => reached().length, { timeout: 4000 }).toBeGreaterThanOrEqual(count);
const seen = () => page.evaluate(() => (globalThis as never as { seen: Seen }).seen);

describe('G13: the page does not move', () => {
  const pages = ['ja', 'en'].flatMap((lang) => ['', 'defer'].map((loading) => [lang, loading] as const));

  it.each(pages)('while the notice comes, is refused and is opened again: %s %s', async (lang, loading) => {
    const attributes = `data-model="opt-in" ${loading}`;
    stage.pages = { '/': noticePage({ lang, attributes, body: `<h1>講座</h1>${NEWS}` }) };
    await page.emulateCPUThrottling(4);
    await page.goto(HOME);
    await whenNotice(page);
    await pause(300);
    await page.evaluate(() => (globalThis as never as { kotowari: { refuse(): Promise<void> } }).kotowari.refuse());
    await whenNotice(page, false);
    await page.evaluate(() => (globalThis as never as { kotowari: { open(): void } }).kotowari.open());
    await whenNotice(page);
    await pause(300);
    // the panel was there: a page on which nothing is drawn does not move either
    expect(await seen()).toMatchObject({ shift: 0, opened: 2, errors: [] });
  });

  it.each(['accept', 'refuse'])('and nothing flashes up for who has decided: %s', async (choice) => {
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"', body: NEWS }) };
    await page.goto(HOME);
    await clickPart(page, choice);
    await whenNotice(page, false);
    await pause(300);
    await page.evaluateOnNewDocument(slowIndexedDb);
    await page.reload();
    await pause(900);
    expect(await seen()).toMatchObject({ shift: 0, opened: 0, errors: [] });
    expect(await page.evaluate(() => document.querySelector('kotowari-notice')?.getBoundingClientRect().height)).toBe(
      0,
    );
  });
});

describe('G13: a strict page', () => {
  const policy = (names: string) =>
    `default-src 'none'; script-src 'nonce-abc123'; style-src 'self'; img-src 'self'; connect-src https://*.google-analytics.com; require-trusted-types-for 'script'; trusted-types ${names}`;
  const strictPage = (names: string, head = '') => ({
    body: noticePage({ head }).replaceAll('<script ', '<script nonce="abc123" '),
    headers: { 'content-security-policy': policy(names) },
  });

  it('meets the script twice as once, under a nonce and Trusted Types', async () => {
    const twice = noticePage().match(/<script .*?<\/script>/)?.[0];
    stage.pages = { '/': strictPage('kotowari lit-html', twice) };
    await page.goto(HOME);
    await whenReached(2);
    await pause(400);
    expect(reached()).toHaveLength(2);
    expect(await seen()).toMatchObject({ opened: 1, errors: [], violations: [] });
  });

  it.each([
    ['none', "'none'", false],
    ['ours alone: nothing can be drawn', 'kotowari', false],
    ['the one of lit alone', 'lit-html', true],
  ])('that admits of our policies %s: no tag, and no error', async (_name, names, draws) => {
    stage.pages = { '/': strictPage(names) };
    await page.goto(HOME);
    if (draws) await whenNotice(page);
    await pause(800);
    expect([reached(), (await seen()).errors]).toEqual([[], []]);
    expect((await seen()).opened).toBe(draws ? 1 : 0);
    await page.evaluate(() => (globalThis as never as { kotowari: { refuse(): Promise<void> } }).kotowari.refuse());
    expect((await seen()).errors).toEqual([]);
  });

  it('that admits our policy needs to admit no other', async () => {
    stage.pages = { '/': strictPage('kotowari lit-html') };
    await page.goto(HOME);
    await whenReached(2);
    expect((await seen()).errors).toEqual([]);
  });

  it('that is a frame without storage: no error, and nothing without an explicit accept', async () => {
    stage.pages = {
      '/': '<!doctype html><iframe sandbox="allow-scripts" src="/framed" width=800 height=600></iframe>',
    };
    await page.goto(HOME);
    const frame = await page.waitForFrame((one) => one.url().endsWith('/framed'));
    await frame.waitForFunction(() => !!document.querySelector('kotowari-notice')?.hasAttribute('open'));
    await pause(800);
    const errors = await frame.evaluate(() => (globalThis as never as { seen: Seen }).seen.errors);
    expect([reached(), errors]).toEqual([[], []]);
    await frame.evaluate(() => (globalThis as never as { kotowari: { accept(): Promise<void> } }).kotowari.accept());
    await whenReached(1);
  });
});

interface Seen {
  shift: number;
  /** How often the notice opened. */
  opened: number;
  errors: string[];
  violations: string[];
}

/** IndexedDB takes its time, and less than the notice has patience. */
function slowIndexedDb() {
  const { get } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.get = function (key) {
    const real = get.call(this, key);
    const late = { result: undefined as unknown, onsuccess: undefined as (() => void) | undefined };
    real.onsuccess = () =>
      setTimeout(() => {
        late.result = real.result;
        late.onsuccess?.();
      }, 90);
    return late as never;
  };
}

/** Runs in the page before its first script. */
function watchPage() {
  const seen: Seen = { shift: 0, opened: 0, errors: [], violations: [] };
  Object.assign(globalThis, { seen });
  addEventListener('error', ({ message }) => seen.errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.violations.push(violatedDirective));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof Element && target.matches('kotowari-notice[open]')) seen.opened += 1;
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['open'] });
}
