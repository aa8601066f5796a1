import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIfStale } from '../../../demo/run/build-if-stale.mjs';

const FILES = ['dist/collector/index.js', 'dist/kotowari.js', 'dist/dashboard/summary.js'];
const BUILD = `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
for (const folder of ['dist/collector', 'dist/dashboard']) mkdirSync(folder, { recursive: true });
for (const file of ${JSON.stringify(FILES)}) writeFileSync(file, '');
appendFileSync('builds', '.');`;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kotowari-build-'));
  await mkdir(join(root, 'src/notice'), { recursive: true });
  await writeFile(join(root, 'src/notice/a.ts'), '');
  await writeFile(join(root, 'build.mjs'), BUILD);
  await writeFile(join(root, 'package.json'), '{"scripts":{"build":"node build.mjs"}}');
});

afterEach(() => rm(root, { recursive: true, force: true }));

it('builds what is missing, and nothing twice', async () => {
  expect(await buildIfStale(root)).toBe(true);
  expect(await buildIfStale(root)).toBe(false);
  expect(await readFile(join(root, 'builds'), 'utf8')).toBe('.');
});

it.each(FILES)('builds again without %s', async (file) => {
  await buildIfStale(root);
  await rm(join(root, file));
  expect(await buildIfStale(root)).toBe(true);
});

it('builds again for a source that is newer, however deep, whatever else was written into dist since', async () => {
  await buildIfStale(root);
  const later = new Date(Date.now() + 5000);
  await utimes(join(root, 'src/notice/a.ts'), later, later);
  await writeFile(join(root, 'dist/results.json'), '');
  await utimes(join(root, 'dist/results.json'), new Date(Date.now() + 9000), new Date(Date.now() + 9000));
  expect(await buildIfStale(root)).toBe(true);
});

it('says so when the build fails', async () => {
  await writeFile(join(root, 'build.mjs'), 'process.exit(3)');
  await expect(buildIfStale(root)).rejects.toThrow('the build failed');
});
