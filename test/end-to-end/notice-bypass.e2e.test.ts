import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standInTag } from '../browser/gtag-stand-in.mjs';
import { clickPart, ID, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const NOTHING_YET = '選ぶまでは送りません';
const OPT_IN = { attributes: 'data-model="opt-in"' };

const layer = 'window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}';
const snippet = (id: string) =>
  `<script async src="https://www.googletagmanager.com/gtag/js?id=${id}"></script><script>${layer}gtag('js',new Date());gtag('config','${id}');</script>`;
const container = `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-OTHER12');</script>`;
/** What the plug-in Site Kit writes into a WordPress page. */
const siteKit = `<script src="https://www.googletagmanager.com/gtag/js?id=GT-SITEKIT1" id="google_gtagjs-js" async></script>
<script id="google_gtagjs-js-after">${layer}gtag("set","linker",{"domains":["www.example.co.jp"]});gtag("js",new Date());gtag("set","developer_id.dZTNiMT",true);gtag("config","GT-SITEKIT1");</script>`;

interface Found {
  readonly ids: readonly string[];
  readonly line: string;
}

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let tab: Page;
let warnings: string[];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = { '/metrics/': { body: standInTag(), headers: { 'content-type': 'text/javascript' } } };
  stage.recorder.tag = 'plain';
  visitor = await stage.visitor();
  tab = await visitor.newPage();
  warnings = [];
  tab.on('console', (message) => {
    if (message.text().startsWith('Kotowari')) warnings.push(message.text());
  });
  await tab.evaluateOnNewDocument(() => {
    const found: unknown[] = [];
    Object.assign(globalThis, { found });
    document.addEventListener('kotowari-bypass', (event) => found.push((event as CustomEvent).detail));
  });
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const found = () => tab.evaluate(() => (globalThis as never as { found: Found[] }).found);
const hits = () => stage.recorder.google().filter(({ path }) => path.includes('/collect'));
const words = () => tab.evaluate(() => document.querySelector('kotowari-notice')?.shadowRoot?.textContent ?? '');
const isDisabled = (id: string) =>
  tab.evaluate((name) => (globalThis as never as Record<string, unknown>)[`ga-disable-${name}`], id);
const cookies = () => tab.evaluate(() => document.cookie);

describe('a Google tag that Kotowari did not load', () => {
  const behind = (markup: string) => noticePage(OPT_IN).replace('</head>', `${markup}</head>`);
  const pages: Record<string, readonly [page: string, id: string, line: string]> = {
    'the snippet behind the notice': [
      behind(snippet('G-OTHER123')),
      'G-OTHER123',
      '<script async="" src="https://www.googletagmanager.com',
    ],
    'the snippet of the same ID': [behind(snippet(ID)), ID, '<script async="" src="https://www.googletagmanager.com'],
    'a second ID without a loader': [
      behind(`<script>${layer}gtag('config', "G-SECOND99")</script>`),
      'G-SECOND99',
      '<script>window.dataLayer',
    ],
    'the snippet of a container': [behind(container), 'GTM-OTHER12', 'https://www.googletagmanager.com/gtm.js'],
    'what Site Kit writes': [behind(siteKit), 'GT-SITEKIT1', '<script src="https://www.googletagmanager.com'],
    'the path of a first-party gateway': [
      behind(
        `<script async src="/metrics/?id=G-GATEWAY1"></script><script>${layer}gtag('config','G-GATEWAY1')</script>`,
      ),
      'G-GATEWAY1',
      '<script async="" src="/metrics/?id=G-GATEWAY1"',
    ],
    'a script at the end of the body': [
      noticePage(OPT_IN).replace('</body>', `${snippet('G-OTHER123')}</body>`),
      'G-OTHER123',
      '<script async="" src="https://www.googletagmanager.com',
    ],
  };

  it.each(Object.keys(pages))('%s: is found, switched off, told of with the line to remove', async (name) => {
    const [page, id, line] = pages[name]!;
    stage.pages['/'] = page;
    await tab.goto(WWW);
    await whenNotice(tab);
    await pause(600);
    const list = await found();
    expect(list.flatMap(({ ids }) => ids)).toContain(id);
    expect(list.some((detail) => detail.line.startsWith(line))).toBe(true);
    expect(warnings.some((text) => text.includes(line))).toBe(true);
    expect(new Set(warnings).size).toBe(warnings.length);
    expect(await isDisabled(id)).toBe(true);
    expect(await words()).not.toContain(NOTHING_YET);
    expect([hits(), await cookies()]).toEqual([[], '']);
  });

  it.each(Object.keys(pages).filter((name) => !name.includes('same ID')))(
    '%s: stays off when the visitor accepts: it is not what was asked about',
    async (name) => {
      const [page, id] = pages[name]!;
      stage.pages['/'] = page;
      await tab.goto(WWW);
      await clickPart(tab, 'accept');
      await expect.poll(() => hits().length, { timeout: 4000 }).toBeGreaterThan(0);
      await pause(300);
      expect(await isDisabled(id)).toBe(true);
      expect(await isDisabled(ID)).toBe(false);
      expect(new Set(hits().map(({ path }) => /tid=([\w-]+)/.exec(path)?.[1]))).toEqual(new Set([ID]));
    },
  );

  it('of the same ID sends one page view with the notice’s, not two', async () => {
    stage.pages['/'] = pages['the snippet of the same ID']![0];
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(() => hits().length, { timeout: 4000 }).toBeGreaterThan(0);
    await pause(300);
    expect(hits()).toHaveLength(1);
  });

  it('before the notice: is found and switched off from there on, its hits are stopped', async () => {
    stage.pages['/'] = noticePage({ ...OPT_IN, head: snippet('G-OTHER123') });
    await tab.goto(WWW);
    await whenNotice(tab);
    expect((await found()).flatMap(({ ids }) => ids)).toContain('G-OTHER123');
    expect([await isDisabled('G-OTHER123'), (await words()).includes(NOTHING_YET)]).toEqual([true, false]);
    stage.recorder.clear();
    await tab.evaluate(() => (globalThis as never as { gtag(...args: unknown[]): void }).gtag('event', 'late'));
    await pause(300);
    expect(hits()).toEqual([]);
  });

  it('that has sent before a late notice came is found by what it asked for', async () => {
    stage.pages['/'] = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>x</title>
      <script>${layer}gtag('js',new Date());gtag('config','G-OTHER123');document.currentScript.remove();
      const tag = document.createElement('script'); tag.src = 'https://www.googletagmanager.com/gtag/js?id=G-OTHER123';
      tag.onload = () => { tag.remove(); setTimeout(() => { const notice = document.createElement('script');
        notice.src = '/kotowari.js'; notice.dataset.measurementId = '${ID}'; notice.dataset.model = 'opt-in'; document.head.append(notice); }, 300); };
      document.head.append(tag);</script></head><body><h1>x</h1></body></html>`;
    await tab.goto(WWW);
    await whenNotice(tab);
    const list = await found();
    expect(list.map(({ line }) => line.replace(/[?#].*/, ''))).toEqual(
      expect.arrayContaining([
        'https://www.googletagmanager.com/gtag/js',
        'https://region1.google-analytics.com/g/collect',
      ]),
    );
    expect([await isDisabled('G-OTHER123'), (await words()).includes(NOTHING_YET)]).toEqual([true, false]);
  });

  it('is a connection that the page’s markup opens beforehand', async () => {
    stage.pages['/'] = noticePage({
      ...OPT_IN,
      head: '<link rel="preconnect" href="https://www.googletagmanager.com">',
    });
    await tab.goto(WWW);
    await whenNotice(tab);
    expect((await found()).map(({ line }) => line)).toEqual([
      '<link rel="preconnect" href="https://www.googletagmanager.com">',
    ]);
  });

  it('is nothing on a page whose only tag is the notice’s, held, declared or talked about', async () => {
    const quiet = `<script type="text/plain" data-kotowari-service="google-analytics" src="https://www.googletagmanager.com/gtag/js?id=G-HELD1234"></script>
      <script type="application/ld+json">{"url":"https://www.googletagmanager.com/"}</script>
      <script>gtag = function () { dataLayer.push(arguments); }; gtag('event', 'own');</script><pre>gtag('config', 'G-XXXX')</pre>
      <script src="/item.js?id=5"></script>`;
    stage.pages['/item.js'] = { body: '', headers: { 'content-type': 'text/javascript' } };
    stage.pages['/'] = noticePage({ ...OPT_IN, body: `<h1>x</h1>${quiet}` });
    await tab.goto(WWW);
    await whenNotice(tab);
    expect(await words()).toContain(NOTHING_YET);
    await clickPart(tab, 'accept');
    await expect.poll(() => hits().length, { timeout: 4000 }).toBeGreaterThan(0);
    expect([await found(), warnings]).toEqual([[], []]);
  });

  it('is not the tag that a container of the notice loads', async () => {
    stage.pages['/'] = noticePage(OPT_IN).replace(ID, 'GTM-TEST123');
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(() => hits().length, { timeout: 4000 }).toBeGreaterThan(0);
    expect(await found()).toEqual([]);
  });
});

describe('?kotowari-check', () => {
  const part = (name: string) =>
    tab.evaluate(
      (wanted) =>
        document.querySelector('[data-kotowari-check-panel]')?.shadowRoot?.querySelector(`[part="${wanted}"]`)
          ?.textContent ?? '',
      name,
    );

  it('shows what is loaded, held back and stored, and goes on reading', async () => {
    stage.pages['/'] = noticePage(OPT_IN);
    await tab.goto(`${WWW}?a=1&kotowari-check`);
    await expect.poll(() => part('verdict')).toContain('案内のとおりに動いています');
    expect([await part('loaded'), await part('blocked'), await part('bypassed')]).toEqual(['なし', 'なし', 'なし']);
    await clickPart(tab, 'accept');
    await expect.poll(() => part('loaded'), { timeout: 4000 }).toContain('region1.google-analytics.com/g/collect × 1');
    expect(await part('state')).toContain('{"analytics":"granted"}');
    await expect.poll(() => part('stored'), { timeout: 4000 }).toMatch(/IndexedDB: .*"granted".*_ga_TEST1234/);
    await tab.evaluate(() => (globalThis as never as { kotowari: { refuse(): Promise<void> } }).kotowari.refuse());
    await tab.evaluate(() => navigator.sendBeacon('https://region1.google-analytics.com/g/collect?v=2&dl=secret'));
    await expect.poll(() => part('blocked'), { timeout: 4000 }).toContain('region1.google-analytics.com/g/collect × 1');
    expect(await part('stored')).not.toContain('_ga');
    expect(await part('stored')).toContain('"kotowari-analytics":"denied"');
    expect(hits().some(({ path }) => path.includes('kotowari-check'))).toBe(false);
  });

  it('keeps a hundred of what is held back, however often a tag tries', async () => {
    stage.pages['/'] = noticePage(OPT_IN);
    await tab.goto(`${WWW}?kotowari-check`);
    await whenNotice(tab);
    await tab.evaluate(() => {
      for (let count = 0; count < 150; count++) navigator.sendBeacon('https://www.google-analytics.com/g/collect?v=2');
    });
    await expect.poll(() => part('blocked'), { timeout: 4000 }).toBe('www.google-analytics.com/g/collect × 100');
  });

  it('names what came past the notice, and takes no markup from it', async () => {
    stage.pages['/'] = noticePage({ lang: 'en', ...OPT_IN }).replace('</head>', `${snippet('G-OTHER123')}</head>`);
    await tab.goto(`${WWW}?kotowari-check`);
    await expect.poll(() => part('verdict')).toContain('does not keep its word yet');
    expect(await part('bypassed')).toContain(
      '<script async="" src="https://www.googletagmanager.com/gtag/js?id=G-OTHER123">',
    );
    const scripts = await tab.evaluate(
      () => document.querySelector('[data-kotowari-check-panel]')?.shadowRoot?.querySelectorAll('script').length,
    );
    expect(scripts).toBe(0);
  });

  it('does not keep the notice from being shown, and is not there unasked', async () => {
    await tab.goto(`${WWW}?kotowari-check`);
    await expect.poll(() => hits().length, { timeout: 4000 }).toBeGreaterThan(0);
    await tab.goto(WWW);
    await pause(400);
    expect(await tab.evaluate(() => !!document.querySelector('[data-kotowari-check-panel]'))).toBe(false);
  });
});
