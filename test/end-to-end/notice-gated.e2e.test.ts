import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const WWW = 'https://www.example.co.jp/';
const declare = (id: string, purpose: string, name: string) => ({
  id,
  purpose,
  name,
  receiver: { name, country: '日本' },
  sent: ['IP アドレス'],
  purposeOwn: '相談に答える。',
  purposeReceiver: '内容を届ける。',
  cookies: [],
  optOut: { stops: 'sending', how: '「拒否する」を押してください。', limits: '表示されません。' },
});
const block = (...services: unknown[]) =>
  `<script type="application/json" data-kotowari-services>${JSON.stringify(services)}</script>`;
const CHAT = declare('chat', 'support', 'Chat KK');
const SERVICES = block(CHAT, declare('video', 'video', 'Video KK'), { id: 'broken' });
const FRAME = '<iframe data-kotowari-service="video" data-src="/embed" title="動画" width="400" height="225"></iframe>';

type KotowariPage = {
  ran: string[];
  kotowari: { decision: unknown; accept(purpose?: string): Promise<void>; refuse(purpose?: string): Promise<void> };
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

const asked = (path: string) => stage.recorder.requests.filter((request) => request.path === path).length;
const ran = () => tab.evaluate(() => (globalThis as never as KotowariPage).ran ?? []);
const accept = (purpose?: string) =>
  tab.evaluate((name) => (globalThis as never as KotowariPage).kotowari.accept(name), purpose);
const refuse = (purpose?: string) =>
  tab.evaluate((name) => (globalThis as never as KotowariPage).kotowari.refuse(name), purpose);
const decision = () => tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.decision);

