import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserLaunch } from '../../browser/launch.mjs';
import { listNotices } from './contestants.mjs';
import { findAxeViolations, measureLoad, measureRefusal } from './measure-notice.mjs';
import { serveContestants } from './serve.mjs';

const contestants = listNotices();
let browser: Browser;
let server: Awaited<ReturnType<typeof serveContestants>>;

beforeAll(async () => {
  const { executablePath, args, env } = await browserLaunch();
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  browser = await puppeteer.launch({ executablePath, args: [...args, offline], env, headless: 'shell' });
  server = await serveContestants(contestants);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('npm run bench:notice', () => {
  it.each(contestants.map((contestant, index) => [contestant.name, contestant, index] as const))(
    'finds the notice on the page, and refuses in it: %s',
    async (_name, contestant, index) => {
      const address = `${server.origin}/${index}/`;
      const seen = await measureLoad(browser, address, contestant, {});
      expect(seen.paintMs).toBeGreaterThan(0);
      if (!contestant.notice) return expect(seen.visibleMs).toBeNull();
      expect(seen.settledMs).toBeGreaterThanOrEqual(seen.visibleMs ?? Infinity);
      // throws when the notice is still there after the click
      return expect((await measureRefusal(browser, address, contestant)).ms).toBeGreaterThanOrEqual(16);
    },
  );

  it.each(['kotowari', 'kotowari, defer'])('moves nothing, and has nothing for axe-core to find: %s', async (name) => {
    const index = contestants.findIndex((contestant) => contestant.name === name);
    const [contestant, alone] = [contestants[index], contestants[0]];
    if (!contestant || !alone) throw new Error('the contestants are not what they were');
    const { shift } = await measureLoad(browser, `${server.origin}/${index}/`, contestant, { slowCpu: true });
    expect(shift).toBe(0);
    const violations = await findAxeViolations(browser, `${server.origin}/${index}/`, contestant);
    expect(violations).toEqual(await findAxeViolations(browser, `${server.origin}/0/`, alone));
  });
});
