// A browser whose whole network is the recorder.
import puppeteer from 'puppeteer-core';
import { browserLaunch } from './launch.mjs';

/**
 * Starts the browser of the tests with a fresh profile. Close it with `browser.close()`.
 *
 * @param {{ args: string[] }} recorder
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function openBrowser(recorder) {
  const { executablePath, args, env } = await browserLaunch();
  return puppeteer.launch({ executablePath, args: [...args, ...recorder.args], env, headless: 'shell' });
}
