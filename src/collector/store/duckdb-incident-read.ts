import type { Attack, IncidentDay, IncidentRow } from '../model/index.js';
import type { DuckDb, SqlRow } from './duckdb-connection.js';

/** @returns days that have rows, oldest first. */
export async function readIncidentDays(db: DuckDb): Promise<IncidentDay[]> {
  const rows = await db.rows('SELECT day, key_dead, key_lost FROM incident_days ORDER BY day');
  return rows.map((row) => ({
    day: String(row['day']),
    isKeyDead: row['key_dead'] === true,
    isKeyLost: row['key_lost'] === true,
  }));
}

/** @returns the name of a day's own file; null while it has none. */
export async function readFileName(db: DuckDb, day: string): Promise<string | null> {
  const [row] = await db.rows('SELECT file FROM incident_days WHERE day = ?', [day]);
  return (row?.['file'] ?? null) as string | null;
}

/** @returns the names of all files that count. */
export async function readFileNames(db: DuckDb): Promise<ReadonlySet<string>> {
  const rows = await db.rows('SELECT file FROM incident_days WHERE file IS NOT NULL');
  return new Set(rows.map(({ file }) => String(file)));
}

/** @returns closed days that left rows in the tables: late lines. */
export async function readDaysWithLateRows(db: DuckDb): Promise<readonly string[]> {
  const rows = await db.rows(
    `SELECT d.day FROM days d WHERE d.closed AND (
       d.day IN (SELECT day FROM incident_groups) OR d.day IN (SELECT day FROM incident_values)
       OR replace(d.day, '-', '')::INTEGER IN (SELECT DISTINCT day FROM incident_rows))`,
  );
  return rows.map(({ day }) => String(day));
}

/** A row as the queries give it. */
export function toIncidentRow(day: string, row: SqlRow): IncidentRow {
  const text = (name: string) => (row[name] ?? null) as string | null;
  const query = JSON.parse(text('query') ?? '[]') as [string, string[]][];
  return {
    day,
    time: Number(row['time']),
    address: text('address'),
    network: text('network'),
    method: text('method'),
    path: text('path'),
    pathShape: text('path_shape'),
    pathToken: text('path_token'),
    queryKeys: query.map(([key]) => key),
    queryKinds: Object.fromEntries(query.filter(([, kinds]) => kinds.length > 0)),
    referrer: text('referrer'),
    browser: text('browser'),
    browserMajor: text('browser_major'),
    system: text('system'),
    device: text('device'),
    bot: text('bot'),
    status: Number(row['status']),
    bytesSent: Number(row['bytes_sent']),
    durationMs: row['duration_ms'] === null ? null : Number(row['duration_ms']),
    protocol: text('protocol'),
    host: text('host'),
    attacks: JSON.parse(text('attacks') ?? '[]') as Attack[],
    requests: Number(row['requests']),
  };
}
