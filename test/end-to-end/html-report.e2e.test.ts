import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract/index.js';
import { browserLaunch } from '../browser/launch.mjs';

const run = promisify(execFile);
const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const REAL_LOG = fileURLToPath(new URL('../../../shared/corpus/elastic-examples/apache_logs', import.meta.url));
const HOSTILE = '</script><img src=x onerror="document.title=1"><!--<script>';
/** The page's own violations, errors and requests, told in order. */
const WATCH = `addEventListener('securitypolicyviolation', (event) => console.error('CSP', event.violatedDirective, event.blockedURI))`;

let folder: string;
let browser: Browser;
let page: Page;
let seen: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kotowari-html-'));
  await writeFile(join(folder, 'access.log'), createLog());
  const { executablePath, args, env } = await browserLaunch();
  browser = await puppeteer.launch({ executablePath, args, env, headless: 'shell' });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('report -o x.html, opened from disk', () => {
  it.each([
    ['ja', 'アクセスの概要', '推移'],
    ['en', 'Access summary', 'Over time'],
  ])('shows totals, course and panels in %s, asks for nothing and violates nothing', async (lang, title, heading) => {
    const file = await report(['access.log', '--lang', lang]);
    const html = await readFile(file, 'utf8');
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html).toContain(`<title>${title} 2026-11-02</title>`);
    await open(file);
    expect(await page.title()).toContain(`${title} 2026-11-02`);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    const text = await pageText();
    expect(text).toContain(heading);
    expect(text).toContain('/guide/');
    expect(await page.$eval('>>> kotowari-figures', (part) => part.shadowRoot?.textContent)).toMatch(/\b40\b/);
    expect(seen).toEqual([`GET ${pathToFileURL(file).href}`]);
  });

  it('saves a panel as CSV and keeps to its policy', async () => {
    await open(await report(['access.log', '--lang', 'en']));
    await page.locator('>>> .save button').click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(seen.filter((line) => !/^GET (?:file|blob):/.test(line))).toEqual([]);
  });

  it('shows a hostile value as text, wherever it stands', async () => {
    const made = JSON.parse(
      (await run(process.execPath, [CLI, 'report', '--json', 'access.log'], { cwd: folder })).stdout,
    ) as Report;
    const row = { value: `${HOSTILE}\u2028`, requests: 5, visitors: 4, bytesSent: 1 };
    const hostile = { ...made, timeZone: 'UTC', panels: { ...made.panels, pages: [row], referrers: [row] } };
    const { formatHtmlReport } = (await import(
      new URL('../../dist/cli/report/html.js', import.meta.url).href
    )) as typeof import('../../src/cli/report/html.js');
    const file = join(folder, 'hostile.html');
    await writeFile(file, formatHtmlReport(hostile, 'en'));
    expect(await readFile(file, 'utf8')).not.toContain('<img src=x');
    await open(file);
    expect(await pageText()).toContain(HOSTILE);
    expect(await page.$$('>>> img')).toEqual([]);
    expect(await page.title()).not.toBe('1');
    expect(seen).toEqual([`GET ${pathToFileURL(file).href}`]);
  });

  it('runs no script and no style but its own', async () => {
    const file = await report(['access.log', '--lang', 'en']);
    const html = await readFile(file, 'utf8');
    await writeFile(
      file,
      html.replace('</body>', '<script>document.title = "ran"</script><style>body{color:red}</style></body>'),
    );
    await open(file);
    expect(await page.title()).not.toBe('ran');
    expect(seen.filter((line) => line.includes('CSP')).length).toBe(2);
  });

  it.skipIf(!existsSync(REAL_LOG))('takes at most 300 kB for 10,000 real lines', async () => {
    const file = await report([REAL_LOG, '--lang', 'ja']);
    expect((await stat(file)).size).toBeLessThanOrEqual(300_000);
    await open(file);
    expect(await pageText()).toContain('9,999');
    expect(seen).toHaveLength(1);
  });
});

async function report(words: readonly string[]): Promise<string> {
  const file = join(folder, 'summary.html');
  await run(process.execPath, [CLI, 'report', ...words, '--time-zone', 'UTC', '-o', file], { cwd: folder });
  return file;
}

async function open(file: string): Promise<void> {
  await page?.close();
  page = await browser.newPage();
  seen = [];
  page.on('request', (request) => seen.push(`${request.method()} ${request.url()}`));
  page.on('pageerror', (error) => seen.push(`error ${(error as Error).message}`));
  page.on('console', (message) => seen.push(`${message.type()} ${message.text()}`));
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('>>> main');
}

/** Everything that the page shows, shadow roots included. */
async function pageText(): Promise<string> {
  return page.evaluate(() => {
    const read = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => (element.shadowRoot ? `${element.shadowRoot.textContent} ${read(element.shadowRoot)}` : ''))
        .join(' ');
    return read(document);
  });
}

/** Two pages, each seen from five networks. */
function createLog(): string {
  return Array.from({ length: 40 }, (_, index) => {
    const minute = String(index).padStart(2, '0');
    const page = index % 2 ? '/guide/' : '/';
    return `198.18.${index % 5}.7 - - [02/Nov/2026:09:${minute}:00 +0000] "GET ${page} HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"\n`;
  }).join('');
}
