import type { BrowserContext, Page } from 'puppeteer-core';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickPart, openStage, pause, whenNotice } from '../browser/stage.mjs';
import { buildSite, readSite, renderWordPress, type Pages } from './examples.js';

const HOME = 'https://www.example.co.jp/';
const EXAMPLES: Readonly<Record<string, () => Promise<Pages>>> = {
  plain: () => readSite('plain'),
  react: () => buildSite('react'),
  'spa-router': async () => {
    const pages = await readSite('spa-router');
    return { ...pages, '/news': pages['/']!, '/members/letters': pages['/']! };
  },
  'static-site': () => readSite('static-site'),
  vite: () => buildSite('vite'),
  wordpress: renderWordPress,
};

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

beforeEach(async () => {
  visitor = await stage.visitor();
  page = await visitor.newPage();
  troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  // what a policy or a missing file forbids is told on the console
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()) && !/favicon/.test(message.location().url ?? ''))
      troubles.push(message.text());
  });
  stage.recorder.clear();
});
afterEach(() => visitor.close());

/** Addresses of the page views that reached Google. */
const views = () =>
  stage.recorder
    .google()
    .map(({ path }) => new URL(path, 'https://google.invalid').searchParams)
    .filter((fields) => fields.get('en') === 'page_view')
    .map((fields) => new URL(fields.get('dl') ?? '').pathname);

const googleCookies = async () => (await visitor.cookies()).map(({ name }) => name).filter((name) => /^_g/.test(name));

describe('the examples', () => {
  it('are all opened here', () => {
    const folders = readdirSync('demo/examples', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(EXAMPLES));
  });

  it.each(Object.keys(EXAMPLES))(
    '%s: asks, sends after the accept, stops at the refusal, without an error',
    async (name) => {
      stage.pages = await EXAMPLES[name]!();
      await page.goto(HOME);
      await whenNotice(page);
      await pause(400);
      expect(stage.recorder.google()).toEqual([]);
      await clickPart(page, 'accept');
      await expect.poll(views).toEqual(['/']);
      await page.locator('kotowari-settings >>> button').click();
      await clickPart(page, 'refuse');
      await expect.poll(googleCookies).toEqual([]);
      stage.recorder.clear();
      await page.reload();
      await pause(600);
      await whenNotice(page, false);
      expect([stage.recorder.google(), troubles]).toEqual([[], []]);
    },
  );

  it.each(['react', 'vite'])('%s: follows the decision by the event, and opens the details', async (name) => {
    stage.pages = await EXAMPLES[name]!();
    const choice = () => page.$eval('#choice', (output) => output.textContent);
    await page.goto(HOME);
    await whenNotice(page);
    expect(await choice()).toBe('not decided');
    await clickPart(page, 'details');
    await page.waitForSelector('kotowari-details >>> dialog[open]');
    await page.keyboard.press('Escape');
    await clickPart(page, 'refuse');
    await expect.poll(choice).toBe('denied');
    await page.reload();
    await expect.poll(choice).toBe('denied');
  });

  it('spa-router: each address has one page view, and what is below a deny-path has none', async () => {
    stage.pages = await EXAMPLES['spa-router']!();
    await page.goto(HOME);
    await clickPart(page, 'accept');
    await expect.poll(views).toEqual(['/']);
    await page.locator('a[href="/news"]').click();
    await expect.poll(views).toEqual(['/', '/news']);
    await page.locator('a[href="/members/letters"]').click();
    await page.waitForFunction(() => document.title === 'Letters');
    await pause(400);
    await page.locator('a[href="/"]').click();
    await expect.poll(views).toEqual(['/', '/news', '/']);
    expect(JSON.stringify(stage.recorder.google())).not.toMatch(/members|Letters/);
  });

  it('static-site: the policy of its headers is in force', async () => {
    stage.pages = await EXAMPLES['static-site']!();
    await page.goto(HOME);
    await page.evaluate(
      () => void document.body.append(Object.assign(new Image(), { src: 'https://shop.example.co.jp/x' })),
    );
    await expect.poll(() => troubles.join()).toContain('Content Security Policy');
  });
});
