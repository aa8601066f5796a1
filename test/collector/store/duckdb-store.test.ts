import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync, appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCollect, runReport, runStoreReport, type KotowariError } from '../../../src/collector/index.js';
import { asStored } from '../harness/stored-facts.js';
import { openDuckDbStore } from '../../../src/collector/store/index.js';
import type { Report } from '../../../src/contract/index.js';
import { BROWSER, toLog, type Ask } from '../harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';

const FIXTURE = new URL('../fixtures/combined.log', import.meta.url).pathname;
const newFolder = useTemporaryFolders();

describe('a report from the store', () => {
  it.each([1, 3])('equals the report from the file, small group %i', async (smallGroup) => {
    const site = newSite();
    await site.collect(readFileSync(FIXTURE), { smallGroup });
    expect(await site.report()).toEqual(await site.reportFromFile({ smallGroup }));
  });

  it.each([1, 3])('equals it also when its days are closed, small group %i', async (smallGroup) => {
    const site = newSite();
    await site.collect(readFileSync(FIXTURE), { smallGroup });
    await site.closeDays({ smallGroup });
    expect(await site.openDays()).toEqual([]);
    expect(await site.report()).toEqual(await site.reportFromFile({ smallGroup }));
  });

  it('equals it however often the program was restarted in between', async () => {
    const site = newSite();
    const lines = readFileSync(FIXTURE, 'utf8').split(/(?<=\n)/);
    const stops = [1, 37, 38, 90, 91, 145, 222, 299, 300];
    for (const [index, stop] of stops.entries()) await site.collect(lines.slice(stops[index - 1] ?? 0, stop).join(''));
    expect(await site.report()).toEqual(await site.reportFromFile());
  });

  it('equals it when the program is restarted inside visits and gates', async () => {
    const site = newSite();
    const asks = [0, 1, 2, 3].flatMap((round) =>
      ['/a', '/b', '/c'].map((target, index) => ({
        address: `10.0.${(round + index) % 4}.1`,
        target,
        time: `08/Mar/2026:10:${String(round * 14 + index).padStart(2, '0')}:00 +0000`,
      })),
    );
    for (const ask of asks) await site.collect(toLog(ask));
    expect(await site.report()).toEqual(await site.reportFromFile());
    await site.closeDays();
    expect(await site.report()).toEqual(await site.reportFromFile());
  });

  it('can be asked for larger groups, never for smaller ones', async () => {
    const site = newSite();
    await site.collect(
      toLog(
        ...people(6, { target: '/' }),
        ...people(4, { target: '/four' }),
        ...people(2, { target: '/two' }),
        ...people(2, { target: '/too' }),
        ...people(1, { target: '/news/a' }),
      ),
      { publicPaths: ['/news/*'] },
    );
    for (const close of [false, true]) {
      if (close) await site.closeDays();
      expect(pagesOf(await site.report({ smallGroup: 1 }))).toEqual(['/', '/four', '/news/a', '(other)']);
      expect(pagesOf(await site.report({ smallGroup: 3 }))).toEqual(['/', '/four', '/news/a', '(other)']);
      expect(pagesOf(await site.report({ smallGroup: 5 }))).toEqual(['/', '/news/a', '(other)']);
    }
  });

  it('keeps to the days that are asked for', async () => {
    const site = newSite();
    await site.collect(readFileSync(FIXTURE));
    const period = { since: '2026-03-08', until: '2026-03-08' };
    const fromFile = await site.reportFromFile(period);
    expect(await site.report(period)).toEqual(fromFile);
    await site.closeDays();
    expect(await site.report(period)).toEqual(fromFile);
  });
});

