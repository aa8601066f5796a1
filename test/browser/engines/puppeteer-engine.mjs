// Chromium (over CDP) and Firefox (over WebDriver BiDi), both driven by puppeteer-core.
import puppeteer from 'puppeteer-core';
import { fontEnvironment } from '../fonts.mjs';
import { openInstalled } from '../open-installed.mjs';

/** @typedef {import('./engine.mjs').Network} Network @typedef {import('./engine.mjs').Engine} Engine */

/** @param {Network} network @returns {Promise<Engine>} */
export async function openChromium(network) {
  return toEngine(await openInstalled({ args: [...network.args] }));
}

/**
 * @param {string} executablePath
 * @param {Network} network
 * @returns {Promise<Engine>}
 */
export async function openFirefox(executablePath, { proxy }) {
  const [host, port] = proxy.split(':');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    env: { ...process.env, ...(await fontEnvironment()) },
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': host,
      'network.proxy.http_port': Number(port),
      'network.proxy.ssl': host,
      'network.proxy.ssl_port': Number(port),
      // Firefox knows that Google's hosts have HTTPS with a real certificate, and would insist
      'network.stricttransportsecurity.preloadlist': false,
      // an automated Firefox keeps no page for "back"; a visitor's does
      'browser.sessionhistory.max_total_viewers': -1,
    },
  });
  return toEngine(browser);
}

/** @param {import('puppeteer-core').Browser} browser @returns {Promise<Engine>} */
async function toEngine(browser) {
  return {
    version: await browser.version(),
    visitor: async () => {
      const context = await browser.createBrowserContext();
      return { newTab: async () => toTab(await context.newPage()), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<import('./engine.mjs').Tab>} */
async function toTab(page) {
  await page.bringToFront();
  return {
    goto: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    evaluate: (run, ...args) => page.evaluate(/** @type {never} */ (run), ...args),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
  };
}
