import { dayNumber, type IncidentDelta } from '../model/index.js';
import type { DuckDb } from './duckdb-connection.js';

/** Appends rows and what they refer to. Inside a transaction of the caller. */
export async function writeIncidentRows(db: DuckDb, delta: IncidentDelta): Promise<void> {
  for (const day of delta.days)
    await db.run('INSERT INTO incident_days VALUES (?, false, false, NULL) ON CONFLICT DO NOTHING', [day]);
  await db.append(
    'incident_values',
    ['text', 'integer', 'text', 'text', 'text', 'text'],
    delta.values.map(({ day, id, kind, text, token, shape }) => [day, id, kind, text, token, shape]),
  );
  await db.appendNumbers('incident_rows', delta.columns);
  for (const { day, time, attacks, requests } of delta.groups) {
    await db.run(
      'INSERT INTO incident_groups VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET requests = requests + excluded.requests',
      [day, time, attacks, requests],
    );
  }
  await nameValues(db, delta);
}

/** Writes texts over the tokens of values that passed the gate. */
async function nameValues(db: DuckDb, { named }: IncidentDelta): Promise<void> {
  if (named.length === 0) return;
  await db.run('DELETE FROM new_named');
  const rows = named.map(({ day, kind, text, token }) => [day, kind, text, token]);
  await db.append('new_named', ['text', 'text', 'text', 'text'], rows);
  await db.run(
    `UPDATE incident_values v SET text = n.text, token = NULL, shape = NULL FROM new_named n
     WHERE v.day = n.day AND v.kind = n.kind AND v.token = n.token`,
  );
}

/** Takes the rows of a day out of the tables. Inside a transaction of the caller. @returns whether there were any. */
export async function deleteHotRows(db: DuckDb, day: string): Promise<boolean> {
  const hasRows = await hasHotRows(db, day);
  await db.run('DELETE FROM incident_rows WHERE day = ?', [dayNumber(day)]);
  for (const table of ['incident_values', 'incident_groups']) await db.run(`DELETE FROM ${table} WHERE day = ?`, [day]);
  return hasRows;
}

/** @returns whether the tables hold rows of a day. */
export async function hasHotRows(db: DuckDb, day: string): Promise<boolean> {
  const [found] = await db.rows(
    `SELECT EXISTS (FROM incident_rows WHERE day = ?) OR EXISTS (FROM incident_values WHERE day = ?) OR EXISTS (FROM incident_groups WHERE day = ?) AS found`,
    [dayNumber(day), day, day],
  );
  return found?.['found'] === true;
}
