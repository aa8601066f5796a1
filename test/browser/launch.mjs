// Finds a Chromium for the tests: CHROME_PATH, or the one that @sparticuz/chromium carries inside its npm package.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

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
 * Says how to start the browser of the tests. Unpacks the carried one at the first call on a machine; two runs that
 * start at once do not meet: each unpacks into its own folder, and the rename that publishes it is atomic.
 *
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string | undefined>}>}
 */
export async function browserLaunch() {
  const own = process.env.CHROME_PATH;
  if (own) return { executablePath: own, args: [...ARGS], env: process.env };
  const folder = await unpackOnce();
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  return {
    executablePath: join(folder, 'chromium'),
    args: [...ARGS],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, ...fonts },
  };
}

async function unpackOnce() {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../../package.json'), 'utf8'));
  const folder = join(tmpdir(), `kotowari-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const staging = await mkdtemp(`${folder}-`);
  await unpackInto(staging, join(dirname(entry), '../esm/index.js'));
  // a bare machine has no font configuration at all, and Chromium does not start without one
  const conf = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`;
  await writeFile(join(staging, 'fonts.conf'), conf);
  try {
    await rename(staging, folder);
  } catch (error) {
    // the other run was first: its copy is as good as ours
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** In a child process: the package writes to `os.tmpdir()` and changes `process.env` of whoever imports it. */
async function unpackInto(staging, entry) {
  const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  // the variable makes the package unpack its system libraries too
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', script], { env });
}
