import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const ID = 'data-measurement-id="G-TEST1234"';

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let tab: Page;
let errors: string[];
let warnings: string[];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  stage.recorder.tag = 'plain';
  stage.recorder.missing.clear();
  visitor = await stage.visitor();
  tab = await visitor.newPage();
  errors = [];
  warnings = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => {
    if (message.text().startsWith('Kotowari')) warnings.push(message.text());
  });
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const withTag = (attributes: string, rest = '') =>
  `<!doctype html><html lang="ja"><meta charset="utf-8"><title>x</title><script src="/kotowari.js" ${attributes}></script><h1>x</h1>${rest}`;
const hits = () => stage.recorder.google().filter(({ path }) => path.includes('/collect'));

describe('a set-up that is wrong', () => {
  it.each([
    ['data-measurment-id="G-TEST1234"', ['"data-measurment-id"', '"data-measurement-id"']],
    ['data-measurementId="G-TEST1234"', ['"data-measurementid"', '"data-measurement-id"']],
    ['measurement-id="G-TEST1234"', ['"measurement-id"', '"data-measurement-id"']],
    [`${ID} data-deny-path="/soudan/*"`, ['"data-deny-path"', '"data-deny-paths"']],
    [`${ID} data-denyPaths="/soudan/*"`, ['"data-denypaths"', '"data-deny-paths"']],
    [`${ID} data-policy="/privacy"`, ['"data-policy"', '"data-policy-url"']],
    [`${ID} deny-paths="/soudan/*"`, ['"deny-paths"', '"data-deny-paths"']],
    ['data-measurement-id="UA-123456-1"', ['"UA-123456-1"', 'G-…']],
    ['data-measurement-id="GT-ABCDEFG"', ['"GT-ABCDEFG"', 'G-…']],
    ['data-measurement-id="XXXXXXX"', ['"XXXXXXX"', 'G-…']],
    ['data-measurement-id=""', ['no data-measurement-id']],
    ['', ['no data-measurement-id']],
    [`${ID} data-preset="japan"`, ['"japan"', 'jp-strict']],
    [`${ID} data-model="optout"`, ['"optout"', 'opt-out']],
    [`${ID} data-position="botom"`, ['"botom"', 'bottom']],
    [`${ID} data-lang="xx"`, ['"xx"', 'ja']],
    [`${ID} data-deny-paths="/a/*,/b/*"`, ['"/a/*,/b/*"', 'spaces']],
    [`${ID} data-deny-paths="soudan/*"`, ['"soudan/*"', 'spaces']],
  ])('%s is told once, with what would be accepted, and the check is not content', async (attributes, words) => {
    stage.pages = { '/': withTag(attributes) };
    await tab.goto(`${WWW}?kotowari-check`);
    await expect.poll(() => warnings.length).toBe(1);
    for (const word of words) expect(warnings[0]).toContain(word);
    const panel = () =>
      tab.evaluate(() => document.querySelector('[data-kotowari-check-panel]')?.shadowRoot?.textContent ?? '');
    await expect.poll(panel).toContain(words[0]);
    expect(await panel()).toContain('まだ案内のとおりに動いていません');
    await pause(800);
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ['in a bundle', `<script>${'/* other code */'}</script>`, '/bundle.js'],
    ['whose file of the check is missing', '', '/kotowari.js'],
  ])('a script %s that finds no tag is told', async (name, rest, src) => {
    if (name.includes('missing')) stage.recorder.missing.add('/kotowari-check.js');
    const { readFile } = await import('node:fs/promises');
    const body = await readFile(new URL('../../dist/kotowari.js', import.meta.url), 'utf8');
    stage.pages = {
      '/': `<!doctype html><html lang="ja"><meta charset="utf-8"><title>x</title><script src="${src}"></script>${rest}`,
      '/bundle.js': { body: `var other = 1;${body}`, headers: { 'content-type': 'text/javascript' } },
    };
    await tab.goto(WWW);
    await expect.poll(() => warnings).toHaveLength(1);
    expect(warnings[0]).toContain('no data-measurement-id');
  });
});

