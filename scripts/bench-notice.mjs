// @ts-check
// `npm run bench:notice`: the built notice beside vanilla-cookieconsent and klaro on the same page, in a real browser; writes its part of
// BENCHMARKS.md. Not part of any test.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { DETAILS, listNotices } from '../test/bench/notice/contestants.mjs';
import { findAxeViolations, measureLoad, measureRefusal } from '../test/bench/notice/measure-notice.mjs';
import { writeNoticeSection } from '../test/bench/notice/notice-section.mjs';
import { serveContestants, sumBytes } from '../test/bench/notice/serve.mjs';
import { browserLaunch } from '../test/browser/launch.mjs';
import { installedBrowser } from '../test/browser/open-installed.mjs';

const PAGE = 'BENCHMARKS.md';
/** @typedef {import('../test/bench/notice/notice-section.mjs').NoticeResult} NoticeResult */

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 3)
  throw new Error(`--rounds "${values.rounds}" is not a whole number from 3`);
if (!existsSync('dist/kotowari.js')) throw new Error('dist/kotowari.js is missing; run: npm run build');

const load = loadavg()
  .map((average) => average.toFixed(2))
  .join(' ');
const contestants = listNotices();
const server = await serveContestants(contestants);
const browser = await openBrowser();
try {
  const results = await measureAll();
  const facts = {
    ...readFacts(),
    load,
    browser: await browser.version(),
    rounds,
    details: DETAILS ? sumBytes([DETAILS]) : null,
  };
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  writeFileSync(PAGE, writeNoticeSection(facts, results, before));
  console.error(`written: ${PAGE}`);
} finally {
  await browser.close();
  await server.close();
}

/** The installed Chromium, which paints as a visitor's does; else the one that comes with the packages. */
async function openBrowser() {
  const { executablePath, args, env } = await browserLaunch();
  const own = installedBrowser;
  return puppeteer.launch({
    executablePath: own ?? executablePath,
    // Chromium reports no event in an emulated viewport that is larger than its window
    defaultViewport: null,
    args: [...args, '--window-size=1280,800', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    env: own ? process.env : env,
    headless: own ? true : 'shell',
  });
}

/** Every contestant once a round, one after another, so that a slow minute of the machine falls on all. @returns {Promise<NoticeResult[]>} */
async function measureAll() {
  const results = contestants.map(({ name, version, files }) => ({
    name,
    version,
    files: Object.keys(files),
    bytes: sumBytes(Object.values(files)),
    axe: /** @type {string[]} */ ([]),
    samples: /** @type {import('../test/bench/notice/notice-section.mjs').Sample[]} */ ([]),
  }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const address = `${server.origin}/${index}/`;
      const fast = await measureLoad(browser, address, contestant, {});
      const slow = await measureLoad(browser, address, contestant, { slowCpu: true, slowLine: true });
      const refusal = contestant.notice ? await measureRefusal(browser, address, contestant) : null;
      console.error(
        `round ${round}: ${contestant.name} ${fast.visibleMs ?? '-'} / ${slow.visibleMs ?? '-'} / ${refusal?.ms ?? '-'} ms`,
      );
      // the first round warms the machine up
      if (round > 0) results[index]?.samples.push({ fast, slow, refusal });
    }
  }
  await addAxe(results);
  return results;
}

/** @param {NoticeResult[]} results */
async function addAxe(results) {
  for (const [index, contestant] of contestants.entries()) {
    const found = await findAxeViolations(browser, `${server.origin}/${index}/`, contestant);
    const alone = results[0]?.axe ?? [];
    Object.assign(results[index] ?? {}, { axe: found.filter((violation) => !alone.includes(violation)) });
  }
}

function readFacts() {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isDirty = git('status', '--porcelain', '--', 'src', 'package-lock.json') !== '';
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isDirty ? ' with changes' : ''}`,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`,
  };
}
