import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tab, Visitor } from '../browser/engines/engine.mjs';
import { ENGINES } from '../browser/engines/installed.mjs';
import { noticePage, pause } from '../browser/stage.mjs';
import { clickPart, decisionOf, openEngineStage, whenNotice } from './engine-stage.js';
import type { EngineStage } from './engine-stage.js';

const WWW = 'https://www.example.co.jp/';
const CHAT = {
  id: 'chat',
  purpose: 'support',
  name: 'チャット',
  receiver: { name: 'Chat KK', country: '日本' },
  sent: ['IP アドレス'],
  purposeOwn: '相談に答える。',
  purposeReceiver: '内容を届ける。',
  cookies: [],
  optOut: { stops: 'sending', how: '「拒否する」を押してください。', limits: '表示されません。' },
};
const SERVICES = `<script type="application/json" data-kotowari-services>${JSON.stringify([CHAT])}</script>`;
const HELD = ['one', 'two']
  .map(
    (name) => `<script type="text/plain" data-kotowari-service="chat">(globalThis.ran ??= []).push('${name}')</script>`,
  )
  .join('');
const require = createRequire(import.meta.url);

const installed = ENGINES.flatMap(({ name, open }) => (open ? [{ name, open }] : []));

describe.each(installed)('in $name', ({ open }) => {
  let stage: EngineStage;
  let visitor: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    stage = await openEngineStage(open);
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"' }) };
    visitor = await stage.engine.visitor();
    tab = await visitor.newTab();
    stage.recorder.clear();
  });
  afterEach(() => visitor.close());

  it.each(['ja', 'en'])('has nothing for axe-core to find, and does not widen the page: %s', async (lang) => {
    stage.pages = { '/': noticePage({ lang, body: '<main><h1>x</h1></main>' }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    const found = await tab.evaluate(async (source) => {
      globalThis.eval(source);
      const { axe: run } = globalThis as never as {
        axe: { run(root: Element): Promise<{ violations: { id: string }[] }> };
      };
      const { violations } = await run.run(document.querySelector('kotowari-notice') as Element);
      return violations.map(({ id }) => id);
    }, axe);
    expect(found).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('opens the details as a modal dialog, and Escape gives the focus back', async () => {
    await tab.goto(WWW);
    await clickPart(tab, 'details');
    const dialog = () =>
      tab.evaluate(() => !!document.querySelector('kotowari-details')?.shadowRoot?.querySelector('dialog:modal'));
    await expect.poll(dialog, { timeout: 5000 }).toBe(true);
    const words = await tab.evaluate(() => document.querySelector('kotowari-details')?.shadowRoot?.textContent);
    expect(words).toContain('Google LLC');
    await tab.press('Escape');
    await expect.poll(dialog).toBe(false);
    expect(
      await tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part') ?? '?'),
    ).toBe('details');
    await whenNotice(tab);
    expect(stage.reached()).toEqual([]);
  });

  it('opens again from the settings, with the focus in it, and takes the other choice', async () => {
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await whenNotice(tab, false);
    await tab.evaluate(() =>
      document.querySelector('kotowari-settings')?.shadowRoot?.querySelector<HTMLElement>('button')?.focus(),
    );
    await tab.press('Enter');
    await whenNotice(tab);
    expect(await tab.evaluate(() => document.activeElement?.localName)).toBe('kotowari-notice');
    await clickPart(tab, 'accept');
    await stage.whenReached(2);
    expect(await decisionOf(tab)).toEqual({ analytics: 'granted' });
    expect(await tab.evaluate(() => document.activeElement?.localName)).toBe('kotowari-settings');
  });

  it('lets Google hear seven times "denied" before anything, and a cleaned address, referrer and title', async () => {
    const title = '予約 taro@example.jp 様';
    stage.pages = { '/users/1234': noticePage({ title }) };
    await tab.goto(`${WWW}users/1234?name=taro&utm_source=news#tel`);
    await stage.whenReached(2);
    const hit = new URL(stage.recorder.google().at(-1)?.path ?? '', WWW).searchParams;
    expect(['dl', 'dt'].map((key) => hit.get(key))).toEqual([
      'https://www.example.co.jp/users/:id?utm_source=news',
      '予約 :mail 様',
    ]);
    const first = await tab.evaluate(() => {
      const [entry] = (globalThis as never as { dataLayer: ArrayLike<unknown>[] }).dataLayer;
      return Array.from(entry ?? []);
    });
    expect(first.slice(0, 2)).toEqual(['consent', 'default']);
    expect(Object.values(first[2] as object).filter((state) => state === 'denied')).toHaveLength(7);
  });

  it('runs what the page holds back once and in order, when it is allowed', async () => {
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"', head: SERVICES, body: `<h1>x</h1>${HELD}` }) };
    await tab.goto(WWW);
    await whenNotice(tab);
    await pause(300);
    const ran = () => tab.evaluate(() => (globalThis as never as { ran?: string[] }).ran ?? []);
    expect(await ran()).toEqual([]);
    await clickPart(tab, 'accept');
    await expect.poll(ran).toEqual(['one', 'two']);
    await pause(300);
    expect(await ran()).toEqual(['one', 'two']);
  });

  it('holds a refusal over http and https', async () => {
    // nothing is on its way when it is refused
    stage.pages = { '/': noticePage({ attributes: 'data-model="opt-in"' }) };
    await tab.goto(WWW);
    await clickPart(tab, 'refuse');
    await whenNotice(tab, false);
    stage.recorder.clear();
    stage.pages = {};
    await tab.goto(WWW.replace('https', 'http'));
    await pause(800);
    await whenNotice(tab, false);
    expect([stage.reached(), await decisionOf(tab)]).toEqual([[], { analytics: 'denied' }]);
  });
});
