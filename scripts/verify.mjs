// @ts-check
// `npm run verify`, behind the tests: every check that package.json lists. Goes on after a failure, so that one run tells all.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @type {{ kotowari: { checks: string[] } }} */
const { kotowari } = JSON.parse(readFileSync('package.json', 'utf8'));
const failed = kotowari.checks.filter((check) => {
  console.log(`--- ${check}`);
  return (
    spawnSync('npm', ['run', '--silent', check], { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0
  );
});
console.log(failed.length ? `failed: ${failed.join(', ')}` : `verified: ${kotowari.checks.length} checks`);
process.exit(failed.length ? 1 : 0);