describe('a closed day', () => {
  const hidden: Ask = { address: '192.0.2.7', target: '/soudan-note-tanaka', referrer: 'https://only-here.example/' };
  const alsoHidden: Ask = {
    address: '192.0.2.8',
    target: '/report-for-suzuki',
    referrer: 'https://only-there.example/',
  };

  it('leaves no token and no unnamed value in any byte of the store', async () => {
    const site = newSite();
    await site.collect(toLog(hidden, alsoHidden, ...people(300)));
    const open = await site.openDays();
    const tokens = open.flatMap((day) =>
      [...day.visitors, ...day.networks, ...day.cells].flatMap(({ token }) => token ?? []),
    );
    expect(tokens.length).toBeGreaterThan(500);
    // the search finds what is there: a planted value, and the tokens of the open day
    const planted = join(site.store, 'planted');
    writeFileSync(planted, Buffer.concat([Buffer.alloc(5000, 1), Buffer.from(tokens[0]!), Buffer.alloc(5000, 2)]));
    expect(found(site.store, [tokens[0]!])).not.toEqual([]);
    writeFileSync(planted, '');
    expect(found(site.store, tokens).length).toBeGreaterThan(tokens.length / 2);

    await site.closeDays();
    expect(found(site.store, tokens)).toEqual([]);
    expect(found(site.store, ['tanaka', 'suzuki', 'only-here', 'only-there', '192.0.2', '10.0.'])).toEqual([]);
    const dump = await dumpOf(site.store);
    expect(dump).toContain('/:word');
    for (const secret of [...tokens, 'tanaka', 'suzuki', 'only-here']) expect(dump).not.toContain(secret);
  });

  it('never held an unnamed value or a raw datum, open or closed', async () => {
    const site = newSite();
    await site.collect(toLog(hidden, alsoHidden, ...people(5)));
    const dump = await dumpOf(site.store);
    for (const secret of ['tanaka', 'suzuki', 'only-here', '192.0.2', '10.0.1', BROWSER, 'Gecko'])
      expect(dump).not.toContain(secret);
    expect(dump).toContain('Firefox');
  });

  it('is rid of its bytes also when the program died before it could rewrite the file', async () => {
    const site = newSite();
    await site.collect(toLog(hidden, ...people(300)));
    const tokens = (await site.openDays()).flatMap((day) => day.visitors.map(({ token }) => token));
    const store = await openDuckDbStore(site.store, { defaultTimeZone: 'UTC' });
    await store.closeDay({ day: '2026-03-08', visits: 1, cells: [] });
    await store.close();
    expect(found(site.store, tokens)).not.toEqual([]);
    await site.collect('');
    expect(found(site.store, tokens)).toEqual([]);
  });

  it('takes late lines as requests and bytes, never as visitors', async () => {
    const site = newSite();
    await site.collect(toLog(...people(5), hidden, alsoHidden));
    await site.closeDays();
    const before = await site.report();
    await site.collect(
      toLog({ address: '10.9.9.9', target: '/', bytes: 1000, status: 404 }, { target: '/new-and-late' }, hidden),
    );
    const after = await site.report();
    expect(after.quality.late).toBe(3);
    expect(after.totals).toMatchObject({
      lines: before.totals.lines + 3,
      requests: before.totals.requests + 3,
      bytesSent: before.totals.bytesSent + 1200,
      errors: before.totals.errors + 1,
      visitors: before.totals.visitors,
      visits: before.totals.visits,
    });
    expect(await dumpOf(site.store)).not.toMatch(/new-and-late|tanaka/);
    // the sums of every panel still agree with its requests
    const sum = (report: Report) => report.panels.statuses.reduce((all, { requests }) => all + requests, 0);
    expect(sum(after) + (after.panels.statuses.length ? 0 : after.quality.folded.statuses!)).toBe(
      after.totals.requests,
    );
  });

  it('says that its key was lost', async () => {
    const site = newSite();
    await site.collect(toLog(...people(5)));
    site.loseKeys();
    await site.collect(toLog(...people(5)));
    const report = await site.report();
    expect(report.quality.keyLost).toEqual(['2026-03-08']);
    expect(report.totals.requests).toBe(10);
    await site.closeDays();
    expect((await site.report()).quality.keyLost).toEqual(['2026-03-08']);
  });
});

describe('opening a store', () => {
  it('refuses one that is not there, and says how to make it', async () => {
    await expectFailure(
      () => openDuckDbStore(join(newFolder(), 'no'), { defaultTimeZone: 'UTC' }),
      'store-missing',
      'kotowari collect --store',
    );
  });

  it('refuses another zone', async () => {
    const folder = await newStore('Asia/Tokyo');
    await expectFailure(
      () => openDuckDbStore(folder, { timeZone: 'UTC', defaultTimeZone: 'UTC' }),
      'store-mismatch',
      'Asia/Tokyo',
    );
    const again = await openDuckDbStore(folder, { timeZone: 'Asia/Tokyo', defaultTimeZone: 'UTC' });
    expect(again.identity).toMatchObject({ timeZone: 'Asia/Tokyo', schemaVersion: 2 });
    await again.close();
  });

  it('refuses one of a newer version', async () => {
    const folder = await newStore();
    await query(folder, `UPDATE meta SET value = '3' WHERE name = 'schema_version'`);
    await expectFailure(
      () => openDuckDbStore(folder, { defaultTimeZone: 'UTC' }),
      'store-version',
      'has version 3; this program reads 2',
    );
  });

  it('refuses one that is open', async () => {
    const folder = await newStore();
    const store = await openDuckDbStore(folder, { defaultTimeZone: 'UTC' });
    await expectFailure(() => openDuckDbStore(folder, { defaultTimeZone: 'UTC' }), 'store-busy', 'already open');
    await store.close();
    await (await openDuckDbStore(folder, { defaultTimeZone: 'UTC' })).close();
  });

  it('refuses a file that is no store', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'kotowari.duckdb'), 'not a database'.repeat(1000));
    await expectFailure(
      () => openDuckDbStore(folder, { defaultTimeZone: 'UTC' }),
      'store-failed',
      'the engine refused the file',
    );
  });

  it('keeps the file to its owner, and the name of the site random', async () => {
    const [one, two] = [await newStore(), await newStore()];
    expect(statSync(join(one, 'kotowari.duckdb')).mode & 0o777).toBe(0o600);
    expect(await query(one, 'SELECT value FROM meta')).not.toEqual(await query(two, 'SELECT value FROM meta'));
  });

  it('takes away a copy that was not finished, and keeps the store', async () => {
    const site = newSite();
    await site.collect(toLog(...people(5)));
    writeFileSync(join(site.store, 'kotowari.duckdb.new'), 'half a copy');
    expect((await site.report()).totals.requests).toBe(5);
    expect(existsSync(join(site.store, 'kotowari.duckdb.new'))).toBe(false);
  });
});

