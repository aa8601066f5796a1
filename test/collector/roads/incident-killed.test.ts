import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, cpSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { runStoreReport } from '../../../src/collector/index.js';
import { useBuiltProgram } from '../harness/built-program.js';
import { at, createIncidentSite, DAY, DAY_START_MS } from '../harness/incident-site.js';
import { toLog, type Ask } from '../harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const program = useBuiltProgram('src/cli/main.ts');
let child: ChildProcess | null = null;
afterEach(() => void child?.kill('SIGKILL'));

const MINUTE = 60_000;
const KILLS = 7;
/** Requests that can be told apart by their size. */
const asks = (count: number, days = 0): Ask[] =>
  Array.from({ length: count }, (_, index) => ({
    address: `10.${index % 7}.${index % 90}.${index % 200}`,
    time: at(new Date(DAY_START_MS + index * 1000).toISOString().slice(11, 19), days),
    target: index % 50 === 0 ? `/item?id=1%27%20UNION%20SELECT%20a--` : `/page-${'abcdefghij'[index % 10]}`,
    method: index % 11 === 0 ? 'POST' : 'GET',
    bytes: index,
  }));

it('keeps each row once, killed at any moment while lines come', { timeout: MINUTE }, async () => {
  const site = createIncidentSite(newFolder());
  const lines = toLog(...asks(12_000)).split(/(?<=\n)/);
  let written = 0;
  const write = (count: number) => {
    appendFileSync(site.log, lines.slice(written, written + count).join(''));
    written += count;
  };
  /** Lets lines come until something has happened. */
  const feed = async (until: () => boolean) => {
    while (!until()) {
      write(10);
      await new Promise((done) => setTimeout(done, 5));
    }
  };
  for (let kill = 0; kill < 4; kill++) {
    const follower = start(['--port', '0', ...wordsOf(site)]);
    await new Promise((done) => follower.stderr!.once('data', done));
    const before = walBytes(site.store);
    await feed(() => walBytes(site.store) !== before);
    const endMs = Date.now() + Math.random() * 500;
    await feed(() => Date.now() >= endMs);
    expect(follower.exitCode).toBeNull();
    await kill9(follower);
  }
  const between = (await site.rows()).length;
  expect(between).toBeGreaterThan(0);
  expect(between).toBe((await runStoreReport({ store: site.store })).totals.requests);
  write(lines.length);
  await site.collect();
  expect(sizesOf(await site.rows())).toEqual(lines.map((_, index) => index));
});

it(
  'has a day’s rows once, without tokens in the end, killed at any moment while they are rewritten',
  { timeout: MINUTE },
  async () => {
    const site = createIncidentSite(newFolder());
    const count = 10_000;
    const days = -20; // closed, and its keys dead, as soon as nobody used them for as long
    const day = new Date(DAY_START_MS + days * 86_400_000).toISOString().slice(0, 10);
    await site.collect(asks(count, days));
    const before = await site.rows(day);
    const used = DAY_START_MS / 1000 + days * 86_400;
    for (const { name } of filesUnder(site.keys)) utimesSync(name, used, used);
    const attackers = new Set(before.flatMap(({ attacks, address }) => (attacks.length > 0 ? address : [])));
    const gone = [...new Set(before.map(({ address }) => address!))].filter((token) => token && !attackers.has(token));
    expect(gone.length).toBeGreaterThan(100);
    const sample = gone.slice(0, 40);

    writeFileSync(site.log, ''); // a copy is another file, which would be read again
    const whole = join(newFolder(), 'whole');
    cpSync(join(site.log, '..'), whole, { recursive: true, preserveTimestamps: true });
    const startedMs = Date.now();
    await new Promise((done) => start(['--once', ...wordsOf(placesIn(whole))]).once('exit', done));
    const wholeMs = Date.now() - startedMs;
    const moments = new Set<string>();
    for (let kill = 1; kill <= KILLS; kill++) {
      const folder = join(newFolder(), 'copy');
      cpSync(join(site.log, '..'), folder, { recursive: true, preserveTimestamps: true });
      const copy = createIncidentSite(newFolder(), placesIn(folder));
      const process = start(['--once', ...wordsOf(placesIn(folder))]);
      await new Promise((done) => setTimeout(done, wholeMs * (0.3 + (0.7 * kill) / KILLS)));
      await kill9(process);
      const [state] = await copy.days();
      moments.add(`${state?.isKeyDead} ${copy.files().join()}`);
      expect(sizesOf(await copy.rows(day))).toEqual(before.map((_, index) => index));
      // started again, it comes to its end
      await copy.collect();
      expect(await copy.days()).toEqual([{ day, isKeyDead: true, isKeyLost: false }]);
      const rows = await copy.rows(day);
      expect(sizesOf(rows)).toEqual(before.map((_, index) => index));
      expect(rows.every(({ time, address }) => time % 3600 === 0 && (address === null || attackers.has(address)))).toBe(
        true,
      );
      expect(copy.files()).toHaveLength(1);
      expect(await copy.found(sample)).toEqual([]);
    }
    // not every one was killed before or after everything
    expect(moments.size).toBeGreaterThan(1);
  },
);

it(
  'is written by one process at a time; the other says so, and each row is there once',
  { timeout: MINUTE },
  async () => {
    const site = createIncidentSite(newFolder());
    writeFileSync(site.log, toLog(...asks(3000)));
    const ended = [1, 2, 3].map(
      () => new Promise((done) => start(['--once', ...wordsOf(site)]).once('exit', (status) => done(status))),
    );
    const statuses = await Promise.all(ended);
    expect(statuses).toContain(0);
    expect(statuses.filter((status) => status !== 0 && status !== 1)).toEqual([]);
    const rows = await site.rows();
    expect(sizesOf(rows)).toEqual(asks(3000).map((_, index) => index));
    // later, in another process: the same address has the same token
    await site.collect([{ ...asks(1)[0]!, method: 'GET', bytes: 5000 }]);
    const [same] = (await site.rows()).filter(({ bytesSent }) => bytesSent === 5000);
    expect(rows.filter(({ address }) => address === same!.address).length).toBeGreaterThan(0);
    expect((await site.days()).map(({ day }) => day)).toEqual([DAY]);
  },
);

/** What commits write to first. */
function walBytes(store: string): number {
  return statSync(join(store, 'kotowari.duckdb.wal'), { throwIfNoEntry: false })?.size ?? 0;
}

interface Places {
  readonly log: string;
  readonly store: string;
  readonly keys: string;
}

function placesIn(folder: string) {
  const [log, store, keys] = [join(folder, 'access.log'), join(folder, 'store'), join(folder, 'keys')];
  return { log, store, keys, files: [log] };
}

function wordsOf({ log, store, keys }: Places): string[] {
  return ['--store', store, '--keys', keys, '--time-zone', 'UTC', '--format', 'combined', log];
}

function start(words: readonly string[]): ChildProcess {
  child = spawn(process.execPath, [program.path, 'collect', ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  return child;
}

async function kill9(process: ChildProcess): Promise<void> {
  const ended = process.exitCode === null ? new Promise((done) => process.once('exit', done)) : null;
  process.kill('SIGKILL');
  await ended;
}

function sizesOf(rows: readonly { readonly bytesSent: number }[]): number[] {
  return rows.map(({ bytesSent }) => bytesSent).toSorted((a, b) => a - b);
}
