import type { IncidentDay, IncidentDelta, IncidentRow } from '../model/index.js';
import type { DuckDb } from './duckdb-connection.js';
import { IncidentFiles } from './duckdb-incident-files.js';
import {
  readDaysWithLateRows,
  readFileName,
  readFileNames,
  readIncidentDays,
  toIncidentRow,
} from './duckdb-incident-read.js';
import { selectHotRows, selectWithoutTokens } from './duckdb-incident-sql.js';
import { deleteHotRows, hasHotRows, writeIncidentRows } from './duckdb-incident.js';

/** A file that holds the rows of a day, on its way to being the one that counts. */
export interface WrittenDay {
  readonly day: string;
  /** null: the day has no rows. */
  readonly file: string | null;
  /** The one that counted before. */
  readonly before: string | null;
}

/**
 * Rows for investigation in a DuckDB store. What is written aside counts once the table of days says so, in one transaction with the deletion
 * of the same rows from the hot file: killed at any moment, each row is there once.
 */
export class DuckDbIncidents {
  readonly #db: () => DuckDb;
  readonly #files: IncidentFiles;

  /** @param db the database that is open now; @param folder of the store. */
  constructor(db: () => DuckDb, folder: string) {
    this.#db = db;
    this.#files = new IncidentFiles(folder);
  }

  /** Takes away what a process left that died. */
  async recover(): Promise<void> {
    this.#files.recover(await readFileNames(this.#db()));
  }

  days(): Promise<readonly IncidentDay[]> {
    return readIncidentDays(this.#db());
  }

  async *rows(day: string): AsyncGenerator<IncidentRow> {
    const file = this.#files.select(await readFileName(this.#db(), day));
    const parts = [selectHotRows(day), ...(file === null ? [] : [`SELECT *, NULL AS path_token FROM (${file})`])];
    for await (const row of this.#db().each(parts.join(' UNION ALL '))) yield toIncidentRow(day, row);
  }

  async nextValues(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db().rows('SELECT day, max(id) + 1 AS id FROM incident_values GROUP BY day');
    return new Map(rows.map(({ day, id }) => [String(day), Number(id)]));
  }

  async markKeysLost(days: readonly string[]): Promise<void> {
    for (const day of days) await this.#db().run('UPDATE incident_days SET key_lost = true WHERE day = ?', [day]);
  }

  /** Inside a transaction of the caller. */
  async write(delta: IncidentDelta): Promise<void> {
    await writeIncidentRows(this.#db(), delta);
  }

  /** Writes the rows of a day, those in the tables and those of its file, to a new file. It does not count yet. */
  async writeDay(day: string): Promise<WrittenDay> {
    const before = await readFileName(this.#db(), day);
    if (!(await hasHotRows(this.#db(), day))) return { day, file: before, before };
    return {
      day,
      file: await this.#files.write(this.#db(), { day, before, rows: this.#allRows(day, before) }),
      before,
    };
  }

  /** The same, without tokens but for labelled and held actors. */
  async writeDayWithoutTokens(day: string, held: readonly string[]): Promise<WrittenDay> {
    const before = await readFileName(this.#db(), day);
    const rows = selectWithoutTokens(this.#allRows(day, before), held);
    return { day, file: await this.#files.write(this.#db(), { day, before, rows }), before };
  }

  /** Makes a written file count, and takes its rows out of the tables. Inside a transaction of the caller. @returns whether tables had any. */
  async adopt({ day, file }: WrittenDay): Promise<boolean> {
    await this.#db().run('UPDATE incident_days SET file = ? WHERE day = ?', [file, day]);
    return deleteHotRows(this.#db(), day);
  }

  /** To be called once the transaction is through: the bytes of the file before are gone. */
  dropBefore({ file, before }: WrittenDay): void {
    if (before !== null && before !== file) this.#files.remove(before);
  }

  /** Inside a transaction of the caller. */
  async markKeyDead(day: string): Promise<void> {
    await this.#db().run('UPDATE incident_days SET key_dead = true WHERE day = ?', [day]);
  }

  /** Forgets a day. Inside a transaction of the caller, who calls {@link DuckDbIncidents.dropBefore} behind it. */
  async forget(day: string): Promise<{ readonly gone: WrittenDay; readonly wasHot: boolean }> {
    const before = await readFileName(this.#db(), day);
    await this.#db().run('DELETE FROM incident_days WHERE day = ?', [day]);
    return { gone: { day, file: null, before }, wasHot: await deleteHotRows(this.#db(), day) };
  }

  daysWithLateRows(): Promise<readonly string[]> {
    return readDaysWithLateRows(this.#db());
  }

  #allRows(day: string, file: string | null): string {
    const own = this.#files.select(file);
    const hot = `SELECT * EXCLUDE path_token FROM (${selectHotRows(day)})`;
    return own === null ? hot : `${own} UNION ALL ${hot}`;
  }
}
