import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quote, type DuckDb } from './duckdb-connection.js';
import { FLAT_COLUMNS } from './duckdb-incident-sql.js';

const FOLDER = 'incident';

/**
 * Files of rows, one a closed log day. A file is never changed: new rows are a new file under the next number, `2026-03-08.2.parquet`. Which
 * one counts stands in the table of days; whatever else lies there was left by a process that died, and goes at the next opening.
 */
export class IncidentFiles {
  readonly #folder: string;

  /** @param store folder of the store. */
  constructor(store: string) {
    this.#folder = join(store, FOLDER);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Takes away files that do not count. Only who holds the store may. */
  recover(counting: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) if (!counting.has(name)) this.remove(name);
  }

  /**
   * Writes the rows of a query, on the disk for good before it returns.
   *
   * @returns the file's name.
   */
  async write(
    db: DuckDb,
    { day, before, rows }: { day: string; before: string | null; rows: string },
  ): Promise<string> {
    const name = `${day}.${Number(before?.split('.')[1] ?? 0) + 1}.parquet`;
    const path = join(this.#folder, name);
    const aside = `${path}.new`;
    rmSync(aside, { force: true });
    // made here, for its owner only: the engine writes into it
    closeSync(openSync(aside, 'wx', 0o600));
    await db.run(
      `COPY (SELECT ${FLAT_COLUMNS.join(', ')} FROM (${rows})) TO ${quote(aside)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`,
    );
    syncToDisk(aside);
    renameSync(aside, path);
    syncToDisk(this.#folder);
    return name;
  }

  /** A query for the rows of a file; `name` null: of none. */
  select(name: string | null): string | null {
    return name === null
      ? null
      : `SELECT ${FLAT_COLUMNS.join(', ')} FROM read_parquet(${quote(join(this.#folder, name))})`;
  }

  /** Unlinks a file; one that is gone already is gone. */
  remove(name: string): void {
    rmSync(join(this.#folder, name), { force: true });
  }
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