describe('G9: scripts that the page holds back', () => {
  const held = (attributes: string, text = '') =>
    `<script type="text/plain" data-kotowari-service="chat" ${attributes}>${text}</script>`;
  const note = (name: string) => `(globalThis.ran ??= []).push('${name}');`;
  const script = (text: string, delayMs = 0) => ({
    body: delayMs ? `${text} /* late */` : text,
    headers: { 'content-type': 'text/javascript' },
  });
  const page = (body: string, attributes = 'data-model="opt-in"') =>
    noticePage({ attributes, head: SERVICES, body: `<h1>x</h1>${body}` });

  beforeEach(() => {
    stage.pages['/one.js'] = script(note('one'));
    stage.pages['/three.mjs'] = script(
      `${note('three')} (globalThis.isModule = import.meta.url.endsWith('three.mjs'));`,
    );
    stage.pages['/'] = page(
      held('src="/one.js" id="one" data-extra="kept"') +
        held('', note('two')) +
        held('data-type="module" src="/three.mjs"') +
        held('', note('four')) +
        '<script type="text/plain" data-kotowari-service="unknown">(globalThis.ran ??= []).push("unknown")</script>' +
        '<script type="text/plain" data-kotowari-service="broken">(globalThis.ran ??= []).push("broken")</script>',
    );
  });

  it('run once and in order after the accept, external, inline and module, without a reload', async () => {
    await tab.goto(WWW);
    await whenNotice(tab);
    await pause(300);
    expect([await ran(), asked('/one.js'), asked('/three.mjs')]).toEqual([[], 0, 0]);
    await clickPart(tab, 'accept');
    await expect.poll(ran).toEqual(['one', 'two', 'three', 'four']);
    await accept();
    await tab.evaluate(() => (globalThis as never as KotowariPage).kotowari.accept('support'));
    await pause(300);
    expect([await ran(), asked('/one.js')]).toEqual([['one', 'two', 'three', 'four'], 1]);
    const kept = await tab.evaluate(() => {
      const one = document.querySelector('#one') as HTMLScriptElement;
      return [one.dataset.extra, one.type, (globalThis as never as { isModule: boolean }).isModule];
    });
    expect(kept).toEqual(['kept', '', true]);
  });

  it('never run on a refusal, nor for a service that is not declared', async () => {
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await pause(400);
    expect(await ran()).toEqual([]);
    await tab.reload();
    await pause(400);
    expect([await ran(), asked('/one.js')]).toEqual([[], 0]);
  });

  it('keep their order also when a second decision comes while one is loading', async () => {
    let release: (() => void) | undefined;
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      if (!request.url().endsWith('/one.js')) return void request.continue();
      release = () => void request.continue();
    });
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(() => !!release).toBe(true);
    await accept('support');
    await pause(300);
    expect(await ran()).toEqual([]);
    release?.();
    await expect.poll(ran).toEqual(['one', 'two', 'three', 'four']);
  });

  it('do not go on when the refusal comes while one is loading', async () => {
    let release: (() => void) | undefined;
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      if (!request.url().endsWith('/one.js')) return void request.continue();
      release = () => void request.continue();
    });
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(() => !!release).toBe(true);
    await refuse();
    release?.();
    await pause(400);
    expect(await ran()).toEqual(['one']);
  });

  it('J1: do not run for a service that lacks what the law wants told, and the owner reads so once', async () => {
    const told: string[] = [];
    tab.on('console', (message) => told.push(message.text()));
    const head = block({ ...CHAT, receiver: { name: 'Chat KK' }, sent: [] });
    stage.pages['/'] = noticePage({
      attributes: 'data-model="opt-in"',
      head,
      body: held('', note('chat')) + held('', note('again')) + FRAME.replace('"video"', '"chat"'),
    });
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await pause(500);
    expect([await ran(), asked('/embed')]).toEqual([[], 0]);
    expect(told.filter((line) => line.startsWith('Kotowari'))).toEqual([
      'Kotowari: chat does not run: it lacks receiver.country, sent',
    ]);
  });

  it('run for the built-in service, which nobody has to declare', async () => {
    stage.pages['/'] = noticePage({
      attributes: 'data-model="opt-in"',
      body: held('', note('mine')).replace('"chat"', '"google-analytics"'),
    });
    await tab.goto(WWW);
    await clickPart(tab, 'accept');
    await expect.poll(ran).toEqual(['mine']);
  });

  it('run by purpose: what is not accepted stays held', async () => {
    stage.pages['/'] = page(held('', note('chat')) + held('', note('video')).replace('"chat"', '"video"'));
    await tab.goto(WWW);
    await accept('video');
    await expect.poll(ran).toEqual(['video']);
    expect(await decision()).toEqual({ video: 'granted' });
    expect(stage.recorder.google()).toEqual([]);
  });

  it('run when the application makes them later', async () => {
    await tab.goto(WWW);
    await accept();
    await expect.poll(ran).toHaveLength(4);
    await tab.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.dataset.kotowariService = 'chat';
      script.text = 'globalThis.ran.push("later")';
      document.body.append(script);
    });
    await expect.poll(ran).toContain('later');
  });

  it('run with their nonce under a strict policy and Trusted Types', async () => {
    const body = page(held('nonce="abc123"', note('inline')) + held('nonce="abc123" src="/one.js"')).replace(
      /<script (?!type)/g,
      '<script nonce="abc123" ',
    );
    const policy =
      "default-src 'none'; script-src 'nonce-abc123'; style-src 'self'; connect-src https://*.google-analytics.com; require-trusted-types-for 'script'; trusted-types kotowari lit-html";
    stage.pages['/'] = { body, headers: { 'content-security-policy': policy } };
    const complaints: string[] = [];
    tab.on('pageerror', (error) => complaints.push(String(error)));
    await tab.goto(WWW);
    await accept('support');
    await expect.poll(ran).toEqual(['inline', 'one']);
    expect(complaints).toEqual([]);
  });
});

