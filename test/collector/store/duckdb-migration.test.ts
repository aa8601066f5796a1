import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCollect, runStoreReport } from '../../../src/collector/index.js';
import { openDuckDbStore } from '../../../src/collector/store/index.js';
import { at, createIncidentSite, DAY } from '../harness/incident-site.js';
import { toLog } from '../harness/safe-batches.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

vi.setConfig({ testTimeout: 20_000 }); // each opens and closes a store several times
const newFolder = useTemporaryFolders();

/** The tables of version 1, as the program of that time made them. */
const COUNTS = 'requests page_views bytes_sent errors bot_requests visitors networks'
  .split(' ')
  .map((name) => `${name} BIGINT NOT NULL`);
const VERSION_1 = [
  'CREATE TABLE meta (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)',
  'CREATE TABLE sources (identity VARCHAR PRIMARY KEY, head INTEGER NOT NULL, head_bytes INTEGER NOT NULL, byte_offset BIGINT NOT NULL, line BIGINT NOT NULL)',
  'CREATE TABLE days (day VARCHAR PRIMARY KEY, closed BOOLEAN NOT NULL, visits BIGINT NOT NULL, late BIGINT NOT NULL, key_lost BOOLEAN NOT NULL, capped BOOLEAN NOT NULL)',
  'CREATE TABLE lines (day VARCHAR, outcome VARCHAR, lines BIGINT NOT NULL, PRIMARY KEY (day, outcome))',
  `CREATE TABLE cells (day VARCHAR, host VARCHAR, cell INTEGER, panel VARCHAR NOT NULL, text VARCHAR, token VARCHAR, shape VARCHAR NOT NULL, distinct_values INTEGER NOT NULL, ${COUNTS.join(', ')}, PRIMARY KEY (day, host, cell))`,
  'CREATE TABLE nameable (panel VARCHAR, text VARCHAR, since VARCHAR NOT NULL, PRIMARY KEY (panel, text))',
  'CREATE TABLE open_visitors (day VARCHAR, id INTEGER, token VARCHAR NOT NULL, network INTEGER NOT NULL, visits VARCHAR NOT NULL, PRIMARY KEY (day, id))',
  'CREATE TABLE open_networks (day VARCHAR, id INTEGER, token VARCHAR NOT NULL, PRIMARY KEY (day, id))',
  'CREATE TABLE open_visitor_pairs (day VARCHAR, cell INTEGER NOT NULL, member INTEGER NOT NULL)',
  'CREATE TABLE open_network_pairs (day VARCHAR, cell INTEGER NOT NULL, member INTEGER NOT NULL)',
  `INSERT INTO meta VALUES ('schema_version', '1'), ('site_id', '0123456789abcdef0123456789abcdef'), ('time_zone', 'UTC'), ('small_group', '1')`,
  `INSERT INTO days VALUES ('2026-03-08', true, 1, 0, false, false), ('${DAY}', false, 0, 0, false, false)`,
  `INSERT INTO lines VALUES ('2026-03-08', 'parsed', 5), ('${DAY}', 'parsed', 2)`,
  `INSERT INTO cells VALUES ('2026-03-08', '', 0, '@day', '', NULL, '', 1, 5, 5, 500, 0, 0, 1, 1), ('2026-03-08', '', 1, 'pages', '/old', NULL, '', 1, 5, 5, 500, 0, 0, 1, 1)`,
  `INSERT INTO cells VALUES ('${DAY}', '', 0, '@day', '', NULL, '', 1, 2, 2, 200, 0, 0, 0, 0), ('${DAY}', '', 1, 'pages', '/open', NULL, '', 1, 2, 2, 200, 0, 0, 0, 0)`,
];

describe('a store of version 1', () => {
  it('is brought up to date when it is opened, and keeps what it holds', async () => {
    const site = createIncidentSite(newFolder());
    await makeVersion1(site.store);
    const report = await runStoreReport({ store: site.store });
    expect(report.totals).toMatchObject({ lines: 7, requests: 7, pageViews: 7 });
    expect(report.panels.pages.map(({ value }) => value)).toEqual(['/old', '/open']);
    await site.withStore(async (store) => {
      expect(store.identity).toEqual({ schemaVersion: 2, siteId: '0123456789abcdef0123456789abcdef', timeZone: 'UTC' });
      expect(await store.incidentDays()).toEqual([]);
    });
  });

  it('takes rows from then on, of days that were open as of new ones', async () => {
    const site = createIncidentSite(newFolder(), { smallGroup: 1 });
    await makeVersion1(site.store);
    await site.collect([
      { time: at('10:00:00'), target: '/open' },
      { time: at('10:00:00', -1), target: '/new' },
    ]);
    expect(await site.rows()).toMatchObject([{ path: '/open' }]);
    expect(await site.days()).toHaveLength(2);
    expect((await runStoreReport({ store: site.store })).totals.requests).toBe(9);
  });

  it('stays as it was when it cannot be brought up to date', async () => {
    const folder = newFolder();
    await makeVersion1(folder);
    await run(folder, ['CREATE TABLE incident_groups (something INTEGER)']); // in the way of the last table
    await expect(openDuckDbStore(folder, { defaultTimeZone: 'UTC' })).rejects.toMatchObject({ code: 'store-failed' });
    const [version] = await run(folder, [`SELECT value FROM meta WHERE name = 'schema_version'`]);
    expect(version).toEqual(['1']);
    await run(folder, ['DROP TABLE incident_groups']);
    await (await openDuckDbStore(folder, { defaultTimeZone: 'UTC' })).close();
  });
});

it('makes the same tables in a new store as in one that was brought up to date', async () => {
  const [old, fresh] = [newFolder(), createIncidentSite(newFolder())];
  await makeVersion1(old);
  await (await openDuckDbStore(old, { defaultTimeZone: 'UTC' })).close();
  await runCollect({
    files: [fresh.log],
    store: fresh.store,
    keys: fresh.keys,
    once: true,
    timeZone: 'UTC',
    format: 'combined',
  });
  await fresh.collect(toLog({ time: at('10:00:00') }));
  const columns = [
    'SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns ORDER BY ALL',
  ];
  expect(await run(old, columns)).toEqual(await run(fresh.store, columns));
});

async function makeVersion1(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await run(folder, VERSION_1);
}

/** Asks the engine itself, past the program. @returns the rows of the last statement. */
async function run(folder: string, statements: readonly string[]): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(folder, 'kotowari.duckdb'));
  const connection = await instance.connect();
  try {
    let rows: unknown[][] = [];
    for (const sql of statements) rows = (await connection.runAndReadAll(sql)).getRowsJson();
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