describe('a set-up that can be read without doubt', () => {
  it.each([
    ['data-measurement-id="g-test1234"', ''],
    [`data-measurement-id="'G-TEST1234'"`, ''],
    ['data-measurement-id="Ｇ－ＴＥＳＴ１２３４"', ''],
    ['data-measurement-id=" G-TEST1234 "', ''],
    [`${ID} type="module"`, ''],
    [`${ID} async`, ''],
    [
      `${ID} data-cfasync="false" data-turbo-track="reload" data-n-head="ssr" data-no-optimize="1" data-domain="a" data-id="1" data-name="x"`,
      '',
    ],
    ['', `<script>kotowari.configure({ measurementId: 'G-TEST1234' })</script>`],
    ['', `<kotowari-notice measurement-id="G-TEST1234"></kotowari-notice>`],
    [
      `${ID} data-preset="jp" data-model="opt-out" data-position="corner" data-lang="ja-JP" data-deny-paths="/a/* /b" data-query-keys="p" data-hash-routes data-event-params="x"`,
      '',
    ],
  ])('%s works, and nothing is said', async (attributes, rest) => {
    stage.pages = { '/': withTag(attributes, rest) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await clickPart(tab, 'accept');
    await expect.poll(() => hits()[0]?.path).toContain('tid=G-TEST1234');
    await pause(900);
    expect([warnings, errors]).toEqual([[], []]);
  });
});

describe('what is Google’s, by host and shape together', () => {
  const OWN = `<script src="/jsonp?id=G-12345&callback=show"></script><script src="/goods.js?id=G-TEST999"></script>`;

  it('the site’s own addresses, cookies and storage are left alone, and nothing is said', async () => {
    const own = {
      body: 'window.mine = (window.mine || 0) + 1; function show() {}',
      headers: { 'content-type': 'text/javascript' },
    };
    stage.pages = {
      '/': noticePage({ attributes: 'data-model="opt-in"', body: `<h1>x</h1>${OWN}` }),
      '/jsonp': own,
      '/goods.js': own,
      '/x/collect': '',
      '/api/g/collect': '',
    };
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.evaluate(() => {
      for (const name of ['_opt_out', '_gac_theme', '_gaming', '_gcl_consent', '_dc_gtm_x', 'foo_ga'])
        document.cookie = `${name}=1;path=/`;
      for (const name of ['_ga', '_gid', '_opt_out', 'cart']) localStorage.setItem(name, '1');
      localStorage.setItem('_gcl_ls', '1');
    });
    await clickPart(tab, 'refuse');
    await pause(900);
    await tab.evaluate(async () => {
      await fetch('/x/collect?id=G-12345', { method: 'POST', body: 'a' });
      await fetch('/api/g/collect', { method: 'POST', body: '{"a":1}' });
    });
    const arrived = stage.recorder.requests.filter(({ path }) => path.includes('/collect'));
    expect(arrived.map(({ body }) => body)).toEqual(['a', '{"a":1}']);
    expect(
      await tab.evaluate(() => [
        document.cookie.split('; ').map((pair) => pair.split('=')[0]),
        Object.keys(localStorage),
      ]),
    ).toEqual([
      expect.arrayContaining(['_opt_out', '_gac_theme', '_gaming', '_gcl_consent', '_dc_gtm_x', 'foo_ga']),
      expect.not.arrayContaining(['_gcl_ls']),
    ]);
    expect(
      await tab.evaluate(() => ['_ga', '_gid', '_opt_out', 'cart'].every((name) => localStorage.getItem(name))),
    ).toBe(true);
    expect([await tab.evaluate('window.mine'), warnings]).toEqual([2, []]);
  });

  it('a gateway’s hits under the site’s own name are dropped', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"' }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await tab.evaluate(() => fetch('/metrics/g/collect?v=2&tid=G-OTHER123&en=x', { method: 'POST' }));
    await pause(200);
    expect(hits()).toEqual([]);
  });

  it.each([
    [
      'for a worker',
      '<script type="text/partytown" src="https://www.googletagmanager.com/gtag/js?id=G-WORKER12"></script>',
      'G-WORKER12',
    ],
    ['for a worker, inline', `<script type="text/partytown">gtag('config', 'G-WORKER12')</script>`, 'G-WORKER12'],
    [
      'in a frame',
      '<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-FRAME12" hidden></iframe>',
      'GTM-FRAME12',
    ],
  ])('a tag %s is found, and the notice does not say that nothing is sent', async (_name, markup, id) => {
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"', body: `<h1>x</h1>${markup}` }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await expect.poll(() => warnings.join()).toContain(id);
    const words = await tab.evaluate(() => document.querySelector('kotowari-notice')?.shadowRoot?.textContent);
    expect(words).not.toContain('選ぶまでは送りません');
  });
});