describe('a commit', () => {
  const position = { identity: '1:2', head: 7, headBytes: 256, offset: 2 ** 40, line: 3e9 };

  it('keeps positions, one for each file, none for a stream', async () => {
    const store = await openDuckDbStore(await newStore(), { defaultTimeZone: 'UTC' });
    await store.commit({ days: [], nameable: [] }, [position, { ...position, identity: '' }]);
    await store.commit({ days: [], nameable: [] }, [{ ...position, offset: 5 }]);
    expect(await store.positions()).toEqual([{ ...position, offset: 5 }]);
    await store.close();
  });

  it('is all or nothing', async () => {
    const store = await openDuckDbStore(await newStore(), { defaultTimeZone: 'UTC' });
    await store.commit({ days: [], nameable: [{ table: 'pages', text: '/a', since: '2026-03-08' }] }, [position]);
    const broken = { ...position, identity: '9:9', offset: NaN };
    await expectFailure(
      () => store.commit({ days: [], nameable: [{ table: 'pages', text: '/b', since: '' }] }, [broken]),
      'store-failed',
      'could not be read or written',
    );
    expect(await store.positions()).toEqual([position]);
    expect(await store.nameable()).toEqual([{ table: 'pages', text: '/a', since: '2026-03-08' }]);
    await store.close();
  });

  it('keeps the earliest day on which a value may be named', async () => {
    const store = await openDuckDbStore(await newStore(), { defaultTimeZone: 'UTC' });
    for (const since of ['2026-03-08', '2026-03-07', '2026-03-09'])
      await store.commit({ days: [], nameable: [{ table: 'pages', text: "/it's", since }] }, []);
    expect(await store.nameable()).toEqual([{ table: 'pages', text: "/it's", since: '2026-03-07' }]);
    await store.close();
  });
});

interface SiteSettings {
  readonly smallGroup?: number;
  readonly publicPaths?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

/** A site with its log, store and keys in a folder of its own. */
function newSite() {
  const folder = newFolder();
  const [log, store, keys] = [join(folder, 'access.log'), join(folder, 'store'), join(folder, 'keys')];
  writeFileSync(log, '');
  const common = { timeZone: 'Asia/Tokyo', format: 'combined' } as const;
  const collect = async (added: string | Buffer, settings: SiteSettings = {}) => {
    appendFileSync(log, added);
    await runCollect({ files: [log], store, keys, once: true, ...common, ...settings });
  };
  const keyFiles = () => filesUnder(keys).map(({ name }) => name);
  return {
    store,
    collect,
    report: (settings: SiteSettings = {}) => runStoreReport({ store, ...settings }),
    reportFromFile: async (settings: SiteSettings = {}) =>
      asStored(await runReport({ files: [log], ...common, ...settings })),
    /** Lets the keys be as old as their days, and opens the store again: their days are closed. */
    closeDays: async (settings: SiteSettings = {}) => {
      for (const file of keyFiles()) utimesSync(file, 1_700_000_000, 1_700_000_000);
      await collect('', settings);
    },
    /** A reboot: what was in memory is gone. */
    loseKeys: () => keyFiles().forEach((file) => rmSync(file)),
    openDays: async () => {
      const opened = await openDuckDbStore(store, { defaultTimeZone: 'UTC' });
      const days = await opened.openDays();
      await opened.close();
      return days;
    },
  };
}

function people(count: number, ask: Ask = {}): Ask[] {
  return Array.from({ length: count }, (_, index) => ({
    address: `10.0.${index % 250}.${1 + Math.floor(index / 250)}`,
    ...ask,
  }));
}

function pagesOf(report: Report): string[] {
  return report.panels.pages.map(({ value }) => value);
}

async function newStore(timeZone = 'UTC'): Promise<string> {
  const folder = newFolder();
  await (await openDuckDbStore(folder, { create: true, defaultTimeZone: timeZone })).close();
  return folder;
}

/** Which of these texts stand in the bytes of any file under the folder. */
function found(folder: string, texts: readonly string[]): string[] {
  const files = filesUnder(folder).map(({ bytes }) => bytes);
  return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
}

/** Asks the engine itself, past the program. */
async function query(folder: string, sql: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(join(folder, 'kotowari.duckdb'));
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Every table of the store as text. */
async function dumpOf(folder: string): Promise<string> {
  const tables = await query(folder, `SELECT table_name FROM information_schema.tables`);
  const rows: unknown[] = [];
  for (const [table] of tables as string[][]) rows.push(await query(folder, `SELECT * FROM ${table}`));
  return JSON.stringify(rows);
}

async function expectFailure(
  work: () => Promise<unknown>,
  code: KotowariError['code'],
  message: string,
): Promise<void> {
  const failure = await work().catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'KotowariError', code });
  expect((failure as Error).message).toContain(message);
}
