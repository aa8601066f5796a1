import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tab, Visitor } from '../browser/engines/engine.mjs';
import { ENGINES } from '../browser/engines/installed.mjs';
import { noticePage, pause } from '../browser/stage.mjs';
import { clickPart, cookiesOf, decisionOf, openEngineStage, recordOf, whenNotice } from './engine-stage.js';
import type { EngineStage } from './engine-stage.js';
import { FAULTS, inHead } from './faults.js';

const WWW = 'https://www.example.co.jp/';
const SHOP = 'https://shop.example.co.jp/';
const OPT_IN = noticePage({ attributes: 'data-model="opt-in"' });
const TAG = ['www.googletagmanager.com/gtag/js', 'region1.google-analytics.com/g/collect'];
const DENIED = { analytics: 'denied' };

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
    stage.pages = {};
    stage.recorder.tag = 'plain';
    visitor = await stage.engine.visitor();
    tab = await visitor.newTab();
    stage.recorder.clear();
  });
  afterEach(() => visitor.close());

  const isSwitchedOff = (page: Tab) =>
    page.evaluate(() => (globalThis as never as Record<string, boolean>)['ga-disable-G-TEST1234'] === true);

  describe('opt-in', () => {
    beforeEach(() => {
      stage.pages = { '/': OPT_IN, '/second': OPT_IN };
    });

    it('lets nothing reach Google before a choice', async () => {
      await tab.goto(WWW);
      await whenNotice(tab);
      await tab.clickAt(300, 60);
      await pause(1200);
      expect([stage.reached(), await cookiesOf(tab), await isSwitchedOff(tab)]).toEqual([[], [], true]);
    });

    it('loads the tag once at the accept, and keeps the grant in IndexedDB, for the next page too', async () => {
      await tab.goto(WWW);
      await clickPart(tab, 'accept');
      await stage.whenReached(2);
      await pause(500);
      expect(stage.reached()).toEqual(TAG);
      await whenNotice(tab, false);
      const record = await recordOf(tab);
      expect(record).toMatchObject({ version: 1, counter: 1, decision: { analytics: 'granted' } });
      expect(
        Object.keys(record ?? {})
          .sort()
          .join(' '),
      ).toBe('counter day decision overSignal policyVersion version');
      stage.recorder.clear();
      await tab.goto(`${WWW}second`);
      await stage.whenReached(2);
      await whenNotice(tab, false);
      expect(await decisionOf(tab)).toEqual({ analytics: 'granted' });
    });

    it('keeps a refusal that only IndexedDB still has', async () => {
      await tab.goto(WWW);
      await clickPart(tab, 'refuse');
      await whenNotice(tab, false);
      await expect.poll(() => recordOf(tab)).toMatchObject({ decision: DENIED });
      await tab.evaluate(() => {
        localStorage.clear();
        document.cookie = 'kotowari-analytics=; max-age=0; path=/; domain=example.co.jp';
      });
      await tab.reload();
      await expect.poll(() => decisionOf(tab)).toEqual(DENIED);
      await whenNotice(tab, false);
      expect(stage.reached()).toEqual([]);
    });

    it('forgets on request: record, mirrors and Google cookies go, and it asks again', async () => {
      await tab.goto(WWW);
      await clickPart(tab, 'accept');
      await stage.whenReached(2);
      await tab.evaluate(() => (globalThis as never as { kotowari: { forget(): Promise<void> } }).kotowari.forget());
      await whenNotice(tab);
      stage.recorder.clear();
      await pause(800);
      expect([stage.reached(), await cookiesOf(tab), await recordOf(tab)]).toEqual([[], [], null]);
    });
  });

  describe('opt-out', () => {
    it('sends once the notice was shown, and not while something covers it', async () => {
      const cover = '<div popover="manual" style="box-sizing:border-box;width:100%;height:100%"></div>';
      stage.pages = {
        '/': noticePage({ body: `<h1>x</h1><kotowari-notice></kotowari-notice>${cover}${inHead(coverNotice)}` }),
      };
      await tab.goto(WWW);
      await whenNotice(tab);
      await pause(1000);
      expect(stage.reached()).toEqual([]);
      await tab.evaluate(() => document.querySelector('div')?.remove());
      await stage.whenReached(2);
      expect(stage.reached()).toEqual(TAG);
      expect(await decisionOf(tab)).toEqual({});
    });

    it('hides on Escape without a record, and shows again on the next page', async () => {
      await tab.goto(WWW);
      await whenNotice(tab);
      await tab.press('Escape');
      await whenNotice(tab, false);
      expect(await recordOf(tab)).toBeNull();
      await tab.goto(`${WWW}second`);
      await whenNotice(tab);
    });

    it('is first in the tab order, and lets go', async () => {
      const bare = noticePage({ body: '<h1>講座</h1><p><a id="first" href="/second">次</a></p>' });
      stage.pages = { '/': bare };
      await tab.goto(WWW);
      await whenNotice(tab);
      const order: string[] = [];
      while (order.at(-1) !== 'first' && order.length < 12) {
        await tab.press('Tab');
        const focused = await tab.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.id || (activeElement?.shadowRoot?.activeElement?.getAttribute('part') ?? '?');
        });
        order.push(focused);
      }
      // before the page's first link stand parts of the notice only
      expect(order).not.toContain('?');
      expect(order.slice(-3)).toEqual(['accept', 'refuse', 'first']);
    });

    it('runs nothing on a deny-path, and names none as referrer', async () => {
      const denies = noticePage({ attributes: 'data-deny-paths="/soudan/*"' });
      stage.pages = { '/soudan/mental': denies, '/second': denies };
      await tab.goto(`${WWW}soudan/mental`);
      await pause(900);
      expect(stage.reached()).toEqual([]);
      await tab.evaluate(() => void (location.href = '/second'));
      await stage.whenReached(2);
      expect(JSON.stringify(stage.recorder.google())).not.toContain('soudan');
    });

    it('stops before a history call enters a deny-path, and goes on after it', async () => {
      stage.recorder.tag = 'rude';
      stage.pages = { '/': noticePage({ attributes: 'data-deny-paths="/soudan/*"' }) };
      await tab.goto(WWW);
      await stage.whenReached(2);
      stage.recorder.clear();
      await tab.evaluate(() => history.pushState(null, '', '/soudan/mental'));
      await pause(500);
      expect([stage.reached(), await isSwitchedOff(tab)]).toEqual([[], true]);
      await tab.evaluate(() => history.pushState(null, '', '/courses'));
      await expect.poll(() => isSwitchedOff(tab)).toBe(false);
      await tab.evaluate(() => history.back());
      await expect.poll(() => isSwitchedOff(tab)).toBe(true);
      expect(JSON.stringify(stage.recorder.google())).not.toContain('soudan');
    });

    it('obeys Global Privacy Control', async () => {
      const signal = inHead(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
      stage.pages = { '/': noticePage({ head: signal }) };
      await tab.goto(WWW);
      await pause(900);
      expect([stage.reached(), await decisionOf(tab)]).toEqual([[], DENIED]);
      await whenNotice(tab, false);
    });
  });

  describe('a refusal', () => {
    it('silences a tag that does not obey: cookies, history, beacons, images, reload, subdomain, a new tab', async () => {
      stage.recorder.tag = 'rude';
      await tab.goto(WWW);
      await stage.whenReached(2);
      expect(await cookiesOf(tab)).toEqual(['_ga', '_ga_TEST1234']);
      await clickPart(tab, 'refuse');
      await whenNotice(tab, false);
      stage.recorder.clear();
      await pause(1200);
      expect(await cookiesOf(tab)).toEqual(['kotowari-analytics']);
      await tab.evaluate(sendEveryWay);
      await tab.reload();
      await pause(700);
      await tab.goto(SHOP);
      await pause(700);
      const second = await visitor.newTab();
      await second.goto(`${WWW}second`);
      await pause(700);
      await whenNotice(second, false);
      expect([stage.reached(), await isSwitchedOff(second), await decisionOf(second)]).toEqual([[], true, DENIED]);
    });

    it('is heard in another tab within a second', async () => {
      await tab.goto(WWW);
      await stage.whenReached(2);
      const second = await visitor.newTab();
      await second.goto(`${WWW}second`);
      await clickPart(second, 'refuse');
      await expect.poll(() => isSwitchedOff(tab), { timeout: 1000 }).toBe(true);
      expect(await decisionOf(tab)).toEqual(DENIED);
      await whenNotice(tab, false);
    });

    it('holds on the page that "back" brings', async () => {
      stage.recorder.tag = 'rude';
      await tab.goto(WWW);
      await stage.whenReached(2);
      await tab.goto(`${WWW}second`);
      // the tag is there: nothing is on its way when it is refused
      await expect.poll(() => tab.evaluate(() => 'google_tag_manager' in globalThis)).toBe(true);
      await clickPart(tab, 'refuse');
      await whenNotice(tab, false);
      stage.recorder.clear();
      await tab.evaluate(() => history.back());
      await expect.poll(() => tab.evaluate(() => location.pathname)).toBe('/');
      await pause(900);
      expect([stage.reached(), await isSwitchedOff(tab), await decisionOf(tab)]).toEqual([[], true, DENIED]);
      await whenNotice(tab, false);
      expect(await cookiesOf(tab)).toEqual(['kotowari-analytics']);
    });
  });

  describe('stores that cannot be trusted', () => {
    it.each(Object.keys(FAULTS))('%s: nothing without an explicit accept, which works', async (name) => {
      stage.pages = { '/': noticePage({ head: inHead(FAULTS[name]) }) };
      await tab.goto(WWW);
      await whenNotice(tab);
      await pause(700);
      expect(stage.reached()).toEqual([]);
      await clickPart(tab, 'accept');
      await stage.whenReached(2);
    });

    it.each(Object.keys(FAULTS))('%s: a refusal holds on this page', async (name) => {
      stage.pages = { '/': noticePage({ head: inHead(FAULTS[name]) }) };
      await tab.goto(WWW);
      await clickPart(tab, 'refuse');
      await whenNotice(tab, false);
      await pause(500);
      expect([stage.reached(), await decisionOf(tab)]).toEqual([[], DENIED]);
    });
  });

  it('works under a strict policy with Trusted Types, with the script twice', async () => {
    const listen =
      '<script nonce="n0">addEventListener("securitypolicyviolation",e=>(window.seen??=[]).push(e.violatedDirective));addEventListener("error",e=>(window.seen??=[]).push(e.message))</script>';
    const script =
      noticePage()
        .match(/<script .*?<\/script>/)?.[0]
        .replace('<script ', '<script nonce="n0" ') ?? '';
    const body = noticePage({ head: listen + script }).replace('<script src="/k', '<script nonce="n0" src="/k');
    stage.pages = { '/': { body, headers: { 'content-security-policy': POLICY } } };
    await tab.goto(WWW);
    await stage.whenReached(2);
    await pause(400);
    expect(stage.reached()).toEqual(TAG);
    expect(await tab.evaluate(() => (globalThis as never as { seen?: string[] }).seen ?? [])).toEqual([]);
    expect(await tab.evaluate(() => document.querySelectorAll('kotowari-notice').length)).toBe(1);
  });
});

const POLICY =
  "default-src 'none'; script-src 'nonce-n0'; style-src 'self'; img-src 'self'; connect-src https://*.google-analytics.com; require-trusted-types-for 'script'; trusted-types kotowari lit-html";

/** Lays the page's popover over the notice as soon as it opens: the notice is in the top layer, where only another guest of it can cover it. */
function coverNotice() {
  const notice = document.querySelector('kotowari-notice');
  const cover = () => notice?.hasAttribute('open') && document.querySelector('div')?.showPopover();
  if (notice) new MutationObserver(cover).observe(notice, { attributeFilter: ['open'] });
  cover();
}

/** Every way that a tag has been seen to send. */
function sendEveryWay() {
  const hit = 'https://www.google-analytics.com/g/collect?v=2';
  history.pushState(null, '', '/elsewhere');
  navigator.sendBeacon(hit);
  new Image().src = hit;
  void fetch(hit, { mode: 'no-cors', keepalive: true });
  const request = new XMLHttpRequest();
  request.open('POST', hit);
  request.send('x');
  const script = document.createElement('script');
  script.src = 'https://www.googletagmanager.com/gtag/js?id=G-LATER';
  document.head.append(script);
}
