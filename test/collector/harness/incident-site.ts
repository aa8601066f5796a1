import { DuckDBInstance } from '@duckdb/node-api';
import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runCollect, type CollectOptions } from '../../../src/collector/index.js';
import type { IncidentDay, IncidentRow, Store } from '../../../src/collector/model/index.js';
import { openDuckDbStore } from '../../../src/collector/store/index.js';
import { toLog, type Ask } from './safe-batches.js';
import { filesUnder } from './temporary-folder.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

/** The log day of most lines: yesterday in UTC, so that its rows are young whenever the test runs. */
export const DAY_START_MS = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS;
/** The same, YYYY-MM-DD. */
export const DAY = new Date(DAY_START_MS).toISOString().slice(0, 10);
/** When it is over. */
export const DAY_END_MS = DAY_START_MS + DAY_MS;

/** @returns a time of that day as logs write it; `days` later if told. */
export function at(clock: string, days = 0): string {
  const date = new Date(DAY_START_MS + days * DAY_MS);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${day}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${clock} +0000`;
}

/** @returns the same as epoch seconds. */
export function secondsAt(clock: string): number {
  return Date.parse(`${DAY}T${clock}Z`) / 1000;
}

/** Moves the clock to so many days behind the end of {@link DAY}; timers go on as they are. */
export function setClock(daysAfterEnd: number): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(DAY_END_MS + daysAfterEnd * DAY_MS);
}

/** A site with log, store and keys in a folder of its own. */
export function createIncidentSite(folder: string, settings: Partial<CollectOptions> = {}) {
  const { files: [log = ''] = [join(folder, 'access.log')] } = settings;
  const { store = join(folder, 'store'), keys = join(folder, 'keys') } = settings;
  if (!existsSync(log)) writeFileSync(log, '');
  const options = { files: [log], store, keys, once: true, timeZone: 'UTC', format: 'combined', ...settings } as const;
  const withStore = async <T>(work: (opened: Store) => Promise<T>): Promise<T> => {
    const opened = await openDuckDbStore(store, { defaultTimeZone: 'UTC' });
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  };
  return {
    log,
    store,
    keys,
    withStore,
    collect: async (asks: readonly Ask[] | string = [], more: Partial<CollectOptions> = {}) => {
      appendFileSync(log, typeof asks === 'string' ? asks : toLog(...asks));
      await runCollect({ ...options, ...more });
    },
    rows: (day = DAY): Promise<IncidentRow[]> => withStore((opened) => readAll(opened, day)),
    days: (): Promise<readonly IncidentDay[]> => withStore((opened) => opened.incidentDays()),
    /** Files of rows, by name. */
    files: (): string[] => readdirSync(join(store, 'incident')).sort(),
    loseKeys: () => filesUnder(keys).forEach(({ name }) => rmSync(name)),
    /** Which of these texts stand in any byte of the store, or in what its engine reads from it. */
    found: async (texts: readonly string[]): Promise<string[]> => {
      const dump = Buffer.from(await dumpStore(store));
      const bytes = [dump, ...filesUnder(store).map((file) => file.bytes)];
      return texts.filter((text) => bytes.some((part) => part.includes(text)));
    },
  };
}

/** @returns all rows of a day, by time and path. */
async function readAll(store: Store, day: string): Promise<IncidentRow[]> {
  const rows: IncidentRow[] = [];
  for await (const row of store.incidentRows(day)) rows.push(row);
  const key = (row: IncidentRow) => `${row.time} ${row.path ?? row.pathShape} ${row.address} ${row.status}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Everything that the engine reads from a store, tables and files of rows, as text: compressed columns hide it from a search of bytes. */
export async function dumpStore(folder: string): Promise<string> {
  const instance = await DuckDBInstance.create(join(folder, 'kotowari.duckdb'));
  const connection = await instance.connect();
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  try {
    const tables = await query(`SELECT table_name FROM information_schema.tables`);
    const parts: unknown[] = [];
    for (const [table] of tables) parts.push(await query(`SELECT * FROM ${String(table)}`));
    const rows = join(folder, 'incident');
    const files = existsSync(rows) ? readdirSync(rows).filter((name) => name.endsWith('.parquet')) : [];
    for (const file of files) parts.push(await query(`SELECT * FROM read_parquet('${join(rows, file)}')`));
    return JSON.stringify(parts);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
