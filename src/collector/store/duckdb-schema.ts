import { INCIDENT_COLUMNS } from '../model/index.js';
import type { ColumnType } from './duckdb-connection.js';

/**
 * Version of the tables below. A later version of the program brings an older store up to date; it never reads a newer one.
 *
 * Host is in every key from the first version on, though only formats that name a host fill it: a store for several sites needs no migration.
 */
export const SCHEMA_VERSION = 2;

/** Columns that hold counts, in every table of cells. */
export const COUNTS = [
  'requests',
  'page_views',
  'bytes_sent',
  'errors',
  'bot_requests',
  'visitors',
  'networks',
] as const;

const COUNT_COLUMNS = COUNTS.map((name) => `${name} BIGINT NOT NULL`).join(', ');

/** Columns of `cells` and of its staging table, in order. */
export const CELL_COLUMNS: readonly { readonly name: string; readonly type: ColumnType }[] = [
  { name: 'day', type: 'text' },
  { name: 'host', type: 'text' },
  { name: 'cell', type: 'integer' },
  { name: 'panel', type: 'text' },
  { name: 'text', type: 'text' },
  { name: 'token', type: 'text' },
  { name: 'shape', type: 'text' },
  { name: 'distinct_values', type: 'integer' },
  ...COUNTS.map((name) => ({ name, type: 'number' as const })),
];

/** Tables of rows for investigation, since version 2. */
const CREATE_INCIDENT_TABLES: readonly string[] = [
  // file: name of the day's own one in the folder of rows, once the day is closed
  'CREATE TABLE incident_days (day VARCHAR PRIMARY KEY, key_dead BOOLEAN NOT NULL, key_lost BOOLEAN NOT NULL, file VARCHAR)',
  // numbers only: what is below zero is absent, what repeats is the id of a value
  `CREATE TABLE incident_rows (${Object.entries(INCIDENT_COLUMNS)
    .map(([name, isWhole]) => `${name} ${isWhole ? 'INTEGER' : 'DOUBLE'} NOT NULL`)
    .join(', ')})`,
  'CREATE TABLE incident_values (day VARCHAR NOT NULL, id INTEGER NOT NULL, kind VARCHAR NOT NULL, text VARCHAR, token VARCHAR, shape VARCHAR)',
  'CREATE TABLE incident_groups (day VARCHAR, time DOUBLE NOT NULL, attacks VARCHAR, requests BIGINT NOT NULL, PRIMARY KEY (day, attacks))',
];

/** Makes the tables of an empty store. */
export const CREATE_TABLES: readonly string[] = [
  'CREATE TABLE meta (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)',
  // how far each log was read: identity of the file, sixteen bits of its head, bytes
  'CREATE TABLE sources (identity VARCHAR PRIMARY KEY, head INTEGER NOT NULL, head_bytes INTEGER NOT NULL, byte_offset BIGINT NOT NULL, line BIGINT NOT NULL)',
  'CREATE TABLE days (day VARCHAR PRIMARY KEY, closed BOOLEAN NOT NULL, visits BIGINT NOT NULL, late BIGINT NOT NULL, key_lost BOOLEAN NOT NULL, capped BOOLEAN NOT NULL)',
  'CREATE TABLE lines (day VARCHAR, outcome VARCHAR, lines BIGINT NOT NULL, PRIMARY KEY (day, outcome))',
  // the roll-ups: one row a value, panel and day; panel @day and @hour are totals. text is null until the value may be named
  `CREATE TABLE cells (day VARCHAR, host VARCHAR, cell INTEGER, panel VARCHAR NOT NULL, text VARCHAR, token VARCHAR, shape VARCHAR NOT NULL, distinct_values INTEGER NOT NULL, ${COUNT_COLUMNS}, PRIMARY KEY (day, host, cell))`,
  'CREATE TABLE nameable (panel VARCHAR, text VARCHAR, since VARCHAR NOT NULL, PRIMARY KEY (panel, text))',
  // only while a day is open
  'CREATE TABLE open_visitors (day VARCHAR, id INTEGER, token VARCHAR NOT NULL, network INTEGER NOT NULL, visits VARCHAR NOT NULL, PRIMARY KEY (day, id))',
  'CREATE TABLE open_networks (day VARCHAR, id INTEGER, token VARCHAR NOT NULL, PRIMARY KEY (day, id))',
  'CREATE TABLE open_visitor_pairs (day VARCHAR, cell INTEGER NOT NULL, member INTEGER NOT NULL)',
  'CREATE TABLE open_network_pairs (day VARCHAR, cell INTEGER NOT NULL, member INTEGER NOT NULL)',
  ...CREATE_INCIDENT_TABLES,
];

/** What brings a store to each version from the one before. */
export const MIGRATIONS: ReadonlyMap<number, readonly string[]> = new Map([[2, CREATE_INCIDENT_TABLES]]);

/** Tables whose rows go when a day is closed. */
export const OPEN_TABLES = ['open_visitors', 'open_networks', 'open_visitor_pairs', 'open_network_pairs'] as const;

/** Rows on their way into the tables, in memory: appended at once, then merged by one statement. */
export const CREATE_STAGING: readonly string[] = [
  `CREATE TEMP TABLE new_cells (${CELL_COLUMNS.map(({ name, type }) => `${name} ${type === 'text' ? 'VARCHAR' : type === 'integer' ? 'INTEGER' : 'DOUBLE'}`).join(', ')})`,
  'CREATE TEMP TABLE new_visitors (day VARCHAR, id INTEGER, token VARCHAR, network INTEGER, visits VARCHAR)',
  'CREATE TEMP TABLE new_nameable (panel VARCHAR, text VARCHAR, since VARCHAR)',
  'CREATE TEMP TABLE new_pairs (cell INTEGER, member INTEGER)',
  'CREATE TEMP TABLE new_named (day VARCHAR, kind VARCHAR, text VARCHAR, token VARCHAR)',
];

/** Merges staged cells of an open day: what is stored is replaced by the day's counts so far. */
export const MERGE_CELLS = `INSERT INTO cells SELECT * REPLACE (${COUNTS.map((name) => `${name}::BIGINT AS ${name}`).join(', ')}) FROM new_cells
  ON CONFLICT (day, host, cell) DO UPDATE SET text = excluded.text, token = excluded.token, shape = excluded.shape, ${COUNTS.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/** Merges staged visitors. */
export const MERGE_VISITORS =
  'INSERT INTO open_visitors SELECT * FROM new_visitors ON CONFLICT (day, id) DO UPDATE SET network = excluded.network, visits = excluded.visits';

/** Merges staged values that may be named; of several days the first counts. */
export const MERGE_NAMEABLE = `INSERT INTO nameable SELECT panel, text, min(since) FROM new_nameable GROUP BY panel, text
  ON CONFLICT (panel, text) DO UPDATE SET since = least(since, excluded.since)`;
