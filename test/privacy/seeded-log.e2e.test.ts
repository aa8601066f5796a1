import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededLog } from './canaries.js';
import { dumpDuckDb, findCanaries, listFiles } from './find-bytes.js';

const MAIN = 'dist/cli/main.js';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const yesterday = new Date(Date.now() - 86_400_000);
const recent = `[${String(yesterday.getUTCDate()).padStart(2, '0')}/${MONTHS[yesterday.getUTCMonth()]}/${yesterday.getUTCFullYear()}:`;
const { lines: seeded, canaries } = createSeededLog();
/** Of yesterday: requests that are old become no rows for investigation. */
const lines = seeded.map((line) => line.replace('[20/May/2026:', recent));
const folder = mkdtempSync(join(tmpdir(), 'kotowari-seeded-'));
const log = join(folder, 'seeded.log');
const store = join(folder, 'store');
const keys = join(folder, 'keys');

beforeAll(() => writeFileSync(log, `${lines.join('\n')}\n`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kotowari(...words: string[]) {
  const done = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'buffer', maxBuffer: 1 << 28 });
  return { status: done.status, printed: Buffer.concat([done.stdout, done.stderr]) };
}

describe('a log with personal data in every field', () => {
  it('is seeded so that the search finds them where they are', () => {
    expect(canaries.length).toBeGreaterThan(500);
    // each in turn through the whole log would take minutes: a hundredth of the lines holds all kinds, encodings and places
    const sample = lines.filter((_, index) => index % 97 === 0).join('\n');
    const lower = sample.toLowerCase();
    const inSample = canaries.filter((canary) => lower.includes(canary.toLowerCase()));
    expect(inSample.length).toBeGreaterThan(200);
    expect(findCanaries(Buffer.from(sample), canaries)).toEqual(expect.arrayContaining(inSample));
    for (const form of ['base64', 'hex', 'utf16le'] as const) {
      const hidden =
        form === 'utf16le'
          ? Buffer.from('x203.0.113.77x', 'utf16le')
          : Buffer.from(Buffer.from('x203.0.113.77x').toString(form));
      expect(findCanaries(hidden, ['203.0.113.77']), form).toEqual(['203.0.113.77']);
    }
  });

  // the gate is open (1) or as it is by default (3): cleaning must hold in both
  for (const smallGroup of ['1', '3']) {
    it(`leaves none of them in a report, on the terminal or as a file, with --small-group ${smallGroup}`, () => {
      const output = join(folder, `report-${smallGroup}.json`);
      const toFile = kotowari('report', '--small-group', smallGroup, '-o', output, log);
      const toTerminal = kotowari('report', '--small-group', smallGroup, log);
      expect([toFile.status, toTerminal.status]).toEqual([0, 0]);
      const report = JSON.parse(readFileSync(output, 'utf8'));
      expect(report.totals).toMatchObject({
        lines: lines.length,
        rejected: { 'cut-short': 1, 'no-match': 1, 'bad-time': 1, 'bad-address': 1 },
      });
      expect(report.panels.pages.length).toBeGreaterThan(3);
      for (const bytes of [readFileSync(output), toFile.printed, toTerminal.printed])
        expect(findCanaries(bytes, canaries)).toEqual([]);
    });
  }

  it('leaves none of them in the store, its keys and what collect prints', { timeout: 120_000 }, async () => {
    const { status, printed } = kotowari(
      'collect',
      '--once',
      '--small-group',
      '1',
      '--store',
      store,
      '--keys',
      keys,
      log,
    );
    expect(status).toBe(0);
    expect(findCanaries(printed, canaries)).toEqual([]);
    const files = listFiles(store);
    expect(files.length).toBeGreaterThan(0);
    for (const file of [...files, ...listFiles(keys)])
      expect(findCanaries(readFileSync(file), canaries), file).toEqual([]);
    const copy = join(folder, 'copy.duckdb');
    copyFileSync(join(store, 'kotowari.duckdb'), copy);
    const dump = await dumpDuckDb(copy);
    expect(dump.length).toBeGreaterThan(10_000);
    // with the rows for investigation and what they refer to
    for (const column of ['incident_rows.time', 'incident_values.text'])
      expect(dump.toString()).toMatch(new RegExp(`${column}\n(?!\\w+\\.)`));
    expect(findCanaries(dump, canaries)).toEqual([]);
  });

  it(
    'leaves none of them in what the summary page is told, nor in the log of a collector that is killed',
    { timeout: 120_000 },
    async () => {
      const live = join(folder, 'live');
      const collector = spawn(process.execPath, [
        MAIN,
        'collect',
        '--port',
        '0',
        '--small-group',
        '1',
        '--store',
        live,
        '--keys',
        keys,
        log,
      ]);
      const printed: Buffer[] = [];
      collector.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
      const url = await new Promise<string>((done) => {
        collector.stderr.on('data', (chunk: Buffer) => {
          printed.push(chunk);
          const found = /http:\S+/.exec(Buffer.concat(printed).toString());
          if (found) done(found[0]);
        });
      });
      try {
        const answer = await untilParsed(`${url}api/report`, lines.length - 4);
        expect(findCanaries(Buffer.from(answer), canaries)).toEqual([]);
      } finally {
        collector.kill('SIGKILL');
        await new Promise((done) => collector.once('exit', done));
      }
      expect(findCanaries(Buffer.concat(printed), canaries)).toEqual([]);
      // killed: the write-ahead log holds strings in clear
      for (const file of listFiles(live)) expect(findCanaries(readFileSync(file), canaries), file).toEqual([]);
    },
  );

  it('is not quoted when it cannot be read', () => {
    const damaged = join(folder, 'damaged.gz');
    writeFileSync(damaged, gzipSync(lines.join('\n')).subarray(0, -20));
    const noLog = join(folder, 'no-log.txt');
    writeFileSync(noLog, canaries.join('\n'));
    for (const file of [damaged, noLog]) {
      const { status, printed } = kotowari('report', file);
      expect(status, file).toBe(1);
      expect(printed.length).toBeGreaterThan(20);
      expect(findCanaries(printed, canaries), file).toEqual([]);
    }
  });
});

async function untilParsed(url: string, parsed: number): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const text = await (await fetch(url)).text();
    if ((JSON.parse(text) as { totals: { parsed: number } }).totals.parsed >= parsed) return text;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the log was not read in time');
}
