import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolders } from '../collector/harness/temporary-folder.js';

const run = promisify(execFile);
const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const LOG = path('test/collector/fixtures/combined.log');
const MAIN = path('dist/cli/main.js');
const newFolder = useTemporaryFolders();

// counted, not timed: a machine may be slow, but it loads the same
describe('what is loaded', () => {
  it.each([
    ['--version', 5],
    ['--help', 9],
  ])('for %s is the table of commands and nothing of a command', async (word, most) => {
    const { own, packages } = await modulesOf([MAIN, word]);
    expect(packages).toEqual([]);
    expect(own.length, own.join('\n')).toBeLessThanOrEqual(most);
    expect(own.filter((file) => file.startsWith('collector/'))).toEqual([]);
  });

  it('for the help of a command is no road and no package', async () => {
    const { own, packages } = await modulesOf([MAIN, 'collect', '--help']);
    expect(packages).toEqual([]);
    expect(
      own.filter((file) => /^collector\/(?!model|formats|roads\/(?:on-demand|settings)\.js|index\.js)/.test(file)),
    ).toEqual([]);
  });

  it('for the report of a file is neither store nor server', async () => {
    const { own, packages } = await modulesOf([MAIN, 'report', '--json', LOG]);
    expect(packages.filter((name) => name.startsWith('@duckdb/') || /hono/.test(name))).toEqual([]);
    expect(own.filter((file) => /^collector\/(?:store|server|incident|duties)\//.test(file))).toEqual([]);
    expect(own).toContain('collector/roads/report.js');
  });

  it('for the report of a store is its engine, and no web server', async () => {
    const store = join(newFolder(), 'store');
    await run(process.execPath, [MAIN, 'collect', '--once', '--store', store, '--keys', newFolder(), LOG]);
    const { packages } = await modulesOf([MAIN, 'report', '--json', '--store', store]);
    expect(packages).toContain('@duckdb/node-api');
    expect(packages.filter((name) => /hono/.test(name))).toEqual([]);
  });

  it('by whoever imports kotowari/collector is no package until a road is taken', async () => {
    const entry = pathToFileURL(path('dist/collector/index.js')).href;
    const { own, packages } = await modulesOf(['--input-type=module', '-e', `await import('${entry}')`]);
    expect(own).toContain('collector/index.js');
    expect(packages).toEqual([]);
  });
});

/** Files below `dist/`, and names of packages. */
async function modulesOf(words: readonly string[]): Promise<{ own: string[]; packages: string[] }> {
  const list = join(newFolder(), 'modules');
  const hook = new URL('list-modules.mjs', import.meta.url).href;
  await run(process.execPath, ['--import', hook, ...words], { env: { ...process.env, LOADED_MODULES: list } });
  const urls = readFileSync(list, 'utf8').split('\n');
  const after = (mark: RegExp) => urls.flatMap((url) => mark.exec(url)?.[1] ?? []);
  return {
    own: after(/\/dist\/((?:cli|collector|contract|clean)\/.*)/).filter((file) => !file.includes('node_modules')),
    packages: [...new Set(after(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//))],
  };
}
