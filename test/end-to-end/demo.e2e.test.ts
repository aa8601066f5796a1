import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract/index.js';
import { browserLaunch } from '../browser/launch.mjs';

const SCRIPT = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
/** Building, unpacking a browser and thirty days of history, on a slow machine. */
const START_MS = 240_000;
const ADDRESS = /127\.0\.0\.1|198\.1[89]\.|198\.51\.100\.|192\.0\.2\.|203\.0\.113\.|2001:db8/;

interface Started {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly text: string;
  readonly site: string;
  readonly summary: string;
}

let folder: string;
let demo: Started;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kotowari-start-'));
  demo = await start();
  const { executablePath, args, env } = await browserLaunch();
  browser = await puppeteer.launch({ executablePath, args, env, headless: 'shell' });
  page = await browser.newPage();
  // its own name says "Headless", and the collector counts that as a bot
  await page.setUserAgent((await browser.userAgent()).replace('Headless', ''));
}, START_MS);

afterAll(async () => {
  await browser?.close();
  if (demo?.process.exitCode === null) await stop(demo);
  await rm(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('has a full page at once: thirty days, every line accounted for', async () => {
    const { totals, series, panels } = await readReport('?from=2000-01-01');
    expect(totals.lines).toBe(await countLogLines());
    expect(totals.lines).toBe(totals.parsed + (totals.rejected['cut-short'] ?? 0));
    expect(series.length).toBeGreaterThanOrEqual(30);
    expect(totals.pageViews).toBeGreaterThan(5000);
    expect(panels.pages.map((row) => row.value)).toContain('/てびき/');
    expect(panels.pages.some((row) => row.value.startsWith('/soudan'))).toBe(false);
  });

  it('lets a visitor who refuses reach Google no more', async () => {
    await page.goto(demo.site);
    await expect.poll(readHits, { timeout: 5000 }).toContain('page_view'); // opt-out: sending begins when the notice is seen
    await page.locator('>>> [part="refuse"]').click();
    await expect.poll(readGoogleCookies, { timeout: 3000 }).toEqual([]);
    await fetch(`${demo.site}recorder/clear`, { method: 'POST' });
    for (const path of ['news/', 'models/opt-out', 'en/', 'courses/']) {
      await page.goto(demo.site + path);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.reload();
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await readHits()).toEqual([]);
    expect(await readGoogleCookies()).toEqual([]);
  });

  it('shows on the recorder page that nothing arrives after the refusal, and what arrives after a grant', async () => {
    await page.goto(`${demo.site}recorder/`);
    await expect.poll(() => textOf('#decision')).toContain('拒否');
    expect([await textOf('#since'), await textOf('#cookies')]).toEqual(['0', 'なし / none']);
    const other = await browser.newPage();
    await other.goto(demo.site);
    await other.evaluate(() => (window as unknown as { kotowari: { accept(): Promise<void> } }).kotowari.accept());
    await expect.poll(() => textOf('#hits'), { timeout: 5000 }).toContain('page view');
    await other.goto(`${demo.site}soudan/`);
    await other.close();
    expect(await textOf('#hits')).not.toContain('/soudan');
  });

  it('counts a visit on the summary page within two seconds, without an address', async () => {
    const before = await readReport();
    await page.goto(`${demo.site}privacy/?name=himitsu`);
    const read = async () => (await readReport()).totals.pageViews;
    await expect.poll(read, { timeout: 2000, interval: 100 }).toBe(before.totals.pageViews + 1);
    const text = JSON.stringify(await readReport('?from=2000-01-01'));
    expect(text).not.toMatch(ADDRESS);
    expect(text).not.toMatch(/himitsu|HeadlessChrome\/|recorder/);
  });

  it(
    'ends cleanly on Ctrl-C, and goes on with the same data on other ports when its own are taken',
    async () => {
      await stop(demo);
      expect(demo.process.exitCode).toBe(0);
      const lines = await countLogLines();
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as { port: number };
      demo = await start(['--port', String(port), '--summary-port', String(port)]);
      taken.close();
      expect(demo.text).toContain('Going on with the data of the last start');
      expect(new Set([demo.site, demo.summary, `http://127.0.0.1:${port}/`]).size).toBe(3);
      await expect.poll(async () => (await readReport('?from=2000-01-01')).totals.lines, { timeout: 5000 }).toBe(lines);
      expect(await countLogLines()).toBe(lines);
    },
    START_MS,
  );

  it('says what it would accept', async () => {
    const child = spawn(process.execPath, [SCRIPT, '--port', 'eighty'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let text = '';
    child.stderr.on('data', (chunk) => (text += chunk));
    const [code] = await once(child, 'close');
    expect([code, text]).toEqual([1, '--port "eighty" is not a port; write a number from 0 to 65485\n']);
  });
});

/** Starts the demo without a terminal and waits for its greeting. */
async function start(ports = ['--port', '0', '--summary-port', '0']): Promise<Started> {
  const args = [SCRIPT, '--no-build', '--data', join(folder, 'data'), '--keys', join(folder, 'keys'), ...ports];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stderr.on('data', (chunk) => (text += chunk));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Ctrl-C ends it')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${text}`)));
  });
  const [site = '', , summary = ''] = text.match(/http:\/\/127\.0\.0\.1:\d+\/(?!en)\S*/g) ?? [];
  return { process: child, text, site, summary };
}

async function stop({ process: child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}

async function readReport(query = ''): Promise<Report> {
  return (await (await fetch(`${demo.summary}api/report${query}`)).json()) as Report;
}

/** Names of what reached the stand-in for Google. */
async function readHits(): Promise<string[]> {
  const hits = (await (await fetch(`${demo.site}recorder/hits`)).json()) as { fields: Record<string, string> }[];
  return hits.map(({ fields }) => fields.en ?? 'tag');
}

async function readGoogleCookies(): Promise<string[]> {
  const cookies = await browser.cookies();
  return cookies.map(({ name }) => name).filter((name) => name.startsWith('_g'));
}

async function textOf(selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '');
}

async function countLogLines(): Promise<number> {
  return (await readFile(join(folder, 'data', 'access.log'), 'utf8')).split('\n').length - 1;
}
