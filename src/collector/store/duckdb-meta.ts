import { randomBytes } from 'node:crypto';
import { KotowariError } from '../model/index.js';
import type { DuckDb } from './duckdb-connection.js';
import { CREATE_TABLES, MIGRATIONS, SCHEMA_VERSION } from './duckdb-schema.js';

/** Zones of a store that is opened or made. */
export interface StoreZones {
  /** Zone of a new store; for an existing one it must be the same. */
  readonly timeZone?: string | undefined;
  /** Zone of a new store when none is given. */
  readonly defaultTimeZone: string;
}

/**
 * Reads what is fixed of a store, after making its tables or bringing them up to date.
 *
 * @throws KotowariError `store-version`, `store-mismatch`.
 */
export async function openMeta(db: DuckDb, folder: string, options: StoreZones): Promise<ReadonlyMap<string, string>> {
  const meta = (await readMeta(db)) ?? (await createTables(db, options));
  checkMeta(meta, folder, options);
  return migrate(db, meta);
}

async function readMeta(db: DuckDb): Promise<Map<string, string> | null> {
  const tables = await db.rows(`SELECT table_name AS name FROM information_schema.tables WHERE table_name = 'meta'`);
  if (tables.length === 0) return null;
  return new Map(
    (await db.rows('SELECT name, value FROM meta')).map((row) => [String(row['name']), String(row['value'])]),
  );
}

async function createTables(db: DuckDb, options: StoreZones): Promise<Map<string, string>> {
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

/** Brings a store of an earlier version up to date, all of it or nothing. */
async function migrate(db: DuckDb, meta: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const from = Number(meta.get('schema_version'));
  if (from === SCHEMA_VERSION) return meta;
  await db.transaction(async () => {
    for (let version = from + 1; version <= SCHEMA_VERSION; version++)
      for (const sql of MIGRATIONS.get(version) ?? []) await db.run(sql);
    await db.run(`UPDATE meta SET value = ? WHERE name = 'schema_version'`, [String(SCHEMA_VERSION)]);
  });
  return new Map([...meta, ['schema_version', String(SCHEMA_VERSION)]]);
}

function checkMeta(meta: ReadonlyMap<string, string>, folder: string, { timeZone }: StoreZones): void {
  const version = Number(meta.get('schema_version'));
  if (version > SCHEMA_VERSION) {
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
