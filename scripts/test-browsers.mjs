// @ts-check
// `npm run test:browsers`: what only an installed browser can do (back/forward cache, hidden tabs, prerendering), on what `npm run build` made.
// Without one it names what it skipped. Counts go to dist/.results/browsers.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { installedBrowser } from '../test/browser/open-installed.mjs';

const FOLDER = 'test/browsers';
const COUNTS = 'dist/.results/browsers.json';
const DETAILS = 'dist/.results/browsers-details.json';
mkdirSync('dist/.results', { recursive: true });
rmSync(DETAILS, { force: true });

if (!installedBrowser) {
  console.log('browsers: no CHROME_PATH and no /usr/bin/chromium; install chromium. Skipped:');
  for (const file of readdirSync(FOLDER)) {
    const titles =
      readFileSync(`${FOLDER}/${file}`, 'utf8').match(/(?<=\b(?:describe|it)(?:\.each\(.*\))?\(\s*')[^']+/g) ?? [];
    for (const title of titles) console.log(`  ${title}`);
  }
  finish(0, 0);
}

const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${DETAILS}`];
const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', '--project', 'browsers', ...options], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const result = existsSync(DETAILS)
  ? JSON.parse(readFileSync(DETAILS, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1 };
// a runner that fails without a failed test is a failure too
finish(result.numPassedTests, result.numFailedTests || (status === 0 ? 0 : 1));

/** @param {number} passed @param {number} failed @returns {never} */
function finish(passed, failed) {
  writeFileSync(COUNTS, JSON.stringify({ passed, failed }));
  console.log(`browsers: ${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
