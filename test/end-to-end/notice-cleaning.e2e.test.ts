import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ID, noticePage, openStage, pause } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const COLLECT = 'https://region1.google-analytics.com/g/collect';
const SECRET = 'taro.yamada@example.jp';

type KotowariPage = { kotowari: { accept(): Promise<void>; refuse(): Promise<void> } };

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

const hits = () => stage.recorder.google().filter(({ path }) => path.includes('/collect'));
const views = () =>
  hits()
    .map(({ path }) => new URLSearchParams(path.replace(/^[^?]*/, '')))
    .filter((hit) => hit.get('en') === 'page_view');
const whenHits = (count: number) => expect.poll(() => hits().length, { timeout: 4000 }).toBeGreaterThanOrEqual(count);
const accept = () => tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.accept());

describe('G11: what is sent, by whatever way', () => {
  const query = `v=2&tid=${ID}&en=click&ep.link_url=${encodeURIComponent(`${WWW}a?mail=${SECRET}`)}`;
  const line = `en=view_search_results&ep.search_term=${encodeURIComponent(SECRET)}`;

  const ways: Record<string, (url: string, body: string) => unknown> = {
    fetch: (url, body) => fetch(url, { method: 'POST', body, mode: 'no-cors', keepalive: true }),
    'fetch of a Request': (url) => fetch(new Request(url, { method: 'POST', mode: 'no-cors' })),
    sendBeacon: (url, body) => navigator.sendBeacon(url, body),
    XMLHttpRequest: (url, body) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.setRequestHeader('content-type', 'text/plain');
      request.send(body);
    },
    'an image': (url) => (new Image().src = url),
    'an image by attribute': (url) => new Image().setAttribute('SRC', url),
    'an iframe': (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    },
  };

  it.each(Object.keys(ways))('%s: is cleaned while it may be sent, and nothing once it may not', async (name) => {
    const send = ways[name] as (url: string, body: string) => unknown;
    await tab.goto(`${WWW}users/taro?mail=${SECRET}`);
    await accept();
    await whenHits(1);
    stage.recorder.clear();
    await tab.evaluate(send as (url: string, body: string) => void, `${COLLECT}?${query}`, line);
    await whenHits(1);
    const { path, body, referrer } = hits()[0]!;
    expect(path).toContain(`ep.link_url=${encodeURIComponent(`${WWW}a`)}`);
    expect(decodeURIComponent(path + body + referrer)).not.toContain(SECRET);
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.refuse());
    stage.recorder.clear();
    await tab.evaluate(send as (url: string, body: string) => void, `${COLLECT}?${query}`, line);
    await pause(300);
    expect(hits()).toEqual([]);
  });

  it.each(['fetch', 'fetch of a Request', 'sendBeacon', 'an image', 'an iframe'])(
    '%s: tells no address of the page, also where the page gives its own away',
    async (name) => {
      stage.pages = { '/reset/abc': noticePage({ head: '<meta name="referrer" content="unsafe-url">' }) };
      await tab.goto(`${WWW}reset/abc?mail=${SECRET}`);
      await accept();
      await whenHits(1);
      await tab.evaluate(ways[name] as (url: string, body: string) => void, `${COLLECT}?${query}`, line);
      await whenHits(2);
      const referrers = stage.recorder.google().map(({ referrer }) => referrer);
      expect(referrers.filter((referrer) => referrer !== WWW && referrer !== '')).toEqual([]);
    },
  );

  it('leaves requests to others as they are', async () => {
    await tab.goto(WWW);
    const answer = await tab.evaluate(async () => {
      const request = new XMLHttpRequest();
      request.open('POST', '/api?mail=a@example.jp');
      request.setRequestHeader('x-own', '1');
      request.send('mail=b@example.jp');
      navigator.sendBeacon('/beacon?id=G-SHOCK1', 'mail=c@example.jp');
      return (await fetch('/item?id=G-SHOCK1', { method: 'POST', body: 'mail=d@example.jp' })).status;
    });
    expect(answer).toBe(200);
    const found = () =>
      stage.recorder.requests.filter(({ body }) => body.startsWith('mail=')).map(({ path, body }) => `${path} ${body}`);
    await expect
      .poll(() => found().sort())
      .toEqual([
        '/api?mail=a@example.jp mail=b@example.jp',
        '/beacon?id=G-SHOCK1 mail=c@example.jp',
        '/item?id=G-SHOCK1 mail=d@example.jp',
      ]);
  });

  it('keeps the tag’s service worker, which nothing here would see, out of the page', async () => {
    await tab.goto(WWW);
    await accept();
    await whenHits(1);
    await tab.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://www.googletagmanager.com/static/service_worker/5a1/sw_iframe.html?origin=x';
      document.body.append(frame);
    });
    await pause(300);
    expect(stage.recorder.requests.filter(({ path }) => path.includes('service_worker'))).toEqual([]);
  });
});

describe('G11: page views of a single-page application', () => {
  const app = noticePage({ title: '講座の案内', attributes: 'data-deny-paths="/soudan/*"' });
  const go = (path: string, title: string) =>
    tab.evaluate(
      (to, text) => {
        history.pushState(null, '', to);
        document.title = text;
      },
      path,
      title,
    );

  beforeEach(async () => {
    // the rude tag reports each history call itself, with the address as it is
    stage.recorder.tag = 'rude';
    stage.pages = { '/': app };
    await tab.goto(`${WWW}?mail=${SECRET}`);
    await whenHits(1);
  });

  it('are sent once each, cleaned, with the page before as referrer', async () => {
    await go('/users/1234?q=taro', '会員 1234567');
    await whenHits(2);
    await go('/courses', '講座');
    await whenHits(3);
    await tab.goBack();
    await whenHits(4);
    await pause(300);
    expect(views().map((hit) => [hit.get('dl'), hit.get('dr')])).toEqual([
      [WWW, null],
      [`${WWW}users/:id`, WWW],
      [`${WWW}courses`, `${WWW}users/:id`],
      [`${WWW}users/:id`, `${WWW}courses`],
    ]);
    expect(JSON.stringify(stage.recorder.google())).not.toContain('kotowari');
  });

  it('never tell of a deny-path: not its address, its title, nor that it was there', async () => {
    await go('/soudan/mental', 'こころの相談');
    await pause(200);
    // a title that is set later than the address still is the one before
    await tab.evaluate(() => history.pushState(null, '', '/courses'));
    await whenHits(2);
    await tab.evaluate(() => (document.title = '講座'));
    await go('/news', 'お知らせ');
    await whenHits(3);
    const told = decodeURIComponent(JSON.stringify(stage.recorder.google()));
    expect(told).not.toMatch(/soudan|こころの相談/);
    expect(views().map((hit) => hit.get('dr'))).toEqual([null, WWW, `${WWW}courses`]);
  });

  it('are not sent for the same page again', async () => {
    await go('/?tab=2', '講座の案内');
    await tab.evaluate(() => (location.hash = 'x'));
    await pause(400);
    expect(views()).toHaveLength(1);
  });
});
