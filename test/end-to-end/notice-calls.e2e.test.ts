import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, ID, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const OPT_IN = { attributes: 'data-model="opt-in"' };
const SNIPPET = 'window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }';

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

const hits = () => stage.recorder.google().filter(({ path }) => path.includes('/collect'));
const fields = () => hits().map(({ path }) => Object.fromEntries(new URLSearchParams(path.replace(/^[^?]*/, ''))));
const named = (name: string) => fields().filter(({ en }) => en === name);
const run = (code: string) => tab.evaluate(code);
const acceptEarlier = async () => {
  await tab.goto(WWW);
  await clickPart(tab, 'accept');
  await whenNotice(tab, false);
  await pause(200);
  stage.recorder.clear();
};

describe('what the page itself tells Google', () => {
  it('before a choice sends nothing, and arrives with its own time after an accept; what is told later arrives', async () => {
    stage.pages = { '/': noticePage({ ...OPT_IN, body: `<button onclick="gtag('event','sign_up')">Join</button>` }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    const before = Date.now();
    await run(`document.querySelector('button').click()`);
    await pause(600);
    expect([hits(), errors]).toEqual([[], []]);
    await clickPart(tab, 'accept');
    await expect.poll(() => named('sign_up').length).toBe(1);
    const time = Number(named('sign_up')[0]?.['epn.timestamp_micros']) / 1000;
    expect(Math.abs(time - before)).toBeLessThan(400);
    await run(`gtag('event', 'later')`);
    await expect.poll(() => named('later').length).toBe(1);
    expect(named('page_view').length).toBe(1);
  });

  it('is gone after a refusal, also when the visitor accepts later', async () => {
    stage.pages = { '/': noticePage(OPT_IN) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await run(`gtag('event', 'early'); dataLayer.push({ event: 'early_too' })`);
    await clickPart(tab, 'refuse');
    await run(`gtag('event', 'after_refusal')`);
    await run('kotowari.accept()');
    await expect.poll(() => named('page_view').length).toBe(1);
    await pause(300);
    expect(fields().map(({ en }) => en)).toEqual(['page_view']);
    expect(await run(`JSON.stringify(dataLayer)`)).not.toContain('early');
  });

  it.each(['', 'defer'])('a purchase that was queued before our config arrives whole (%s)', async (defer) => {
    await acceptEarlier();
    const code = `${SNIPPET} gtag('event','purchase',{transaction_id:'T-1',value:1200,currency:'JPY',coupon:'AKI2026',note:'私は山田です',items:[{item_id:'SKU1'}]});`;
    const page = noticePage({ attributes: defer, body: `<script>${code}</script>` });
    stage.pages = { '/thanks': page };
    await tab.goto(`${WWW}thanks`);
    await expect.poll(() => named('purchase').length).toBe(1);
    const [purchase] = named('purchase');
    expect(purchase).toMatchObject({
      'ep.transaction_id': 'T-1',
      'epn.value': '1200',
      'ep.currency': 'JPY',
      'ep.coupon': 'AKI2026',
    });
    expect(purchase).toHaveProperty('ep.items');
    expect(purchase).not.toHaveProperty('ep.note');
    await expect.poll(() => warnings.filter((line) => line.includes('"note"'))).toHaveLength(1);
    await run(`gtag('event','purchase',{transaction_id:'T-2',note:'x y'})`);
    await expect.poll(() => named('purchase').length).toBe(2);
    expect(warnings).toHaveLength(1);
  });

  it('event-params lets the owner’s own parameters pass, cleaned', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-event-params="plan level"' }) };
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await run(`gtag('event','x',{plan:'年会員 taro@example.jp',level:123456,other:'y z'})`);
    await expect.poll(() => named('x').length).toBe(1);
    expect(named('x')[0]).toMatchObject({ 'ep.plan': '年会員 :mail', 'epn.level': '123456' });
    expect(named('x')[0]).not.toHaveProperty('ep.other');
  });

  it.each([
    ['with send_to', `gtag('event','booked',{send_to:'${ID}',form_id:'soudan-form'})`],
    ['without', `gtag('event','booked')`],
    ['as data', `dataLayer.push({event:'booked'})`],
    [
      'past the push of the queue',
      `Array.prototype.push.call(dataLayer, (function(){return arguments})('event','booked'))`,
    ],
    ['on a queue of its own', `window.dataLayer=[]; gtag('event','booked')`],
  ])('made on a deny-path is heard by no tag later: %s', async (_name, call) => {
    await acceptEarlier();
    const attributes = 'data-deny-paths="/soudan/*"';
    stage.pages = { '/soudan/yoyaku': noticePage({ attributes, body: `<script>${SNIPPET}</script><h1>x</h1>` }) };
    await tab.goto(`${WWW}soudan/yoyaku`);
    await pause(400);
    await run(`${call}; history.pushState({}, '', '/open'); gtag('event','arrived')`);
    await expect.poll(() => named('arrived').length).toBe(1);
    await pause(400);
    expect(named('booked')).toEqual([]);
    expect(await run('JSON.stringify(dataLayer)')).not.toContain('booked');
    expect(JSON.stringify(fields())).not.toContain('soudan');
  });

  it('goes on behind a callback, whether Google hears of it or not', async () => {
    stage.pages = { '/': noticePage(OPT_IN) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await run(`gtag('event', 'out', { event_callback: () => { window.gone = true; } })`);
    await tab.waitForFunction('window.gone', { timeout: 2000 });
    await run('kotowari.refuse()');
    await run(`gtag('event', 'out', { event_callback: () => { window.gone = 2; } })`);
    await tab.waitForFunction('window.gone === 2', { timeout: 2000 });
  });

  it('reaches the tag on a queue that the page assigned anew', async () => {
    stage.pages = {
      '/': noticePage({ ...OPT_IN, body: `<script>window.dataLayer = [{ pageType: 'shop' }]; ${SNIPPET}</script>` }),
    };
    await tab.goto(WWW);
    await whenNotice(tab);
    await clickPart(tab, 'accept');
    await expect.poll(() => named('page_view').length).toBe(1);
    await run(`window.dataLayer = []; gtag('event','later')`);
    await expect.poll(() => named('later').length).toBe(1);
    const first = await run('[...dataLayer[0]].slice(0, 2).join()');
    expect(first).toBe('consent,default');
  });

  it('cannot grant what the visitor did not', async () => {
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await run(`gtag('consent','update',{ad_storage:'granted'})`);
    expect(
      await run(`JSON.stringify([...dataLayer].filter((c) => c[0] === 'consent').map((c) => [...c]))`),
    ).not.toContain('"ad_storage":"granted"');
  });
});

describe('pages of one application', () => {
  const go = (address: string) => run(`history.pushState({}, '', '${address}')`);
  const views = () => named('page_view').map(({ dl, dt }) => [dl?.replace(WWW, '/'), dt]);

  it('that differ by a query are told apart by query-keys', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-query-keys="p page_id"' }) };
    await tab.goto(`${WWW}?p=12&name=taro&utm_source=letter`);
    await expect.poll(views).toEqual([['/?p=12&utm_source=letter', '講座の案内']]);
    await run(`document.title = '十三'; history.pushState({}, '', '/?p=13&name=taro')`);
    await expect.poll(() => views().length).toBe(2);
    expect(views()[1]).toEqual(['/?p=13', '十三']);
    await go('/?p=13&name=jiro');
    await pause(1400);
    expect(views().length).toBe(2);
    await go('/?p=taro@example.jp');
    await expect.poll(() => views().length).toBe(3);
    expect(views()[2]?.[0]).toBe('/');
  });

  it('without query-keys are one page, as before', async () => {
    await tab.goto(`${WWW}?p=12`);
    await expect.poll(views).toEqual([['/', '講座の案内']]);
    await go('/?p=13');
    await pause(1400);
    expect(views().length).toBe(1);
  });

  it('behind # are pages where the owner says so, and deny-paths hold for them', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-hash-routes data-deny-paths="/soudan/*"' }) };
    await tab.goto(`${WWW}#/news/12345`);
    await expect.poll(() => views()[0]?.[0]).toBe('/#/news/:id');
    await run(`document.title = 'B'; location.hash = '#/about'`);
    await expect.poll(() => views()[1]?.[0]).toBe('/#/about');
    await run(`location.hash = '#/soudan/a'; document.title = '相談'; gtag('event', 'x')`);
    await pause(600);
    expect(JSON.stringify(fields())).not.toContain('soudan');
    expect(named('x')).toEqual([]);
    await run(`location.hash = '#/contact'; document.title = 'C'`);
    await expect.poll(() => views()[2]).toEqual(['/#/contact', 'C']);
  });

  it('a title that a router sets late belongs to its own page', async () => {
    await tab.goto(WWW);
    await expect.poll(views).toEqual([['/', '講座の案内']]);
    await run(
      `history.pushState({}, '', '/b'); gtag('event', 'between'); setTimeout(() => (document.title = 'B'), 300)`,
    );
    await expect.poll(() => views()[1]).toEqual(['/b', 'B']);
    expect(named('between')[0]?.['dt']).not.toBe('講座の案内');
    // left before it had a title
    await run(
      `history.pushState({}, '', '/c'); setTimeout(() => { history.pushState({}, '', '/d'); document.title = 'D' }, 100)`,
    );
    await expect
      .poll(() => views().slice(2))
      .toEqual([
        ['/c', undefined],
        ['/d', 'D'],
      ]);
  });

  it('history methods taken from the prototype pass the deny-paths too', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-deny-paths="/soudan/*"' }) };
    stage.recorder.tag = 'rude';
    await tab.goto(WWW);
    await expect.poll(() => hits().length).toBeGreaterThan(0);
    await run(`history.pushState = function (...args) { return History.prototype.pushState.apply(this, args); };
      history.pushState({}, '', '/soudan/a'); fetch('https://region1.google-analytics.com/g/collect?v=2&tid=${ID}&en=y', { method: 'POST', mode: 'no-cors' })`);
    await pause(500);
    expect([named('y'), JSON.stringify(fields()).includes('soudan')]).toEqual([[], false]);
  });
});
