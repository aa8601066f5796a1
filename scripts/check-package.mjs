// @ts-check
// Packs the package as npm would publish it: nothing stale in it, and publint and attw agree that bundlers, Node and TypeScript will read
// it rightly.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shell = process.platform === 'win32';
const PACK = ['pack', '--ignore-scripts', '--json', '--pack-destination'];
/** Made by hand or by vite; all else in dist/ is made by tsc, from a source of the same name. */
const MADE_OTHERWISE =
  /^(package\.json|(autoconsent|custom-elements)\.json|LICENSE|(README|CHANGELOG)[^/]*\.md|dist\/kotowari-licenses\.md|dist\/kotowari(-\w+)?\.js(\.map)?|dist\/messages\/kotowari-[a-z-]+\.js(\.map)?|dist\/dashboard\/(index\.html|summary\.(css|js|js\.map)))$/;

const folder = mkdtempSync(join(tmpdir(), 'kotowari-pack-'));
try {
  const [packed] = JSON.parse(execFileSync('npm', [...PACK, folder], { encoding: 'utf8', shell }));
  const tarball = join(folder, packed.filename);
  const attw = [
    'attw',
    tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './kotowari.js',
    './kotowari-details.js',
    './kotowari-gated.js',
    './kotowari-check.js',
    './messages/*.js',
    '--format',
    'ascii',
  ];
  const isWell = [
    isFresh(packed.files),
    run('npx', ['--no-install', 'publint', tarball, '--strict']),
    // an ESM package for Node 20 and bundlers: `require` and the old resolution are not offered
    run('npx', ['--no-install', ...attw]),
  ];
  process.exitCode = isWell.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** tsc leaves what it made of a source that is gone. @param {{ path: string }[]} files */
function isFresh(files) {
  const strays = files.map(({ path }) => path).filter((path) => !MADE_OTHERWISE.test(path) && !hasSource(path));
  for (const path of strays) console.error(`${path}: made from no source; remove it, or: rm -r dist && npm run build`);
  return strays.length === 0;
}

/** @param {string} path */
function hasSource(path) {
  return existsSync(path.replace(/^dist\//, 'src/').replace(/(\.d\.ts|\.js)$/, '.ts'));
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', shell }).status === 0;
}
