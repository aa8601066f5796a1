import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  KotowariError,
  type ClosedDay,
  type DayRange,
  type IncidentDelta,
  type Nameable,
  type OpenDay,
  type RollUpDelta,
  type SourcePosition,
  type Store,
  type StoreIdentity,
} from '../model/index.js';
import { DuckDb, SPILL } from './duckdb-connection.js';
import { DuckDbIncidents, type WrittenDay } from './duckdb-incidents.js';
import { readDays, readHours, readLines, readValues } from './duckdb-summaries.js';
import { readPrivacyFacts } from './duckdb-privacy.js';
import { readNameable, readOpenDays, readPositions } from './duckdb-restore.js';
import { openMeta, type StoreZones } from './duckdb-meta.js';
import { CREATE_STAGING, OPEN_TABLES } from './duckdb-schema.js';
import { writeClosedDay, writeDelta } from './duckdb-write.js';

const FILE = 'kotowari.duckdb';
/** Name in `meta` while the file still holds bytes of closed days. */
const SCRUB_DUE = 'scrub_due';

/** How a store is opened. */
export interface OpenStoreOptions extends StoreZones {
  /** Makes the store when there is none. */
  readonly create?: boolean;
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
  emptySpill(folder);
  await store.recover();
  chmodSync(path, 0o600);
  return store;
}

/** What a process that was killed while it sorted left behind. */
function emptySpill(folder: string): void {
  rmSync(join(folder, SPILL), { recursive: true, force: true });
  mkdirSync(join(folder, SPILL), { mode: 0o700 });
}

class DuckDbStore implements Store {
  readonly identity: StoreIdentity;
  smallGroup: number;
  isScrubDue: boolean;
  readonly #path: string;
  readonly #folder: string;
  readonly #incidents: DuckDbIncidents;
  #db: DuckDb;

  private constructor(
    db: DuckDb,
    place: { readonly path: string; readonly folder: string },
    meta: ReadonlyMap<string, string>,
  ) {
    this.#db = db;
    this.#path = place.path;
    this.#folder = place.folder;
    this.#incidents = new DuckDbIncidents(() => this.#db, place.folder);
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
      const meta = await openMeta(db, folder, options);
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

  async commit(
    delta: RollUpDelta,
    positions: readonly SourcePosition[],
    rows: IncidentDelta | null = null,
  ): Promise<void> {
    await this.#transaction(async () => {
      await writeDelta(this.#db, delta, positions);
      if (rows !== null) await this.#incidents.write(rows);
      return rows?.hasLate === true;
    });
  }

  async closeDay(closed: ClosedDay): Promise<void> {
    const rows = await this.#incidents.writeDay(closed.day);
    await this.#transaction(async () => {
      await writeClosedDay(this.#db, closed);
      for (const table of OPEN_TABLES) await this.#db.run(`DELETE FROM ${table} WHERE day = ?`, [closed.day]);
      await this.#incidents.adopt(rows);
      return true;
    });
    this.#incidents.dropBefore(rows);
  }

  incidentDays() {
    return this.#incidents.days();
  }

  incidentRows(day: string) {
    return this.#incidents.rows(day);
  }

  nextIncidentValues() {
    return this.#incidents.nextValues();
  }

  markIncidentKeysLost(days: readonly string[]) {
    return this.#incidents.markKeysLost(days);
  }

  async endIncidentKey(day: string, held: readonly string[]): Promise<void> {
    const rows = await this.#incidents.writeDayWithoutTokens(day, held);
    await this.#transaction(async () => {
      await this.#incidents.markKeyDead(day);
      return this.#incidents.adopt(rows);
    });
    this.#incidents.dropBefore(rows);
  }

  async expireIncidentDay(day: string): Promise<void> {
    let gone: WrittenDay | null = null;
    await this.#transaction(async () => {
      const forgotten = await this.#incidents.forget(day);
      gone = forgotten.gone;
      return forgotten.wasHot;
    });
    if (gone !== null) this.#incidents.dropBefore(gone);
  }

  /** Takes away files that a process left which died before they counted, or before it could unlink them. */
  recover(): Promise<void> {
    return this.#incidents.recover();
  }

  /**
   * DuckDB leaves deleted rows in its file (measured: 500 of 500 after DELETE, CHECKPOINT and VACUUM). Copying what lives into a new file
   * and unlinking the old one is the only way. Killed before the rename, the old file is whole; after it, the new one is.
   */
  async scrub(): Promise<void> {
    for (const day of await this.#incidents.daysWithLateRows()) await this.#moveLateRows(day);
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
    const stricter = smallGroup > this.smallGroup ? smallGroup : null;
    return readValues(this.#db, range, { stricter, smallGroup: stricter ?? this.smallGroup });
  }

  lines(range: DayRange) {
    return readLines(this.#db, range);
  }

  privacyFacts(smallGroup: number) {
    return readPrivacyFacts(this.#db, smallGroup);
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  async #moveLateRows(day: string): Promise<void> {
    const rows = await this.#incidents.writeDay(day);
    await this.#transaction(() => this.#incidents.adopt(rows));
    this.#incidents.dropBefore(rows);
  }

  /** @param work tells whether it deleted what must leave the file: that is written down with it. */
  async #transaction(work: () => Promise<boolean>): Promise<void> {
    let isScrubDue = false;
    await this.#db.transaction(async () => {
      isScrubDue = await work();
      if (isScrubDue) await this.#db.run(`INSERT OR REPLACE INTO meta VALUES (?, 'yes')`, [SCRUB_DUE]);
    });
    this.isScrubDue ||= isScrubDue;
  }
}
