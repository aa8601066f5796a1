import type { AutoConsentCMPRule } from '@duckduckgo/autoconsent';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addOptOutClient } from '../browser/opt-out-client.mjs';
import { noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const rule = JSON.parse(readFileSync('autoconsent.json', 'utf8')) as AutoConsentCMPRule;

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  visitor = await stage.visitor();
  page = await visitor.newPage();
  stage.recorder.clear();
});
afterEach(() => visitor.close());

describe('an automatic opt-out client with autoconsent.json', () => {
  const pages = ['ja', 'en'].flatMap((lang) => ['opt-out', 'opt-in'].map((model) => [lang, model] as const));

  it.each(pages)('refuses the notice in one click, and proves it: %s %s', async (lang, model) => {
    stage.pages = { '/': noticePage({ lang, attributes: `data-model="${model}"` }) };
    const heard = await addOptOutClient(page, [rule]);
    await page.goto(HOME);
    await expect.poll(() => heard.find(({ type }) => type === 'selfTestResult'), { timeout: 15_000 }).toBeDefined();
    expect(heard).toContainEqual(expect.objectContaining({ type: 'optOutResult', cmp: 'kotowari', result: true }));
    expect(heard).toContainEqual(expect.objectContaining({ type: 'autoconsentDone', totalClicks: 1 }));
    expect(heard).toContainEqual(expect.objectContaining({ type: 'selfTestResult', result: true }));
    await whenNotice(page, false);
    expect(
      await page.evaluate(() => (globalThis as never as { kotowari: { decision: unknown } }).kotowari.decision),
    ).toEqual({ analytics: 'denied' });
    await page.reload();
    await pause(900);
    await whenNotice(page, false);
    // the client hides what it is about to refuse, so that the notice was never shown: opt-out has sent nothing before, too
    expect(stage.recorder.google()).toEqual([]);
  });
});
