import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, ID, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const OPT_IN = noticePage({ attributes: 'data-model="opt-in"' });

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
const whenReached = (count = 1) => expect.poll(() => reached().length, { timeout: 4000 }).toBeGreaterThanOrEqual(count);
const cookies = () => page.evaluate(() => document.cookie.split('; ').map((pair) => pair.split('=')[0]));
const decision = () =>
  page.evaluate(() => (globalThis as never as { kotowari: { decision: unknown } }).kotowari.decision);

describe('G1 S4: opt-in', () => {
  beforeEach(() => {
    stage.pages = { '/': OPT_IN, '/second': OPT_IN };
  });

  it('lets nothing reach Google before a choice', async () => {
    await page.goto(HOME);
    await whenNotice(page);
    await page.mouse.click(300, 60);
    await pause(1500);
    expect(reached()).toEqual([]);
    expect(await cookies()).not.toContain('_ga');
  });

  it('loads the tag at the accept, without a reload, and again on the next page', async () => {
    await page.goto(HOME);
    await clickPart(page, 'accept');
    await whenReached(2);
    expect(reached()).toEqual(['www.googletagmanager.com/gtag/js', 'region1.google-analytics.com/g/collect']);
    await whenNotice(page, false);
    stage.recorder.clear();
    await page.goto(`${HOME}second`);
    await whenReached(2);
    await whenNotice(page, false);
    expect(await decision()).toEqual({ analytics: 'granted' });
  });

  it('keeps a refusal over a reload, in IndexedDB and both mirrors', async () => {
    await page.goto(HOME);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    await expect.poll(() => page.evaluate(readRecord)).toBeDefined();
    await page.reload();
    await pause(1000);
    await whenNotice(page, false);
    expect(reached()).toEqual([]);
    expect(await decision()).toEqual({ analytics: 'denied' });
    expect(await page.evaluate(() => localStorage.getItem('kotowari-analytics'))).toBe('denied:1');
    expect(await page.evaluate(() => document.cookie)).toBe('kotowari-analytics=denied');
    const record = await page.evaluate(readRecord);
    expect(Object.keys(record).sort()).toEqual([
      'counter',
      'day',
      'decision',
      'overSignal',
      'policyVersion',
      'version',
    ]);
    expect(record).toMatchObject({ version: 1, counter: 1, decision: { analytics: 'denied' } });
  });

  it('opens again from the settings, and takes the other choice', async () => {
    await page.goto(HOME);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    const settings = await page.waitForSelector('kotowari-settings >>> [part="button"]');
    await settings?.click();
    await whenNotice(page);
    await clickPart(page, 'accept');
    await whenReached(2);
    expect(await decision()).toEqual({ analytics: 'granted' });
    await page.reload();
    await whenReached(4);
    expect(await page.evaluate(() => localStorage.getItem('kotowari-analytics'))).toBeNull();
  });

  it('takes the refusal after the accept: stops, and deletes what Google wrote', async () => {
    await page.goto(HOME);
    await clickPart(page, 'accept');
    await whenReached(2);
    expect(await cookies()).toEqual(expect.arrayContaining(['_ga', '_ga_TEST1234']));
    await page.evaluate(() => (globalThis as never as { kotowari: { refuse(): Promise<void> } }).kotowari.refuse());
    stage.recorder.clear();
    expect(await page.evaluate((id) => (globalThis as never as Record<string, unknown>)[`ga-disable-${id}`], ID)).toBe(
      true,
    );
    await page.evaluate(() => (globalThis as never as { gtag?: unknown; dataLayer: unknown[] }).dataLayer.length);
    await pause(900);
    expect(await cookies()).toEqual(['kotowari-analytics']);
    await page.reload();
    await pause(600);
    expect(reached()).toEqual([]);
  });
});

