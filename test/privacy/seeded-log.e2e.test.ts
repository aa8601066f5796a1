import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createData, DATA } from './canary-data.js';
import { createSeededLog } from './canaries.js';
import { distinctParts, dumpDuckDb, findCanaries, listFiles } from './find-bytes.js';

const MAIN = 'dist/cli/main.js';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const yesterday = new Date(Date.now() - 86_400_000);
const recent = `[${String(yesterday.getUTCDate()).padStart(2, '0')}/${MONTHS[yesterday.getUTCMonth()]}/${yesterday.getUTCFullYear()}:`;
const { lines: seeded, canaries } = createSeededLog();
/** Of yesterday: requests that are old become no rows for investigation. */
const lines = seeded.map((line) => line.replace('[20/May/2026:', recent));
/** A user who looks like an address: the columns of such a line are others than the format says, so it is refused. */
const refusedIn = (all: readonly string[]): number =>
  all.filter((line) => {
    const user = /^\S+ - (\S+) \[/.exec(line)?.[1] ?? '';
    return isIP(user) !== 0 || /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(user);
  }).length;
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
        rejected: { 'cut-short': 1, 'no-match': 1 + refusedIn(lines), 'bad-time': 1, 'bad-address': 1 },
      });
      expect(report.panels.pages.length).toBeGreaterThan(3);
      for (const bytes of [readFileSync(output), toFile.printed, toTerminal.printed])
        expect(findCanaries(bytes, canaries)).toEqual([]);
    });
  }

  it.each(['html', 'csv', 'md'])('leaves none of them in a report as %s', (ending) => {
    const output = join(folder, `report.${ending}`);
    const { status, printed } = kotowari('report', '--small-group', '1', '--rows', '0', '-o', output, log);
    expect(status).toBe(0);
    const bytes = readFileSync(output);
    expect(bytes.toString()).toContain('/page/:mail');
    for (const written of [bytes, printed]) expect(findCanaries(written, canaries)).toEqual([]);
  });

  it.each([
    ['tokens', []],
    ['cut addresses', ['--address', '/24,/48', '--time', 'minute']],
  ])('leaves none of them in the anonymized log, with %s', (_, options) => {
    const { status, printed } = kotowari('anonymize', ...options, log);
    expect(status).toBe(0);
    const text = printed.toString();
    expect(text.split('\n').filter((line) => line.includes('] "'))).toHaveLength(lines.length - 4 - refusedIn(lines));
    expect(text).toContain('/page/:mail');
    expect(findCanaries(distinctParts(text, / - - \[|\] /), canaries)).toEqual([]);
  });

  it('leaves none of them that stood in the name of a host', () => {
    const data = createData(DATA, 5000).filter(({ text }) => !/\s/.test(text));
    const traces = data.flatMap((datum) => datum.traces);
    const hosts = data.flatMap(({ text }) => [text, `${text}.example.jp`, `www.${text}.example:8080`]);
    const vhosts = join(folder, 'vhosts.log');
    const toLine = (host: string, network: number) =>
      `${host} 198.51.${network}.9 - - ${recent}10:00:00 +0900] "GET /page HTTP/1.1" 200 1 "https://${host}/" "Mozilla/5.0 (X11; Linux) Firefox/126.0"`;
    writeFileSync(vhosts, hosts.flatMap((host) => [1, 2, 3].map((network) => `${toLine(host, network)}\n`)).join(''));
    const common = ['--format', 'combined-vhost', vhosts];
    const json = kotowari('report', '--json', ...common);
    expect(JSON.parse(json.printed.toString()).panels.hosts.length).toBeGreaterThan(5);
    for (const { status, printed } of [
      json,
      kotowari('report', '--rows', '0', ...common),
      kotowari('anonymize', ...common),
    ]) {
      expect(status).toBe(0);
      expect(findCanaries(printed, traces)).toEqual([]);
    }
  });

  it('leaves none of them in what explain says is kept, on the terminal or as JSON', () => {
    // no gate here: one network is as good as three
    const once = join(folder, 'once.log');
    const { lines: onceLines } = createSeededLog(1);
    writeFileSync(once, `${onceLines.join('\n')}\n`);
    const json = kotowari('explain', '--json', '--time-zone', 'Asia/Tokyo', once);
    const explained = json.printed.toString().trimEnd().split('\n').map(readExplained);
    expect(explained).toHaveLength(onceLines.length);
    expect(explained.filter(({ safe }) => safe === null)).toHaveLength(4 + refusedIn(onceLines));
    const kept = explained.map((line) => JSON.stringify({ ...line, raw: null })).join('\n');
    expect(kept).toContain('"path":"/page/:mail"');
    expect(findCanaries(distinctParts(kept, /(?<=,)/), canaries)).toEqual([]);

    const { status, printed } = kotowari('explain', '--time-zone', 'Asia/Tokyo', once);
    expect([json.status, status]).toEqual([0, 0]);
    const shown = printed.toString();
    // its left side is the log: shown to whoever has the log
    expect(shown).toContain('198.51.100.201');
    const right = shown.split('\n').map((line) => line.slice(line.lastIndexOf('→')));
    expect(right.join()).toContain('/page/:mail');
    expect(findCanaries(distinctParts(right.join('\n'), /$/), canaries)).toEqual([]);
  });

  it('leaves none of them in the store, its keys and what collect prints', async () => {
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

  it('leaves none of them behind when collect --once is killed in the middle', async () => {
    const [killed, killedKeys] = [join(folder, 'killed'), join(folder, 'killed-keys')];
    for (const lifeMs of [150, 400, 900]) {
      const words = ['collect', '--once', '--small-group', '1', '--store', killed, '--keys', killedKeys, log];
      const collector = spawn(process.execPath, [MAIN, ...words]);
      const printed: Buffer[] = [];
      for (const stream of [collector.stdout, collector.stderr])
        stream.on('data', (chunk: Buffer) => printed.push(chunk));
      const ended = new Promise((done) => collector.once('exit', done));
      // keys are made when reading begins
      while (!existsSync(killedKeys)) await new Promise((done) => setTimeout(done, 5));
      await new Promise((done) => setTimeout(done, lifeMs));
      collector.kill('SIGKILL');
      await ended;
      expect(findCanaries(Buffer.concat(printed), canaries)).toEqual([]);
      for (const file of [...listFiles(killed), ...listFiles(killedKeys)])
        expect(findCanaries(readFileSync(file), canaries), file).toEqual([]);
    }
    // what the engine makes of what was left
    const copy = join(folder, 'killed-copy');
    cpSync(killed, copy, { recursive: true });
    expect(findCanaries(await dumpDuckDb(join(copy, 'kotowari.duckdb')), canaries)).toEqual([]);
    expect(kotowari('collect', '--once', '--store', killed, '--keys', killedKeys, log).status).toBe(0);
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
        const answer = await untilParsed(`${url}api/report`, lines.length - 4 - refusedIn(lines));
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

function readExplained(line: string): { readonly raw: unknown; readonly safe: unknown } {
  return JSON.parse(line) as { raw: unknown; safe: unknown };
}

async function untilParsed(url: string, parsed: number): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const text = await (await fetch(url)).text();
    if ((JSON.parse(text) as { totals: { parsed: number } }).totals.parsed >= parsed) return text;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the log was not read in time');
}
