import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBDoubleVector,
  type DuckDBIntegerVector,
  type DuckDBValue,
} from '@duckdb/node-api';
import { join } from 'node:path';
import { KotowariError, type NumberColumn } from '../model/index.js';

/** A value that a row holds: text, a whole number below 2^53, or nothing. */
export type SqlValue = string | number | null;

/** Column types that {@link DuckDb.append} writes. */
export type ColumnType = 'text' | 'integer' | 'number';

/** A row as it is read: numbers are JavaScript numbers (cast to DOUBLE or INTEGER in the query). */
export type SqlRow = Readonly<Record<string, SqlValue | boolean>>;

/** Folder for what does not fit into the engine's memory; made, and emptied after a kill, by whoever opens the store. */
export const SPILL = 'spill';

/** Rows of a block of the engine. */
const CHUNK_ROWS = 2048;

/** Files that are open in this process: DuckDB does not refuse a second instance on one file, and loses rows (measured, engines.md). */
const open = new Set<string>();

/** The one place that knows DuckDB. Gives and takes plain rows. */
export class DuckDb {
  readonly #path: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(path: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#path = path;
    this.#instance = instance;
    this.#connection = connection;
  }

  /**
   * Opens or makes a database file. The engine may touch `folder` only and loads no extension. What is too large for its memory when a busy
   * day is sorted goes to {@link SPILL} below that folder: nothing that the store itself does not hold.
   *
   * @throws KotowariError `store-busy` when another process, or this one, holds the file; `store-failed` otherwise.
   */
  static async open(path: string, folder: string): Promise<DuckDb> {
    if (open.has(path)) throw new KotowariError('store-busy', `the store "${folder}" is already open in this process`);
    open.add(path);
    try {
      const instance = await DuckDBInstance.create(path, {
        threads: '2',
        memory_limit: '1GB',
        checkpoint_threshold: '64MB',
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
      });
      const connection = await instance.connect();
      await connection.run(`SET allowed_directories = [${quote(folder)}]`);
      await connection.run(`SET temp_directory = ${quote(join(folder, SPILL))}`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      return new DuckDb(path, instance, connection);
    } catch (cause) {
      open.delete(path);
      const busy = cause instanceof Error && /lock/i.test(cause.message);
      throw busy
        ? new KotowariError(
            'store-busy',
            `the store "${folder}" is held by another process; stop it, or ask it with --store`,
            cause,
          )
        : new KotowariError(
            'store-failed',
            `the store "${folder}" cannot be opened: the engine refused the file`,
            cause,
          );
    }
  }

  /** Runs a statement. Values go as parameters, never into the text. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    await this.#guard(() => this.#connection.run(sql, values as DuckDBValue[]));
  }

  /** Runs a query and reads all its rows. */
  async rows(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
    const reader = await this.#guard(() => this.#connection.runAndReadAll(sql, values as DuckDBValue[]));
    return reader.getRowObjectsJS() as SqlRow[];
  }

  /** Appends rows to a table, in the order of its columns. */
  async append(table: string, types: readonly ColumnType[], rows: Iterable<readonly SqlValue[]>): Promise<void> {
    await this.#guard(async () => {
      const appender = await this.#connection.createAppender(table);
      for (const row of rows) {
        types.forEach((type, column) => appendValue(appender, type, row[column] ?? null));
        appender.endRow();
      }
      appender.closeSync();
    });
  }

  /** Appends columns of numbers to a table of such columns: what is measured fastest (engines.md, "ingest"). */
  async appendNumbers(table: string, columns: readonly NumberColumn[]): Promise<void> {
    const rows = columns[0]?.length ?? 0;
    if (rows === 0) return;
    await this.#guard(async () => {
      const appender = await this.#connection.createAppender(table);
      for (let from = 0; from < rows; from += CHUNK_ROWS) {
        const count = Math.min(CHUNK_ROWS, rows - from);
        const chunk = DuckDBDataChunk.create(
          columns.map((column) => (column instanceof Int32Array ? INTEGER : DOUBLE)),
          count,
        );
        columns.forEach((column, index) => {
          const vector = chunk.getColumnVector(index) as DuckDBDoubleVector | DuckDBIntegerVector;
          for (let row = 0; row < count; row++) vector.setItem(row, column[from + row]!);
          vector.flush();
        });
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    });
  }

  /** Runs a query and gives its rows one by one, on a connection of its own: memory holds a few thousand at a time. */
  async *each(sql: string): AsyncGenerator<SqlRow> {
    const connection = await this.#guard(() => this.#instance.connect());
    try {
      const result = await this.#guard(() => connection.stream(sql));
      const blocks = result.yieldRowObjectJs();
      for (;;) {
        const { done, value } = await this.#guard(() => blocks.next());
        if (done) return;
        yield* value as SqlRow[];
      }
    } finally {
      connection.closeSync();
    }
  }

  /** Everything in `work` or nothing of it. */
  async transaction(work: () => Promise<void>): Promise<void> {
    await this.run('BEGIN');
    try {
      await work();
      await this.run('COMMIT');
    } catch (cause) {
      await this.#connection.run('ROLLBACK').catch(() => undefined); // the first error is the one to tell
      throw cause;
    }
  }

  /** Writes all live rows to a new file, so that nothing deleted is in it. */
  async copyTo(path: string): Promise<void> {
    const [current] = await this.rows('SELECT current_database() AS name');
    await this.run('CHECKPOINT');
    await this.run(`ATTACH ${quote(path)} AS fresh`);
    await this.run(`COPY FROM DATABASE "${String(current?.['name'])}" TO fresh`);
    await this.run('DETACH fresh');
  }

  /** Writes everything to the file and lets it go. */
  close(): void {
    if (!open.delete(this.#path)) return;
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  /** The engine's messages may quote values: they stay in `cause`, which is never printed. */
  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof KotowariError) throw cause;
      throw new KotowariError(
        'store-failed',
        'the store could not be read or written; is the disk full, or the folder gone?',
        cause,
      );
    }
  }
}

/** A text inside a statement, for what takes no parameters. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function appendValue(appender: DuckDBAppender, type: ColumnType, value: SqlValue): void {
  if (value === null) appender.appendNull();
  else if (type === 'text') appender.appendVarchar(String(value));
  else if (type === 'integer') appender.appendInteger(Number(value));
  else appender.appendDouble(Number(value));
}
