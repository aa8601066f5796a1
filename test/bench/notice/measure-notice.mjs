// @ts-check
// One load, or one click, in a fresh profile: numbers as the browser itself reports them.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { watchPage } from './in-page.mjs';

const require = createRequire(import.meta.url);

/** @typedef {import('./contestants.mjs').Contestant} Contestant @typedef {import('./in-page.mjs').Seen} Seen */

/** Chromium's own idea of a mid-range phone on a slow line. */
const SLOW_CPU = 4;
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
/** The page alone has nothing to wait for. */
const QUIET_MS = 700;
/** After the notice: a late shift, a late task. */
const AFTER_MS = 400;
const PATIENCE_MS = 20_000;
const EVENT_MS = 3000;

/**
 * @typedef {object} Condition
 * @property {boolean} [slowCpu]
 * @property {boolean} [slowLine]
 */

/**
 * Loads the contestant's page and waits until its notice has settled.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {Contestant} contestant
 * @param {Condition} condition
 * @returns {Promise<Seen>}
 */
export function measureLoad(browser, address, contestant, condition) {
  return withPage(browser, contestant, condition, async (page) => {
    await load(page, address, contestant);
    return readSeen(page);
  });
}

/**
 * Refuses with the mouse at 4× CPU.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {Contestant} contestant
 * @returns {Promise<{ ms: number, handlerMs: number }>} the slowest event of the click; 16 ms stands for "faster than can be told". Throws when
 *   the notice does not go
 */
export function measureRefusal(browser, address, contestant) {
  return withPage(browser, contestant, { slowCpu: true }, async (page) => {
    await load(page, address, contestant);
    const button = await page.waitForSelector(contestant.refuse.join(' >>> '), { visible: true });
    // as long as a finger takes
    await button?.click({ delay: 60 });
    await page.waitForSelector((contestant.notice ?? []).join(' >>> '), { hidden: true, timeout: PATIENCE_MS });
    // the entries come when the browser is idle; what was faster than 16 ms never comes
    await page
      .waitForFunction(() => /** @type {any} */ (globalThis).__seen.events.length > 0, {
        timeout: EVENT_MS,
        polling: 100,
      })
      .catch(() => undefined);
    const { events } = await readSeen(page);
    const [worst] = [...events].sort((one, other) => other.ms - one.ms || other.handlerMs - one.handlerMs);
    return worst ?? { ms: 16, handlerMs: 0 };
  });
}

/**
 * Names what axe-core finds on the page, with all its rules.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {Contestant} contestant
 * @returns {Promise<string[]>} `rule × elements`
 */
export function findAxeViolations(browser, address, contestant) {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  return withPage(browser, contestant, {}, async (page) => {
    await load(page, address, contestant);
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ['violations'] }),
    );
    return found.violations.map((/** @type {any} */ { id, nodes }) => `${id} × ${nodes.length}`);
  });
}

/**
 * @template Result
 * @param {import('puppeteer-core').Browser} browser
 * @param {Contestant} contestant
 * @param {Condition} condition
 * @param {(page: import('puppeteer-core').Page) => Promise<Result>} run
 */
async function withPage(browser, contestant, { slowCpu = false, slowLine = false }, run) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(watchPage, contestant.notice);
    if (slowCpu) await page.emulateCPUThrottling(SLOW_CPU);
    if (slowLine) await (await page.createCDPSession()).send('Network.emulateNetworkConditions', SLOW_LINE);
    return await run(page);
  } finally {
    await context.close();
  }
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} address
 * @param {Contestant} contestant
 */
async function load(page, address, { notice }) {
  await page.goto(address, { waitUntil: 'load' });
  if (!notice) return pause(QUIET_MS);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).__seen.settledMs !== null, { timeout: PATIENCE_MS });
  await pause(AFTER_MS);
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<Seen>} */
function readSeen(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).__seen);
}

/** @param {number} timeMs */
function pause(timeMs) {
  return new Promise((resolve) => setTimeout(resolve, timeMs));
}