describe('G2 G4 G7 G10: opt-out', () => {
  it('is what a Japanese page gets: sends only once the notice was shown, and says so', async () => {
    await page.goto(HOME);
    await whenReached(2);
    expect(await page.evaluate(() => !!document.querySelector('kotowari-notice')?.hasAttribute('open'))).toBe(true);
    const words = await page.evaluate(() => document.querySelector('kotowari-notice')?.shadowRoot?.textContent ?? '');
    expect(words).toContain('この案内を表示した時点から');
    expect(words).toContain('Google LLC（米国）');
    expect(words).not.toMatch(/同意/);
    expect(await decision()).toEqual({});
  });

  it('is not what another page gets', async () => {
    stage.pages = { '/': noticePage({ lang: 'en' }) };
    await page.goto(HOME);
    await whenNotice(page);
    await pause(800);
    expect(reached()).toEqual([]);
  });

  it('sends nothing while something covers the notice', async () => {
    // only another guest of the top layer can
    const cover = `<div popover="manual" style="box-sizing:border-box;width:100%;height:100%"></div><script>
      const notice = document.querySelector('kotowari-notice');
      const cover = () => notice.hasAttribute('open') && document.querySelector('div').showPopover();
      new MutationObserver(cover).observe(notice, { attributeFilter: ['open'] });
      cover();
    </script>`;
    stage.pages = { '/': noticePage({ body: `<h1>x</h1><kotowari-notice></kotowari-notice>${cover}` }) };
    await page.goto(HOME);
    await whenNotice(page);
    await pause(1200);
    expect(reached()).toEqual([]);
    await page.evaluate(() => document.querySelector('div')?.remove());
    await whenReached(2);
  });

  it('stops at the refusal and stays silent over a reload', async () => {
    await page.goto(HOME);
    await whenReached(2);
    await clickPart(page, 'refuse');
    await whenNotice(page, false);
    stage.recorder.clear();
    await page.reload();
    await pause(800);
    await page.goto(`${HOME}second`);
    await pause(800);
    expect(reached()).toEqual([]);
    expect(await cookies()).toEqual(['kotowari-analytics']);
  });

  it('keeps the notice on later pages, and Escape hides it without a record', async () => {
    await page.goto(HOME);
    await whenReached(2);
    await page.keyboard.press('Escape');
    await whenNotice(page, false);
    expect(await page.evaluate(readRecord)).toBeUndefined();
    await page.goto(`${HOME}second`);
    await whenNotice(page);
    expect(await decision()).toEqual({});
  });

  it('runs nothing on a deny-path, and never names one as referrer', async () => {
    const denies = noticePage({ attributes: 'data-deny-paths="/soudan/*"' });
    stage.pages = { '/': denies, '/soudan/mental': denies, '/second': denies };
    await page.goto(HOME);
    await whenReached(2);
    stage.recorder.clear();
    await page.goto(`${HOME}soudan/mental`);
    await pause(800);
    expect(reached()).toEqual([]);
    await page.evaluate(() => (location.href = '/second'));
    await whenReached(2);
    expect(JSON.stringify(stage.recorder.google())).not.toContain('soudan');
  });

  it('obeys Global Privacy Control, and shows that it does', async () => {
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await page.goto(HOME);
    await pause(800);
    expect(reached()).toEqual([]);
    expect(await decision()).toEqual({ analytics: 'denied' });
    const status = await page.evaluate(() => document.querySelector('kotowari-settings')?.shadowRoot?.textContent);
    expect(status).toContain('Global Privacy Control を受け付け');
  });
});

describe('G3 G11 G12: what Google hears', () => {
  it('is "denied" seven times before any command, as arguments objects', async () => {
    stage.pages = { '/': OPT_IN };
    await page.goto(HOME);
    await clickPart(page, 'accept');
    await whenReached(2);
    const layer = await page.evaluate(() => {
      const entries = (globalThis as never as { dataLayer: ArrayLike<unknown>[] }).dataLayer;
      return entries.map((entry) => [Object.prototype.toString.call(entry), JSON.stringify(Array.from(entry))]);
    });
    expect(layer.every(([kind]) => kind === '[object Arguments]')).toBe(true);
    const commands = layer.map(([, text]) => JSON.parse(text ?? '') as [string, string, Record<string, string>]);
    expect(commands[0]?.slice(0, 2)).toEqual(['consent', 'default']);
    expect(Object.entries(commands[0]?.[2] ?? {}).filter(([, state]) => state === 'denied')).toHaveLength(7);
    expect(commands[1]).toEqual(['set', 'ads_data_redaction', true]);
    expect(commands[2]).toEqual(['set', 'url_passthrough', false]);
    const update = commands.find(([name, kind]) => name === 'consent' && kind === 'update')?.[2];
    expect(Object.entries(update ?? {}).filter(([, state]) => state === 'granted')).toEqual([
      ['analytics_storage', 'granted'],
    ]);
    const config = commands.find(([name]) => name === 'config')?.[2];
    expect(config).toMatchObject({ allow_google_signals: false, allow_ad_personalization_signals: false });
  });

  it('is a cleaned address, referrer and title', async () => {
    const title = '予約 taro@example.jp 様 09012345678';
    stage.pages = { '/': noticePage({ title }), '/users/1234': noticePage({ title }) };
    await page.goto(`${HOME}users/1234?name=taro&utm_source=news#tel`, { referer: `${HOME}reset/abc?token=secret` });
    await whenReached(2);
    const hit = new URLSearchParams(
      stage.recorder
        .google()
        .at(-1)
        ?.path.replace(/^[^?]*/, ''),
    );
    expect(hit.get('dl')).toBe('https://www.example.co.jp/users/:id?utm_source=news');
    expect(hit.get('dr')).toBe('https://www.example.co.jp/reset/abc');
    expect(hit.get('dt')).toBe('予約 :mail 様 :number');
  });

  it('comes from the address that tag-url names', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-tag-url="/metrics/gtag/js"' }) };
    await page.goto(HOME);
    await whenReached(2);
    expect(reached()).toEqual(['www.example.co.jp/metrics/gtag/js', 'www.example.co.jp/metrics/g/collect']);
    await clickPart(page, 'refuse');
    await page.reload();
    stage.recorder.clear();
    await pause(600);
    expect(reached()).toEqual([]);
  });
});

async function readRecord() {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kotowari');
    request.onsuccess = () => resolve(request.result);
  });
  return new Promise<Record<string, unknown>>((resolve) => {
    const request = database.transaction('decision').objectStore('decision').get('record');
    request.onsuccess = () => resolve(request.result as Record<string, unknown>);
  });
}