describe('iframes that the page holds back', () => {
  beforeEach(() => {
    stage.pages = {
      '/': noticePage({
        attributes: 'data-model="opt-in"',
        head: SERVICES,
        body: `<h1>x</h1>${FRAME}<p id="below">y</p>`,
      }),
    };
  });
  const words = () =>
    tab.evaluate(() => document.querySelector('[data-kotowari-placeholder]')?.shadowRoot?.textContent ?? '');
  const top = () => tab.evaluate(() => document.querySelector('#below')?.getBoundingClientRect().top);

  it('leave their place to a placeholder of the same height that says who is behind', async () => {
    await tab.goto(WWW);
    await expect.poll(words).toContain('この内容は Video KK から届きます');
    expect(asked('/embed')).toBe(0);
    const before = await top();
    await tab.click('[data-kotowari-placeholder] >>> [part="accept"]');
    await expect.poll(() => asked('/embed')).toBe(1);
    expect(await decision()).toEqual({ video: 'granted' });
    expect(await words()).toBe('');
    expect(Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(8);
    expect(stage.recorder.google()).toEqual([]);
  });

  it('load at the accept and on later pages, and are emptied by a refusal', async () => {
    await tab.goto(WWW);
    // resolves when it is written: a reload may be faster than that
    await accept();
    await expect.poll(() => asked('/embed')).toBe(1);
    await tab.reload();
    await expect.poll(() => asked('/embed')).toBe(2);
    await refuse('video');
    await expect.poll(words).toContain('Video KK');
    expect(await tab.evaluate(() => document.querySelector('iframe')?.src)).toBe('about:blank');
    await accept('video');
    await expect.poll(() => asked('/embed')).toBe(3);
  });

  it('stay empty without their file', async () => {
    await tab.setRequestInterception(true);
    tab.on('request', (request) =>
      request.url().endsWith('kotowari-gated.js') ? void request.abort() : void request.continue(),
    );
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(String(error)));
    await tab.goto(WWW);
    await pause(400);
    expect([asked('/embed'), errors]).toEqual([0, []]);
    await accept('video');
    await pause(300);
    expect([asked('/embed'), errors]).toEqual([0, []]);
  });
});

describe('G3 G4: a tag container', () => {
  const container = noticePage({ attributes: 'data-model="opt-in"' }).replace('G-TEST1234', 'GTM-TEST123');
  const google = () => stage.recorder.google().map(({ host, path }) => host + path.replace(/\?.*/, ''));
  const said = () =>
    tab.evaluate(
      () => document.querySelector('kotowari-notice')?.shadowRoot?.querySelector('[part=status]')?.textContent,
    );

  beforeEach(async () => {
    stage.pages = { '/': container };
    await tab.goto(WWW);
  });

  it('is asked for only when allowed, and hears "denied", then "granted", before it begins', async () => {
    await whenNotice(tab);
    await pause(300);
    expect(google()).toEqual([]);
    await clickPart(tab, 'accept');
    await expect
      .poll(google)
      .toEqual([
        'www.googletagmanager.com/gtm.js',
        'www.googletagmanager.com/gtag/js',
        'region1.google-analytics.com/g/collect',
      ]);
    const seen = await tab.evaluate(
      () =>
        (globalThis as never as { consentSeenByContainer: [string, string, Record<string, string>][] })
          .consentSeenByContainer,
    );
    expect(seen.map(([, kind, { analytics_storage, ad_storage }]) => [kind, analytics_storage, ad_storage])).toEqual([
      ['default', 'denied', 'denied'],
      ['update', 'granted', 'denied'],
    ]);
  });

  it('is silenced by a refusal with the tags that it loaded; what else runs on until a reload is said', async () => {
    await clickPart(tab, 'accept');
    await expect.poll(() => google().length).toBe(3);
    await whenNotice(tab, false);
    await refuse();
    await whenNotice(tab);
    expect(await said()).toContain('再読み込み');
    expect(await tab.evaluate(() => (globalThis as never as Record<string, unknown>)['ga-disable-G-INNER001'])).toBe(
      true,
    );
    stage.recorder.clear();
    await tab.evaluate(() => (globalThis as never as { dataLayer: unknown[] }).dataLayer.push({ event: 'x' }));
    await expect.poll(() => asked('/vendor-pixel')).toBeGreaterThan(0);
    expect(google()).toEqual([]);
    await clickPart(tab, 'refuse');
    await whenNotice(tab, false);
    await tab.reload();
    await pause(600);
    stage.recorder.clear();
    await pause(500);
    expect([google(), asked('/vendor-pixel')]).toEqual([[], 0]);
  });

  it('is no news after a refusal where it never ran', async () => {
    await clickPart(tab, 'refuse');
    await whenNotice(tab, false);
  });

  it('runs beside several measurement IDs, each once', async () => {
    stage.pages['/'] = container.replace('GTM-TEST123', 'G-TEST1234, G-SECOND22 GTM-TEST123, nonsense');
    await tab.reload();
    await clickPart(tab, 'accept');
    await expect
      .poll(() =>
        stage.recorder
          .google()
          .map(({ path }) => /(?:tid|id)=([\w-]+)/.exec(path)?.[1])
          .sort(),
      )
      .toEqual(['G-INNER001', 'G-INNER001', 'G-SECOND22', 'G-TEST1234', 'G-TEST1234', 'GTM-TEST123']);
  });
});
