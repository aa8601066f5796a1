import type { PanelName } from '../../contract/index.js';
import type { DayRange, DayRow, HourRow, LineOutcome, LineRow, ValueRow } from '../model/index.js';
import type { DuckDb, SqlRow, SqlValue } from './duckdb-connection.js';

/*
 * Closed days only: open ones are summarized from memory, where their visitors are. Every query is over whole days;
 * there is no free filter, as two of them could be subtracted from one another.
 */

/** Totals by day. */
export async function readDays(db: DuckDb, range: DayRange): Promise<DayRow[]> {
  const { where, values } = bounds('d.day', range);
  const rows = await db.rows(
    `SELECT d.day, c.requests::DOUBLE AS requests, c.page_views::DOUBLE AS page_views, c.visitors::DOUBLE AS visitors, d.visits::DOUBLE AS visits,
       c.bytes_sent::DOUBLE AS bytes_sent, c.bot_requests::DOUBLE AS bots, c.errors::DOUBLE AS errors, c.networks::DOUBLE AS networks,
       d.late::DOUBLE AS late, d.key_lost, d.capped
     FROM days d JOIN cells c ON c.day = d.day AND c.panel = '@day' WHERE d.closed AND ${where}`,
    values,
  );
  return rows.map((row) => ({
    day: String(row['day']),
    ...counts(row),
    visits: Number(row['visits']),
    bots: Number(row['bots']),
    networks: Number(row['networks']),
    late: Number(row['late']),
    keyLost: row['key_lost'] === true,
    capped: row['capped'] === true,
  }));
}

/** Totals by hour. */
export async function readHours(db: DuckDb, range: DayRange): Promise<HourRow[]> {
  const { where, values } = bounds('c.day', range);
  const rows = await db.rows(
    `SELECT c.text AS time, c.requests::DOUBLE AS requests, c.page_views::DOUBLE AS page_views, c.visitors::DOUBLE AS visitors,
       c.bytes_sent::DOUBLE AS bytes_sent, c.errors::DOUBLE AS errors
     FROM cells c JOIN days d ON d.day = c.day WHERE d.closed AND c.panel = '@hour' AND ${where}`,
    values,
  );
  return rows.map((row) => ({ time: Number(row['time']), ...counts(row) }));
}

/** Lines by what became of them. Those of open days are counted in memory. */
export async function readLines(db: DuckDb, range: DayRange): Promise<LineRow[]> {
  const { where, values } = bounds('l.day', range);
  const rows = await db.rows(
    `SELECT l.outcome, sum(l.lines)::DOUBLE AS lines FROM lines l JOIN days d ON d.day = l.day WHERE d.closed AND ${where} GROUP BY l.outcome`,
    values,
  );
  return rows.map((row) => ({ outcome: row['outcome'] as LineOutcome, lines: Number(row['lines']) }));
}

/**
 * Values of all panels; those that may not be named come merged, one row a panel.
 *
 * @param groups `smallGroup`: networks that prove a value to be common; `stricter`: networks a value needs on one day when more are asked for than the store itself keeps; null: the text stands, or does not. Values on public paths are named in any case.
 */
export async function readValues(
  db: DuckDb,
  range: DayRange,
  { stricter, smallGroup }: { readonly stricter: number | null; readonly smallGroup: number },
): Promise<ValueRow[]> {
  const { where, values } = bounds('c.day', range);
  const since = `SELECT panel, text, min(day) AS since FROM cells WHERE text IS NOT NULL AND networks >= ${Number(stricter ?? 0)} GROUP BY panel, text`;
  const named = stricter === null ? 'c.text' : `CASE WHEN s.since <= c.day OR n.since = '' THEN c.text END`;
  const joins = `LEFT JOIN (${since}) s ON s.panel = c.panel AND s.text = c.text LEFT JOIN nameable n ON n.panel = c.panel AND n.text = c.text`;
  // proof may lie outside the range; where its day is no longer kept, in the record of it
  const proof = `SELECT panel, text FROM cells WHERE text IS NOT NULL AND networks >= ${Number(smallGroup)}
       UNION SELECT panel, text FROM nameable WHERE since = '' OR since NOT IN (SELECT day FROM days)`;
  const rows = await db.rows(
    `WITH proof AS (${proof}), shown AS (
       SELECT c.day, c.panel, ${named} AS value, c.distinct_values, c.requests, c.visitors, c.bytes_sent
       FROM cells c JOIN days d ON d.day = c.day ${stricter === null ? '' : joins}
       WHERE d.closed AND c.panel NOT LIKE '@%' AND ${where}
     ), daily AS (
       SELECT day, panel, value, sum(distinct_values) AS distinct_values, sum(requests) AS requests, sum(visitors) AS visitors, sum(bytes_sent) AS bytes_sent
       FROM shown GROUP BY day, panel, value
     )
     SELECT d.panel, value, max(distinct_values)::DOUBLE AS distinct_values, sum(requests)::DOUBLE AS requests, sum(visitors)::DOUBLE AS visitors,
       sum(bytes_sent)::DOUBLE AS bytes_sent, bool_or(p.text IS NOT NULL) AS is_common
     FROM daily d LEFT JOIN proof p ON p.panel = d.panel AND p.text = d.value GROUP BY d.panel, value`,
    values,
  );
  return rows.map((row) => ({
    panel: row['panel'] as PanelName,
    value: row['value'] as string | null,
    values: row['value'] === null ? Number(row['distinct_values']) : 1,
    ...(row['value'] === null ? {} : { isCommon: row['is_common'] === true }),
    requests: Number(row['requests']),
    visitors: Number(row['visitors']),
    bytesSent: Number(row['bytes_sent']),
  }));
}

function bounds(column: string, { from, to }: DayRange): { where: string; values: SqlValue[] } {
  return { where: `${column} >= ? AND ${column} < ?`, values: [from ?? '', to ?? '9999-99-99'] };
}

function counts(row: SqlRow) {
  return {
    requests: Number(row['requests']),
    pageViews: Number(row['page_views']),
    visitors: Number(row['visitors']),
    bytesSent: Number(row['bytes_sent']),
    errors: Number(row['errors']),
  };
}
