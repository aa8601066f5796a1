import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  KotowariError,
  type ClosedDay,
  type DayRange,
  type Nameable,
  type OpenDay,
  type RollUpDelta,
  type SourcePosition,
  type Store,
  type StoreIdentity,
} from '../model/index.js';
import { DuckDb } from './duckdb-connection.js';
import { readDays, readHours, readLines, readValues } from './duckdb-summaries.js';
import { readNameable, readOpenDays, readPositions } from './duckdb-restore.js';
import { CREATE_STAGING, CREATE_TABLES, OPEN_TABLES, SCHEMA_VERSION } from './duckdb-schema.js';
import { writeClosedDay, writeDelta } from './duckdb-write.js';

const FILE = 'kotowari.duckdb';
/** Name in `meta` while the file still holds bytes of closed days. */
const SCRUB_DUE = 'scrub_due';

/** How a store is opened. */
export interface OpenStoreOptions {
  /** Makes the store when there is none. */
  readonly create?: boolean;
  /** Zone of a new store; for an existing one it must be the same. */
  readonly timeZone?: string | undefined;
  /** Zone of a new store when none is given. */
  readonly defaultTimeZone: string;
}

/**
 * Opens the embedded store in a folder: one DuckDB file, held by one process.
 *
 * @throws KotowariError `store-missing`, `store-busy`, `store-version`, `store-mismatch`, `store-failed`.
 */
export async function openDuckDbStore(folder: string, options: OpenStoreOptions): Promise<Store> {
  const path = resolve(folder, FILE);
  if (!existsSync(path) && !options.create) {
    throw new KotowariError(
      'store-missing',
      `no store in "${folder}"; make one with: kotowari collect --store ${folder} FILE`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = await DuckDbStore.open(path, resolve(folder), options);
  // a copy that was not yet in place when the process died: the store itself is whole. Only who holds the store may take it away
  rmSync(`${path}.new`, { force: true });
  rmSync(`${path}.new.wal`, { force: true });
  chmodSync(path, 0o600);
  return store;
}

class DuckDbStore implements Store {
  readonly identity: StoreIdentity;
  smallGroup: number;
  isScrubDue: boolean;
  readonly #path: string;
  readonly #folder: string;
  #db: DuckDb;

  private constructor(
    db: DuckDb,
    place: { readonly path: string; readonly folder: string },
    meta: ReadonlyMap<string, string>,
  ) {
    this.#db = db;
    this.#path = place.path;
    this.#folder = place.folder;
    this.smallGroup = Number(meta.get('small_group'));
    this.isScrubDue = meta.has(SCRUB_DUE);
    this.identity = {
      schemaVersion: Number(meta.get('schema_version')),
      siteId: meta.get('site_id') ?? '',
      timeZone: meta.get('time_zone') ?? '',
    };
  }

  static async open(path: string, folder: string, options: OpenStoreOptions): Promise<DuckDbStore> {
    const db = await DuckDb.open(path, folder);
    try {
      const meta = (await readMeta(db)) ?? (await createTables(db, options));
      checkMeta(meta, folder, options);
      for (const sql of CREATE_STAGING) await db.run(sql);
      return new DuckDbStore(db, { path, folder }, meta);
    } catch (cause) {
      db.close();
      throw cause;
    }
  }

  async setSmallGroup(smallGroup: number): Promise<void> {
    if (smallGroup === this.smallGroup) return;
    await this.#db.run(`UPDATE meta SET value = ? WHERE name = 'small_group'`, [String(smallGroup)]);
    this.smallGroup = smallGroup;
  }

  async closedDays(): Promise<readonly string[]> {
    return (await this.#db.rows('SELECT day FROM days WHERE closed')).map((row) => String(row['day']));
  }

  openDays(): Promise<readonly OpenDay[]> {
    return readOpenDays(this.#db);
  }

  nameable(): Promise<readonly Nameable[]> {
    return readNameable(this.#db);
  }

  positions(): Promise<readonly SourcePosition[]> {
    return readPositions(this.#db);
  }

  async commit(delta: RollUpDelta, positions: readonly SourcePosition[]): Promise<void> {
    await this.#db.transaction(() => writeDelta(this.#db, delta, positions));
  }

  async closeDay(closed: ClosedDay): Promise<void> {
    await this.#db.transaction(async () => {
      await writeClosedDay(this.#db, closed);
      for (const table of OPEN_TABLES) await this.#db.run(`DELETE FROM ${table} WHERE day = ?`, [closed.day]);
      await this.#db.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', [SCRUB_DUE, closed.day]);
    });
    this.isScrubDue = true;
  }

  /**
   * DuckDB leaves deleted rows in its file (measured: 500 of 500 after DELETE, CHECKPOINT and VACUUM). Copying what lives into a new file
   * and unlinking the old one is the only way. Killed before the rename, the old file is whole; after it, the new one is.
   */
  async scrub(): Promise<void> {
    const fresh = `${this.#path}.new`;
    await this.#db.copyTo(fresh);
    chmodSync(fresh, 0o600);
    this.#db.close();
    rmSync(`${this.#path}.wal`, { force: true });
    renameSync(fresh, this.#path);
    this.#db = await DuckDb.open(this.#path, this.#folder);
    for (const sql of CREATE_STAGING) await this.#db.run(sql);
    await this.#db.run('DELETE FROM meta WHERE name = ?', [SCRUB_DUE]);
    this.isScrubDue = false;
  }

  days(range: DayRange) {
    return readDays(this.#db, range);
  }

  hours(range: DayRange) {
    return readHours(this.#db, range);
  }

  values(range: DayRange, smallGroup: number) {
    return readValues(this.#db, range, Math.max(smallGroup, this.smallGroup) > this.smallGroup ? smallGroup : null);
  }

  lines(range: DayRange) {
    return readLines(this.#db, range);
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}

async function readMeta(db: DuckDb): Promise<Map<string, string> | null> {
  const tables = await db.rows(`SELECT table_name AS name FROM information_schema.tables WHERE table_name = 'meta'`);
  if (tables.length === 0) return null;
  return new Map(
    (await db.rows('SELECT name, value FROM meta')).map((row) => [String(row['name']), String(row['value'])]),
  );
}

async function createTables(db: DuckDb, options: OpenStoreOptions): Promise<Map<string, string>> {
  const meta = new Map([
    ['schema_version', String(SCHEMA_VERSION)],
    ['site_id', randomBytes(16).toString('hex')],
    ['time_zone', options.timeZone ?? options.defaultTimeZone],
    ['small_group', '3'],
  ]);
  await db.transaction(async () => {
    for (const sql of CREATE_TABLES) await db.run(sql);
    for (const [name, value] of meta) await db.run('INSERT INTO meta VALUES (?, ?)', [name, value]);
  });
  return meta;
}

function checkMeta(meta: ReadonlyMap<string, string>, folder: string, { timeZone }: OpenStoreOptions): void {
  const version = Number(meta.get('schema_version'));
  if (version !== SCHEMA_VERSION) {
    throw new KotowariError(
      'store-version',
      `the store "${folder}" has version ${version}; this program reads ${SCHEMA_VERSION}: update kotowari`,
    );
  }
  const zone = meta.get('time_zone');
  if (timeZone !== undefined && timeZone !== zone) {
    throw new KotowariError(
      'store-mismatch',
      `the store "${folder}" was made for the zone ${zone}, which its days depend on; not for ${timeZone}`,
    );
  }
}
