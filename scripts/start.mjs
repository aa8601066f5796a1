// @ts-check
// `npm start`: builds when needed, then runs the demo on loopback until Ctrl-C.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../demo/run/build-if-stale.mjs';
import { runDemo } from '../demo/run/run-demo.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ENDING_MS = 10_000;

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main() {
  const options = readOptions();
  // a closed pipe must not end the demo
  process.stdout.on('error', () => undefined);
  if (options.build) {
    say('ビルドを確かめています… / Checking the build…');
    await buildIfStale(ROOT);
  }
  const { runCollect } = await import(pathToFileURL(join(ROOT, 'dist/collector/index.js')).href);
  const demo = await runDemo(options, runCollect);
  const stopped = whenStopped();
  greet(demo, options.data);
  await Promise.race([stopped, demo.closed]);
  say('\n終わります… / Ending…');
  // whatever hangs must not keep the terminal
  setTimeout(() => process.exit(1), ENDING_MS).unref();
  await demo.close();
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(ROOT, '.demo') },
      keys: { type: 'string' },
      port: { type: 'string', default: '8080' },
      'summary-port': { type: 'string', default: '8787' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  return {
    data: values.data,
    ...(values.keys === undefined ? {} : { keys: values.keys }),
    port: toPort('--port', values.port),
    summaryPort: toPort('--summary-port', values['summary-port']),
    build: !values['no-build'],
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function toPort(name, text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_485)
    throw new Error(`${name} "${text}" is not a port; write a number from 0 to 65485`);
  return port;
}

/** Resolves at the first signal to end; npm may pass on a second one, which changes nothing. */
function whenStopped() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, resolve);
  });
}

/**
 * @param {import('../demo/run/run-demo.mjs').Demo} demo
 * @param {string} data
 */
function greet({ siteUrl, summaryUrl, historyLines }, data) {
  const history =
    historyLines === 0
      ? '前回のデータの続きです。 / Going on with the data of the last start.'
      : `30日分の履歴（${historyLines}行）を作りました。 / Thirty days of history (${historyLines} lines) were made up.`;
  say(`
Kotowari のデモが動いています。 / The Kotowari demo is running.
${history}

  協会のサイト / the association’s site
    ${siteUrl}   (English: ${siteUrl}en/)
  記録係 / the recorder, which shows what would have reached Google
    ${siteUrl}recorder/
  集計のページ / the summary page
    ${summaryUrl}

試すこと / What to try
  1. サイトを開き、お知らせの「拒否する」を押す。
     Open the site and refuse in the notice.
  2. 記録係を見る。断ったあとは、何も届かない。
     Look at the recorder: after the refusal nothing arrives.
  3. ページをいくつか開き、集計のページを見る。2秒以内に数えられ、IP アドレスはどこにも出ない。
     Open some pages and look at the summary page: they count within two seconds, and no IP address is shown.

終わるときは Ctrl-C。データは ${data} に残ります。
Ctrl-C ends it; the data stays in ${data}.`);
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}
