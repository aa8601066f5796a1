// Which engines this machine has, and what would bring the others.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installedBrowser } from '../open-installed.mjs';
import { openChromium, openFirefox } from './puppeteer-engine.mjs';
import { openWebKit } from './webkit-engine.mjs';

/**
 * @typedef {object} Candidate
 * @property {string} name
 * @property {string} wants Debian's packages
 * @property {((network: import('./engine.mjs').Network) => Promise<import('./engine.mjs').Engine>) | undefined} open undefined where it is
 *   not installed
 */

const firefox = process.env.FIREFOX_PATH ?? find('firefox-esr') ?? find('firefox');
const miniBrowser = find('xvfb-run') && find('WebKitWebDriver') && findMiniBrowser();

/** @type {readonly Candidate[]} */
export const ENGINES = [
  { name: 'Chromium', wants: 'chromium', open: installedBrowser ? openChromium : undefined },
  { name: 'Firefox', wants: 'firefox-esr', open: firefox ? (network) => openFirefox(firefox, network) : undefined },
  {
    name: 'WebKit',
    wants: 'webkit2gtk-driver xvfb',
    open: miniBrowser ? (network) => openWebKit(miniBrowser, network) : undefined,
  },
];

/** @param {string} program @returns {string | undefined} */
function find(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

/** Debian keeps it outside of the path: `/usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser`. */
function findMiniBrowser() {
  const list = (/** @type {string} */ folder) => (existsSync(folder) ? readdirSync(folder) : []);
  return list('/usr/lib')
    .filter((name) => name.endsWith('-linux-gnu'))
    .flatMap((machine) => list(`/usr/lib/${machine}`).map((name) => `/usr/lib/${machine}/${name}/MiniBrowser`))
    .filter((path) => path.includes('/webkit2gtk-') && existsSync(path))
    .at(-1);
}
