// Finds a Chromium for the tests: CHROME_PATH, or the one that @sparticuz/chromium carries inside its npm package.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { fontEnvironment } from './fonts.mjs';
import { makeOnce } from './make-once.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * Our own flags, never the carrier package's: its defaults switch web security and site isolation off, and a test of
 * cookies and origins would then prove nothing. `--no-sandbox` because CI runs as root.
 */
const ARGS = [
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-sync',
  '--metrics-recording-only',
  // without it document.hasFocus() and timers of a second tab depend on which tab came first
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * Says how to start the browser of the tests, with the font of the tests. Unpacks the carried one at the first call on a machine.
 *
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string | undefined>}>}
 */
export async function browserLaunch() {
  const own = process.env.CHROME_PATH;
  const fonts = await fontEnvironment();
  if (own) return { executablePath: own, args: [...ARGS], env: { ...process.env, ...fonts } };
  const folder = await unpackOnce();
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return {
    executablePath: join(folder, 'chromium'),
    args: [...ARGS],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, ...fonts },
  };
}

async function unpackOnce() {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../../package.json'), 'utf8'));
  return makeOnce(`kotowari-chromium-${version}`, (staging) =>
    unpackInto(staging, join(dirname(entry), '../esm/index.js')),
  );
}

/** In a child process: the package writes to `os.tmpdir()` and changes `process.env` of whoever imports it. */
async function unpackInto(staging, entry) {
  const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  // the variable makes the package unpack its system libraries too
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', script], { env });
}
