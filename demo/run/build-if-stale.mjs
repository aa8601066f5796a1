// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a start needs of the build. The bundles are written anew by every build; tsc leaves a file alone whose text stays the same. */
const COMPILED = 'dist/collector/index.js';
const BUNDLES = ['dist/kotowari.js', 'dist/dashboard/summary.js'];

/**
 * Runs `npm run build` when something of the build is missing, or when a source is newer than it.
 * @param {string} root folder of the project
 * @returns {Promise<boolean>} whether it was built; rejects when the build failed
 */
export async function buildIfStale(root) {
  if (!(await isStale(root))) return false;
  // npm names its own program; without npm around us it is found on the path
  const own = process.env.npm_execpath;
  const [command, args] = own ? [process.execPath, [own]] : ['npm', []];
  const build = spawn(command, [...args, 'run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2], // tsc tells its errors on standard output
  });
  const [code] = await once(build, 'exit');
  if (code !== 0) throw new Error('the build failed; its messages are above, and `npm run build` shows all of them');
  return true;
}

/** @param {string} root */
async function isStale(root) {
  const built = await Promise.all(BUNDLES.map((file) => readTime(join(root, file))));
  if (built.includes(0) || (await readTime(join(root, COMPILED))) === 0) return true;
  return (await findNewest(join(root, 'src'))) > Math.min(...built);
}

/**
 * @param {string} folder
 * @returns {Promise<number>} time of the newest file below, in milliseconds
 */
async function findNewest(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = files
    .filter((entry) => entry.isFile())
    .map((entry) => readTime(join(entry.parentPath ?? entry.path, entry.name)));
  return (await Promise.all(times)).reduce((newest, time) => Math.max(newest, time), 0);
}

/** @param {string} file */
async function readTime(file) {
  const found = await stat(file).catch(() => null);
  return found?.mtimeMs ?? 0;
}
