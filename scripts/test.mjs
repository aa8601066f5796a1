// @ts-check
// `npm test`: builds, then runs every test there is: unit, browser, end to end. Goes on after a failure, so that one run tells all.
// Counts go to dist/.results, from where `.ci/run` adds them up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const RESULTS = 'dist/.results';
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const build = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (build.status !== 0) process.exit(build.status ?? 1);

const counts = [vitest('unit'), browser(), vitest('end-to-end')];
for (const { name, passed, failed } of counts) console.log(`${name}: ${passed} passed, ${failed} failed`);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
writeFileSync(`${RESULTS}/total.json`, JSON.stringify({ passed, failed }));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** @param {string} project */
function vitest(project) {
  const file = `${RESULTS}/${project}.json`;
  const status = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return { name: project, passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return count(project, result.numPassedTests, result.numFailedTests, status);
}

function browser() {
  const status = run('wtr', []);
  const file = `${RESULTS}/browser.json`;
  if (!existsSync(file)) return { name: 'browser', passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return count('browser', result.passed, result.failed, status);
}

/**
 * A runner that fails without a failed test (a file that does not load, no test at all) is a failure too.
 * @param {string} name @param {number} passed @param {number} failed @param {number} status
 */
function count(name, passed, failed, status) {
  return { name, passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed };
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return (
    spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit', shell: process.platform === 'win32' })
      .status ?? 1
  );
}