describe('advertisements', () => {
  const service = {
    id: 'adsense',
    purpose: 'ads',
    name: 'AdSense',
    receiver: { name: 'Google LLC', country: 'US' },
    sent: ['IP'],
    purposeOwn: 'a',
    purposeReceiver: 'b',
    cookies: [],
    optOut: { stops: 'sending', how: 'c', limits: 'd' },
  };
  const declared = `<script type="application/json" data-kotowari-services>[${JSON.stringify(service)}]</script>`;
  const held = `<script type="text/plain" data-kotowari-service="adsense" src="https://googleads.g.doubleclick.net/pagead/js/adsbygoogle.js?client=ca-pub-1234567890123456"></script>`;
  const ask = () =>
    tab.evaluate(() => {
      const page = encodeURIComponent('https://www.example.co.jp/users/12345?mail=taro@example.jp');
      void fetch('https://securepubads.g.doubleclick.net/gampad/ads?iu=/1234567/home&sz=300x250', { mode: 'no-cors' });
      navigator.sendBeacon('https://securepubads.g.doubleclick.net/pcs/view?xai=AKAOjs', 'a=1234567');
      const frame = document.createElement('iframe');
      frame.src = `https://googleads.g.doubleclick.net/pagead/ads?client=ca-pub-1234567890123456&slotname=9876543210&url=${page}`;
      document.body.append(frame);
    });
  const asked = () => stage.recorder.requests.filter(({ host }) => host.endsWith('doubleclick.net'));

  it('that were declared and granted arrive as they were, but for the addresses of pages', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"', head: declared, body: `<h1>x</h1>${held}` }) };
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(() => asked().length).toBe(1);
    await ask();
    await expect.poll(() => asked().length).toBe(4);
    const paths = asked()
      .map(({ path }) => path)
      .join('\n');
    for (const kept of [
      'client=ca-pub-1234567890123456',
      'slotname=9876543210',
      'iu=/1234567/home',
      'sz=300x250',
      'xai=AKAOjs',
    ])
      expect(paths).toContain(kept);
    expect(paths).not.toMatch(/taro|12345%3F|users%2F12345/);
    expect(paths).toContain(encodeURIComponent('https://www.example.co.jp/users/:id'));
    expect(asked().map(({ body }) => body)).toContain('a=1234567');
    await tab.evaluate('kotowari.refuse()');
    stage.recorder.clear();
    await ask();
    await pause(300);
    expect(asked()).toEqual([]);
  });

  it('that were not declared, or not granted, are as before', async () => {
    stage.pages = {
      '/': noticePage({ attributes: 'data-model="opt-in"' }),
      '/b': noticePage({ attributes: 'data-model="opt-in"', head: declared }),
    };
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(() => hits().length).toBeGreaterThan(0);
    await ask();
    await pause(300);
    expect(
      asked()
        .map(({ path }) => path)
        .join(),
    ).not.toContain('slotname');
    await tab.evaluate(`kotowari.refuse()`);
    await tab.goto(`${WWW}b`);
    stage.recorder.clear();
    await ask();
    await pause(300);
    expect(asked()).toEqual([]);
  });
});
