import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, ID, noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const OPT_IN = 'data-model="opt-in"';

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;
let told: string[];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  stage.pages = {};
  stage.recorder.tag = 'plain';
  stage.recorder.missing.clear();
  visitor = await stage.visitor();
  page = await visitor.newPage();
  told = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(String(error)));
  stage.recorder.clear();
});
afterEach(() => visitor.close());

const asked = (path: string) => stage.recorder.requests.filter((request) => request.path === path).length;
const open = async (options: Parameters<typeof noticePage>[0] = {}) => {
  stage.pages = { '/': noticePage(options) };
  await page.goto(HOME);
  await clickPart(page, 'details');
  await page.waitForSelector('kotowari-details >>> dialog[open]', { timeout: 4000 });
};
const clickDetails = async (part: string, index = 0) => {
  const found = await page.$$(`kotowari-details >>> [part="${part}"]`);
  await found[index]?.click();
};
const text = (part: string) =>
  page.$eval(`kotowari-details >>> [part="${part}"]`, (element) => (element as HTMLElement).innerText);
const whenText = (part: string, wanted: string | RegExp) =>
  expect.poll(() => text(part).catch(() => ''), { timeout: 4000 }).toMatch(wanted);
const focus = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    const inside = activeElement?.shadowRoot?.activeElement;
    return `${activeElement?.localName} ${inside?.getAttribute('part') ?? ''}`.trim();
  });

describe('the details', () => {
  it('are fetched only when they are opened', async () => {
    stage.pages = { '/': noticePage() };
    await page.goto(HOME);
    await whenNotice(page);
    await pause(300);
    expect(asked('/kotowari-details.js')).toBe(0);
    await clickPart(page, 'details');
    await page.waitForSelector('kotowari-details >>> dialog[open]');
    expect(asked('/kotowari-details.js')).toBe(1);
    expect(stage.recorder.requests.some(({ path }) => path.startsWith('/messages/'))).toBe(false);
  });

  it('are a modal dialog, labelled, in the language of the notice, that begins at its title', async () => {
    await open();
    const tree = await page.accessibility.snapshot({ interestingOnly: false });
    const find = (node: typeof tree, role: string): typeof tree =>
      node?.role === role ? node : ((node?.children ?? []).map((child) => find(child, role)).find(Boolean) ?? null);
    expect(find(tree, 'dialog')).toMatchObject({ name: '外部に送る情報の詳しい説明', modal: true });
    const dialog = await page.$('kotowari-details >>> dialog');
    expect(await dialog?.evaluate((element) => [element.lang, getComputedStyle(element).direction])).toEqual([
      'ja',
      'ltr',
    ]);
    expect(await page.evaluate(() => document.querySelector('kotowari-details')?.shadowRoot?.activeElement?.id)).toBe(
      'title',
    );
  });

  it.each(['Escape', 'close'])('close with %s, give the focus back, and leave the notice', async (way) => {
    await open();
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await clickDetails('close');
    await page.waitForFunction(() => !document.querySelector('kotowari-details'));
    expect(await focus()).toBe('kotowari-notice details');
    await whenNotice(page);
    // and Escape is the notice's again
    await page.keyboard.press('Escape');
    await whenNotice(page, false);
  });

  it('give the focus to the settings when a choice in them has closed the notice', async () => {
    await open();
    await clickDetails('refuse');
    await whenNotice(page, false);
    await page.keyboard.press('Escape');
    await expect.poll(focus).toBe('kotowari-settings button');
  });

  it('say who receives what, why on both sides, and the seven items of an opt-out', async () => {
    await open();
    const rows = await page.$$eval('kotowari-details >>> [part="purpose"] tr', (lines) =>
      lines.map((line) => [...line.children].map((cell) => (cell as HTMLElement).innerText.trim())),
    );
    expect(rows.map(([name]) => name)).toEqual([
      '送る情報',
      '送り先',
      'サイト運営者の利用目的',
      '送り先の利用目的',
      'クッキー（Cookie）',
    ]);
    expect(rows[1]?.[1]).toBe('Google LLC（米国）');
    for (const item of ['ページのアドレス', 'IP アドレス', 'Cookie の識別番号']) expect(rows[0]?.[1]).toContain(item);
    const items = await page.$$eval('kotowari-details >>> ol > li', (found) =>
      found.map((item) => item.textContent ?? ''),
    );
    expect(items).toHaveLength(7);
    [
      '止められます',
      '情報の送信です',
      '「拒否する」',
      '使えなくなる機能はありません',
      '送る情報',
      'Google LLC（米国）',
      '送り先の利用目的',
    ].forEach((part, index) => expect(items[index]).toContain(part));
  });

  it('J2: name every receiver that a visit speaks to', async () => {
    await open({ attributes: OPT_IN });
    await clickDetails('accept');
    await expect.poll(() => stage.recorder.google().length, { timeout: 4000 }).toBe(2);
    const foreign = stage.recorder.requests.filter(({ host }) => !host.endsWith('example.co.jp'));
    expect(foreign).toEqual(stage.recorder.google());
    expect(await text('purpose')).toContain('Google LLC');
  });

  it('link what Google’s terms want linked, without loading it, and name version and date', async () => {
    await open({ attributes: 'data-policy-version="2026-11" data-contact-url="/contact"' });
    const links = await page.$$eval('kotowari-details >>> [part="closing"] a[target]', (found) =>
      found.map((link) => [(link as HTMLAnchorElement).href, (link as HTMLAnchorElement).rel]),
    );
    expect(links).toEqual([
      ['https://policies.google.com/technologies/partner-sites', 'noopener'],
      ['https://policies.google.com/privacy', 'noopener'],
      ['https://tools.google.com/dlpage/gaoptout', 'noopener'],
    ]);
    expect(await text('version')).toMatch(/2026-11\D.*2026-11-28/s);
    expect(stage.recorder.requests.filter(({ host }) => /policies|tools/.test(host))).toEqual([]);
  });
});

