// The Chromium that is installed on the machine. The one that comes with the packages keeps no page in the back/forward cache.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { fontEnvironment } from './fonts.mjs';
import { browserLaunch } from './launch.mjs';

/** `CHROME_PATH`, or Debian's; undefined when there is none. */
export const installedBrowser = [process.env.CHROME_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));

/**
 * Starts it with a fresh profile, its whole network the recorder.
 *
 * @param {{ args: string[] }} recorder
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function openInstalled(recorder) {
  const { args } = await browserLaunch();
  const env = { ...process.env, ...(await fontEnvironment()) };
  return puppeteer.launch({
    executablePath: installedBrowser,
    env,
    args: [...args.filter((flag) => !flag.includes('background')), '--disable-background-networking', ...recorder.args],
    ignoreDefaultArgs: [
      '--disable-back-forward-cache',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
    headless: true,
  });
}
