// @ts-check
// `npm run test:browsers`: the notice in every engine that is installed (Chromium, Firefox, WebKit), and what only an installed Chromium can do
// (back/forward cache, hidden tabs, prerendering), on what `npm run build` made. What is not installed is named, with what was skipped.
// Counts go to dist/.results/browsers.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ENGINES } from '../test/browser/engines/installed.mjs';

const EVERY_ENGINE = ['test/browsers/engines.installed.test.ts', 'test/browsers/engines-people.installed.test.ts'];
const CHROMIUM = 'test/browsers/notice.installed.test.ts';
const COUNTS = 'dist/.results/browsers.json';
const DETAILS = 'dist/.results/browsers-details.json';
mkdirSync('dist/.results', { recursive: true });
rmSync(DETAILS, { force: true });

const absent = ENGINES.filter(({ open }) => !open);
for (const { name, wants } of absent) {
  console.log(`browsers: ${name} is not installed (apt-get install ${wants}). Skipped in it:`);
  for (const file of name === 'Chromium' ? [...EVERY_ENGINE, CHROMIUM] : EVERY_ENGINE) {
    for (const title of readTitles(file)) console.log(`  ${title}`);
  }
}
if (absent.length === ENGINES.length) finish(0, 0);

const files = absent.some(({ name }) => name === 'Chromium') ? EVERY_ENGINE : [...EVERY_ENGINE, CHROMIUM];
const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${DETAILS}`];
const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', '--project', 'browsers', ...options, ...files], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const result = existsSync(DETAILS)
  ? JSON.parse(readFileSync(DETAILS, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1 };
// a runner that fails without a failed test is a failure too
finish(result.numPassedTests, result.numFailedTests || (status === 0 ? 0 : 1));

/** @param {string} file */
function readTitles(file) {
  return readFileSync(file, 'utf8').match(/(?<=\bit(?:\.each\(.*\))?\(\s*')[^']+/g) ?? [];
}

/** @param {number} passed @param {number} failed @returns {never} */
function finish(passed, failed) {
  writeFileSync(COUNTS, JSON.stringify({ passed, failed }));
  console.log(`browsers: ${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