describe('J9: the table of cookies', () => {
  it.each([
    ['data-preset="jp"', ''],
    ['data-preset="us" data-cookie-prefix="site"', ''],
    ['data-preset="eu"', 'accept'],
    ['data-preset="jp-strict"', 'accept'],
  ])('equals the jar of a visit with %s', async (attributes, click) => {
    // a site whose own snippet says so: what it tells the notice is true of its tag
    const prefix = /cookie-prefix="(\w+)"/.exec(attributes)?.[1] ?? '';
    const head = `<script>dataLayer = []; (function () { dataLayer.push(arguments) })('set', { cookie_prefix: '${prefix}' })</script>`;
    await open({ attributes, head });
    if (click) await clickDetails(click);
    await expect.poll(() => page.cookies().then((jar) => jar.length), { timeout: 4000 }).toBeGreaterThanOrEqual(2);
    const lines = await page.$$eval('kotowari-details >>> [part="purpose"] tr:last-child li', (found) =>
      found.map((line) => line.textContent ?? ''),
    );
    const table = lines.map((line) => [line.split(' ')[0], Number(/(\d+) 日/.exec(line)?.[1])]);
    const jar = (await page.cookies())
      .filter(({ name }) => name.includes('_ga'))
      .map(({ name, expires }) => [name, Math.round((expires - Date.now() / 1000) / 86_400)]);
    expect(table).toHaveLength(2);
    expect(table.sort()).toEqual(jar.sort());
  });
});

describe('what is so now', () => {
  it('is that nothing runs and nothing is kept before a choice', async () => {
    await open({ attributes: OPT_IN });
    await whenText('running', 'このページでは今、Google アナリティクスは動いていません。');
    expect(await text('now')).toMatch(/通信の回数\s+0[\s\S]*未選択[\s\S]*保存場所\s+なし/);
  });

  it('follows a choice made in it: runs, is kept, stops', async () => {
    await open({ attributes: OPT_IN });
    await clickDetails('accept');
    await whenText('running', 'Google アナリティクスが動いています');
    await whenText('now', /同意する[\s\S]*選んだ日\s+20\d\d年[\s\S]*IndexedDB/);
    await expect.poll(() => stage.recorder.google().length).toBe(2);
    await clickDetails('refuse');
    await whenText('running', '動いていません');
    await whenText('now', /拒否する[\s\S]*IndexedDB, localStorage, Cookie/);
    expect(await text('said')).toBe('現在の設定：拒否する');
    expect(await page.evaluate((id) => (globalThis as never as Record<string, unknown>)[`ga-disable-${id}`], ID)).toBe(
      true,
    );
  });

  it('under opt-out never calls a grant consent', async () => {
    await open();
    await whenText('running', 'Google アナリティクスが動いています');
    await clickDetails('accept');
    await whenText('now', /（GA4） OK/);
    expect(await page.$eval('kotowari-details >>> dialog', (dialog) => dialog.textContent)).not.toContain('同意');
  });

  it('says whether Global Privacy Control arrives', async () => {
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    stage.pages = { '/': noticePage({ attributes: OPT_IN, body: '<button data-kotowari-open>x</button>' }) };
    await page.goto(HOME);
    await page.click('button');
    await clickPart(page, 'details');
    await whenText('now', /Global Privacy Control\S*\s+ブラウザーから届いています/);
  });

  it('notices a tag that begins later, and says nothing twice', async () => {
    await open({ attributes: OPT_IN });
    await whenText('running', '動いていません');
    const now = await page.waitForSelector('kotowari-details >>> [part="now"]');
    await pause(1300);
    expect(await now?.evaluate((section) => section.isConnected)).toBe(true);
    await page.evaluate(() => Object.assign(globalThis, { google_tag_manager: { 'G-OTHER999': {} } }));
    await whenText('running', 'が動いています');
  });

  it('notices a refusal in another tab', async () => {
    await open();
    await whenText('running', 'が動いています');
    const other = await visitor.newPage();
    await other.goto(HOME);
    await clickPart(other, 'refuse');
    await page.bringToFront();
    await whenText('running', '動いていません');
  });
});

