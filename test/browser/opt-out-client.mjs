// An automatic opt-out client: @duckduckgo/autoconsent, driven as its extension drives it, with its own rules and the one we ship.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filterCompactRules } from '@duckduckgo/autoconsent';

const require = createRequire(import.meta.url);

/**
 * Makes a page one that the client looks at, from its next navigation on.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {readonly import('@duckduckgo/autoconsent').AutoConsentCMPRule[]} rules beside the client's own
 * @returns {Promise<import('@duckduckgo/autoconsent').ContentScriptMessage[]>} what the client reports; grows
 */
export async function addOptOutClient(page, rules) {
  const content = join(dirname(require.resolve('@duckduckgo/autoconsent')), 'autoconsent.playwright.js');
  const all = require('@duckduckgo/autoconsent/rules/compact-rules.json');
  /** @type {import('@duckduckgo/autoconsent').ContentScriptMessage[]} */
  const heard = [];
  await page.exposeFunction('autoconsentSendMessage', async (message) => {
    heard.push(message);
    if (message.type === 'init') {
      const compact = filterCompactRules(all, { url: message.url, mainFrame: true });
      await send({ type: 'initResp', config: CONFIG, rules: { autoconsent: rules, compact } });
    }
    if (message.type === 'optOutResult' && message.scheduleSelfTest) await send({ type: 'selfTest' });
  });
  await page.evaluateOnNewDocument(await readFile(content, 'utf8'));
  return heard;

  /** @param {import('@duckduckgo/autoconsent').BackgroundMessage} message */
  async function send(message) {
    await page.evaluate((text) => globalThis['autoconsentReceiveMessage'](JSON.parse(text)), JSON.stringify(message));
  }
}

/** As DuckDuckGo's extension has it by default: rules first, then the heuristic that clicks what reads like "reject". */
const CONFIG = { enabled: true, autoAction: 'optOut', isMainWorld: true, enablePrehide: true, heuristicMode: 'reject' };
