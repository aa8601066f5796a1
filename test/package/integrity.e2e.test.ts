import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticePage, openStage, pause, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';
const printed = execFileSync(process.execPath, ['scripts/print-integrity.mjs'], { encoding: 'utf8' });
const line = (name: string) => printed.split('\n').find((text) => text.startsWith(`dist/${name} `)) ?? '';
const hash = /sha384-\S+/.exec(line('kotowari.js'))?.[0] ?? '';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('what the build prints', () => {
  it.each(readdirSync('dist').filter((name) => name.startsWith('kotowari')))('names %s with its size', (name) => {
    const size = brotliCompressSync(readFileSync(`dist/${name}`)).length;
    expect(line(name)).toContain(` ${size.toLocaleString('en')} B brotli  sha384-`);
  });

  it('is, for kotowari.js, the size that README states', () => {
    const size = brotliCompressSync(readFileSync('dist/kotowari.js')).length;
    const [, stated] = /\| \[([\d.]+) kB\]\(/.exec(readFileSync('README.md', 'utf8')) ?? [];
    expect(stated).toBe((size / 1000).toFixed(1));
  });

  it('is an integrity hash with which a browser takes the script, and takes no other', async () => {
    const withHash = (value: string) => noticePage({ attributes: `data-model="opt-in" integrity="${value}"` });
    const page = await (await stage.visitor()).newPage();
    stage.pages = {
      '/': withHash(hash),
      '/changed': withHash(hash.replace(/-./, (old) => (old === '-A' ? '-B' : '-A'))),
    };
    await page.goto(HOME);
    await whenNotice(page);
    await page.goto(`${HOME}changed`);
    await pause(700);
    expect(await page.evaluate(() => 'kotowari' in globalThis)).toBe(false);
    expect(stage.recorder.google()).toEqual([]);
  });
});