describe('without the second file', () => {
  it('the button leads to the policy', async () => {
    stage.recorder.missing.add('/kotowari-details.js');
    stage.pages = { '/': noticePage(), '/privacy': '<!doctype html><title>policy</title>' };
    await page.goto(HOME);
    await clickPart(page, 'details');
    await page.waitForFunction(() => location.pathname === '/privacy', { timeout: 4000 });
  });

  it('and without a policy nothing breaks', async () => {
    stage.recorder.missing.add('/kotowari-details.js');
    stage.pages = { '/': noticePage().replace('data-policy-url="/privacy"', '') };
    await page.goto(HOME);
    await clickPart(page, 'details');
    await pause(400);
    expect(new URL(page.url()).pathname).toBe('/');
    await whenNotice(page);
    expect(told.filter((line) => !line.includes('404'))).toEqual([]);
  });
});

describe('languages with a file of their own', () => {
  it.each([
    ['fr', 'fr', 'Refuser', 'fr'],
    ['de-AT', 'de', 'Ablehnen', 'de'],
    ['pt-PT', 'pt', 'Recusar', 'pt-BR'],
    ['zh-CN', 'zh', '拒绝', 'zh-Hans'],
    ['zh-TW', 'zh-hant', '拒絕', 'zh-Hant'],
    ['ko', 'ko', '거부', 'ko'],
  ])('draw the notice of a page in %s with messages/kotowari-%s.js', async (tag, file, refuse, lang) => {
    await open({ lang: tag });
    expect(asked(`/messages/kotowari-${file}.js`)).toBe(1);
    const parts = await page.$eval('kotowari-notice >>> [part="panel"]', (panel) => [
      panel.closest('[lang]')?.getAttribute('lang'),
      panel.querySelector('[part="refuse"]')?.textContent,
    ]);
    expect(parts).toEqual([lang, refuse]);
    expect(await page.$eval('kotowari-details >>> dialog', (dialog) => dialog.lang)).toBe(lang);
    // marked as read by no native speaker
    expect((await text('unreviewed')).length).toBeGreaterThan(10);
  });

  it('follow the element that names one, and draw nothing before its file is there', async () => {
    stage.pages = {
      '/': noticePage({ lang: 'en', body: '<kotowari-notice lang="it"></kotowari-notice>' }),
    };
    await page.goto(HOME);
    await page.waitForSelector('kotowari-notice >>> [part="refuse"]');
    expect(await page.$eval('kotowari-notice >>> [part="refuse"]', (button) => button.textContent)).toBe('Rifiuta');
  });

  it('fall back to English when their file is missing, and say so to screen readers', async () => {
    stage.recorder.missing.add('/messages/kotowari-fr.js');
    await open({ lang: 'fr' });
    const panel = await page.$eval('kotowari-notice >>> [part="panel"]', (element) => [
      element.closest('[lang]')?.getAttribute('lang'),
      element.querySelector('[part="refuse"]')?.textContent,
    ]);
    expect(panel).toEqual(['en', 'Refuse']);
    expect(await page.$('kotowari-details >>> [part="unreviewed"]')).toBeNull();
  });

  it('fetch nothing for a language that has no file', async () => {
    await open({ lang: 'nl' });
    expect(stage.recorder.requests.filter(({ path }) => path.startsWith('/messages/'))).toEqual([]);
    expect(await page.$eval('kotowari-notice >>> [part="refuse"]', (button) => button.textContent)).toBe('Refuse');
  });

  it('are written from right to left where they are', async () => {
    await open({ lang: 'ar' });
    for (const selector of ['kotowari-notice >>> [part="panel"]', 'kotowari-details >>> dialog']) {
      expect(await page.$eval(selector, (element) => getComputedStyle(element).direction)).toBe('rtl');
    }
    const [title, close] = await Promise.all(
      ['#title', '[part="close"]'].map((name) =>
        page.$eval(`kotowari-details >>> ${name}`, (element) => element.getBoundingClientRect().left),
      ),
    );
    expect(close).toBeLessThan(title!);
  });
});

