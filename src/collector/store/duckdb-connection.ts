import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { KotowariError } from '../model/index.js';

/** A value that a row holds: text, a whole number below 2^53, or nothing. */
export type SqlValue = string | number | null;

/** Column types that {@link DuckDb.append} writes. */
export type ColumnType = 'text' | 'integer' | 'number';

/** A row as it is read: numbers are JavaScript numbers (cast to DOUBLE or INTEGER in the query). */
export type SqlRow = Readonly<Record<string, SqlValue | boolean>>;

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
   * Opens or makes a database file. The engine may touch `folder` only, loads no extension, and never spills to disk.
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
      await connection.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}']`);
      await connection.run(`SET temp_directory = ''`);
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
    const quoted = path.replaceAll("'", "''");
    const [current] = await this.rows('SELECT current_database() AS name');
    await this.run('CHECKPOINT');
    await this.run(`ATTACH '${quoted}' AS fresh`);
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

function appendValue(appender: DuckDBAppender, type: ColumnType, value: SqlValue): void {
  if (value === null) appender.appendNull();
  else if (type === 'text') appender.appendVarchar(String(value));
  else if (type === 'integer') appender.appendInteger(Number(value));
  else appender.appendDouble(Number(value));
}
