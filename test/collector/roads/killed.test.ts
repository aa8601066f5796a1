import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { runCollect, runReport, runStoreReport } from '../../../src/collector/index.js';
import { useBuiltProgram } from '../harness/built-program.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';
import { asStored } from '../harness/stored-facts.js';

const FIXTURE = readFileSync(new URL('../fixtures/combined.log', import.meta.url), 'utf8');
const KILLS = 5;
const newFolder = useTemporaryFolders();
const program = useBuiltProgram('src/cli/main.ts');
let child: ChildProcess | null = null;
afterEach(() => void child?.kill('SIGKILL'));

it('loses no line and counts none twice, killed at any moment while lines come', { timeout: 40_000 }, async () => {
  const folder = newFolder();
  const [log, store, keys] = [join(folder, 'access.log'), join(folder, 'store'), join(folder, 'keys')];
  const lines = FIXTURE.split(/(?<=\n)/);
  const many = Array.from({ length: 40 }, () => lines).flat();
  writeFileSync(log, '');
  mkdirSync(store, { mode: 0o755 }); // made by a package, say
  let written = 0;
  const write = (count: number) => {
    // torn in the middle of a line now and then, as a full buffer tears it
    const text = many.slice(written, written + count).join('');
    const half = Math.floor(text.length / 2);
    appendFileSync(log, text.slice(0, half));
    appendFileSync(log, text.slice(half));
    written += count;
  };
  const writing = setInterval(() => write(Math.min(23, many.length - written)), 5);
  const alive: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const started = Date.now();
    child = spawn(
      process.execPath,
      [
        program.path,
        'collect',
        '--store',
        store,
        '--keys',
        keys,
        '--port',
        '0',
        '--time-zone',
        'Asia/Tokyo',
        '--format',
        'combined',
        log,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const ended = new Promise((done) => child!.once('exit', done));
    // it says where its page is once it follows: a slow machine must not kill it before
    await new Promise((done) => child!.stderr!.once('data', done));
    await new Promise((done) => setTimeout(done, 300 + Math.random() * 700));
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await ended;
    alive.push(Date.now() - started);
  }
  clearInterval(writing);
  for (const { name } of filesUnder(store)) expect(statSync(name).mode & 0o077, name).toBe(0);
  const between = await runStoreReport({ store });
  expect(between.totals.lines).toBeGreaterThan(0);
  write(many.length - written);
  await runCollect({ files: [log], store, keys, once: true, timeZone: 'Asia/Tokyo', format: 'combined' });
  const options = { timeZone: 'Asia/Tokyo', format: 'combined', files: [log] };
  expect(await runStoreReport({ store }), `killed after ${alive.join(', ')} ms`).toEqual(
    asStored(await runReport(options)),
  );
});