describe('on strict pages', () => {
  it('need a nonce, style-src self and the two named Trusted Types policies, no more', async () => {
    const policy =
      "default-src 'self'; script-src 'nonce-n0nce'; style-src 'self'; require-trusted-types-for 'script'; trusted-types kotowari lit-html";
    const html = noticePage({ lang: 'fr' }).replace('<script src', '<script nonce="n0nce" src');
    stage.pages = { '/': { body: html, headers: { 'content-security-policy': policy } } };
    await page.goto(HOME);
    await clickPart(page, 'details');
    await page.waitForSelector('kotowari-details >>> dialog[open]', { timeout: 4000 });
    expect(await text('close')).toBe('Fermer');
    expect(told.filter((line) => /Content Security Policy|Trusted|Error/.test(line))).toEqual([]);
  });

  it('hold against a page that unsets everything', async () => {
    await open({ head: '<style>* { all: unset !important } kotowari-details { display: none !important }</style>' });
    const box = await page.$eval('kotowari-details >>> dialog', (dialog) => dialog.getBoundingClientRect().width);
    expect(box).toBeGreaterThan(250);
  });
});

describe('J1: services that the page declares', () => {
  const map = {
    id: 'map',
    purpose: 'maps',
    name: '地図',
    receiver: { name: 'Example Maps Inc.', country: '米国', url: 'https://maps.example/privacy' },
    sent: ['表示する場所', 'IP アドレス'],
    purposeOwn: '会場への道を案内する。',
    purposeReceiver: '地図を表示する。',
    cookies: [{ name: 'map_id', purpose: '設定を覚える', days: 30 }],
    optOut: { stops: 'sending', how: '「拒否する」を押してください。', limits: '地図が表示されません。' },
  };
  const declare = (...services: unknown[]) =>
    `<script type="application/json" data-kotowari-services>${JSON.stringify(services)}</script>`;

  it('have a table and two buttons of equal weight of their own', async () => {
    await open({ attributes: OPT_IN, head: declare(map) });
    const table = await page.$$eval('kotowari-details >>> table', (tables) => tables.at(-1)?.innerText ?? '');
    expect(table).toMatch(/Example Maps Inc\.（米国）[\s\S]*map_id 設定を覚える（最後の訪問から 30 日）/);
    const looks = await page.$$eval('kotowari-details >>> [role="group"]', (groups) =>
      [...groups.at(-1)!.children].map((button) => {
        const { color, backgroundColor, fontWeight, fontSize } = getComputedStyle(button);
        const { width, height } = button.getBoundingClientRect();
        return [color, backgroundColor, fontWeight, fontSize, Math.round(width), Math.round(height)].join();
      }),
    );
    expect(looks[0]).toBe(looks[1]);
    await clickDetails('refuse', 1);
    await clickDetails('accept', 0);
    await whenText('now', /（GA4） 同意する\s+地図 拒否する/);
    const decision = await page.evaluate(
      () => (globalThis as never as { kotowari: { decision: unknown } }).kotowari.decision,
    );
    expect(decision).toEqual({ analytics: 'granted', maps: 'denied' });
  });

  it('are named in the console once, and not shown, when they lack a mandatory field', async () => {
    await open({ head: declare({ ...map, receiver: { name: 'Example Maps Inc.' }, sent: [] }) });
    const shown = await page.$eval('kotowari-details >>> dialog', (dialog) => dialog.textContent);
    expect(shown).not.toContain('地図');
    expect(told.filter((line) => line.startsWith('Kotowari'))).toEqual([
      'Kotowari: a declared service lacks mandatory fields: map: receiver.country, sent',
    ]);
  });

  it('are shown as they are written, never run', async () => {
    await open({
      head: declare({ ...map, name: '<img src=x>', receiver: { ...map.receiver, url: 'javascript:alert(1)' } }),
    });
    expect(await page.$$eval('kotowari-details >>> [part="purpose"] a', (links) => links.length)).toBe(0);
    expect(await page.$('kotowari-details >>> img')).toBeNull();
  });
});
