// @ts-check
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDemoServer } from '../server.mjs';
import { DENY_PATHS, PUBLIC_PATHS } from '../site/pages.mjs';
import { SITE_ORIGIN } from '../traffic/site-map.mjs';
import { findFreePort } from './free-port.mjs';
import { writeHistory } from './history.mjs';

const TIME_ZONE = 'Asia/Tokyo';
const TOKYO_OFFSET_MINUTES = 540;
/** A slow machine shows a page that is still filling rather than no page. */
const READING_MS = 60_000;
const POLL_MS = 100;

/**
 * @typedef {object} DemoOptions
 * @property {string} data folder of the log and the store; made when absent
 * @property {string} [keys] folder of the collector's keys; default: the collector's own choice
 * @property {number} port of the site; the next free one is taken
 * @property {number} summaryPort of the summary page; the next free one is taken
 *
 * @typedef {object} Demo
 * @property {string} siteUrl
 * @property {string} summaryUrl
 * @property {number} historyLines written now; 0 when an earlier start left its data
 * @property {Promise<void>} closed resolves when all has ended; rejects when the collector failed
 * @property {() => Promise<void>} close the site first, so that its last lines are in the log, then the collector
 */

/**
 * Runs the whole demo in this process: thirty days of history at the first start, the site with its access log, the collector
 * that follows it into the embedded store, and the summary page.
 * @param {DemoOptions} options
 * @param {typeof import('../../src/collector/index.js').runCollect} runCollect of the built project
 * @returns {Promise<Demo>}
 */
export async function runDemo(options, runCollect) {
  await mkdir(options.data, { recursive: true, mode: 0o700 });
  const logFile = join(options.data, 'access.log');
  const store = join(options.data, 'store');
  // a store without its log has read the history already: it is not told twice
  const historyLines = (await stat(store).catch(() => null)) ? 0 : await writeHistory(logFile, new Date());
  const collector = await runCollect({
    files: [logFile],
    store,
    keys: options.keys,
    timeZone: TIME_ZONE,
    format: 'combined',
    host: '127.0.0.1',
    port: await findFreePort(options.summaryPort),
    sensitivePaths: DENY_PATHS,
    publicPaths: PUBLIC_PATHS,
    ownHosts: [new URL(SITE_ORIGIN).hostname, '127.0.0.1', 'localhost'],
  });
  const summaryUrl = collector.url ?? '';
  try {
    const server = await createDemoServer({ logFile, summaryUrl, offsetMinutes: TOKYO_OFFSET_MINUTES });
    const port = await server.listen(await findFreePort(options.port));
    await whenRead(summaryUrl, historyLines);
    return {
      siteUrl: `http://127.0.0.1:${port}/`,
      summaryUrl,
      historyLines,
      closed: collector.closed,
      async close() {
        await server.close();
        await collector.close();
      },
    };
  } catch (cause) {
    await collector.close();
    throw cause;
  }
}

/**
 * Waits until the summary page has all of the history: whoever opens it finds it full.
 * @param {string} summaryUrl
 * @param {number} lines
 */
async function whenRead(summaryUrl, lines) {
  const endMs = Date.now() + READING_MS;
  for (let read = 0; read < lines && Date.now() < endMs; await sleep(POLL_MS)) {
    const answer = await fetch(`${summaryUrl}api/report?from=2000-01-01`);
    const report = /** @type {import('../../src/contract/index.js').Report} */ (await answer.json());
    read = report.totals.lines;
  }
}
