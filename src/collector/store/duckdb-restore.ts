import type {
  CellRow,
  LineOutcome,
  Nameable,
  OpenDay,
  OpenVisit,
  OpenVisitor,
  SourcePosition,
  TableName,
} from '../model/index.js';
import type { DuckDb, SqlRow } from './duckdb-connection.js';
import { COUNTS } from './duckdb-schema.js';

/** @returns the open days as an earlier process left them. */
export async function readOpenDays(db: DuckDb): Promise<OpenDay[]> {
  const days = await db.rows('SELECT day, late::DOUBLE AS late, key_lost, capped FROM days WHERE NOT closed');
  return Promise.all(
    days.map(async (row): Promise<OpenDay> => {
      const day = String(row['day']);
      const of = (sql: string) => db.rows(sql, [day]);
      const counts = COUNTS.map((name) => `${name}::DOUBLE AS ${name}`).join(', ');
      return {
        day,
        late: Number(row['late']),
        keyLost: row['key_lost'] === true,
        capped: row['capped'] === true,
        cells: (
          await of(`SELECT cell, panel, text, token, shape, distinct_values, ${counts} FROM cells WHERE day = ?`)
        ).map(toCell),
        visitors: (await of('SELECT id, token, network, visits FROM open_visitors WHERE day = ?')).map(toVisitor),
        networks: (await of('SELECT id, token FROM open_networks WHERE day = ?')).map(({ id, token }) => ({
          id: Number(id),
          token: String(token),
        })),
        visitorPairs: (await of('SELECT cell, member FROM open_visitor_pairs WHERE day = ?')).flatMap(toPair),
        networkPairs: (await of('SELECT cell, member FROM open_network_pairs WHERE day = ?')).flatMap(toPair),
        lines: (await of('SELECT outcome, lines::DOUBLE AS lines FROM lines WHERE day = ?')).map(
          ({ outcome, lines }) => ({
            outcome: outcome as LineOutcome,
            lines: Number(lines),
          }),
        ),
      };
    }),
  );
}

/** @returns values that may be named, and from which day on. */
export async function readNameable(db: DuckDb): Promise<Nameable[]> {
  const rows = await db.rows('SELECT panel, text, since FROM nameable');
  return rows.map(({ panel, text, since }) => ({
    table: panel as TableName,
    text: String(text),
    since: String(since),
  }));
}

/** @returns how far each log was read. */
export async function readPositions(db: DuckDb): Promise<SourcePosition[]> {
  const rows = await db.rows(
    'SELECT identity, head, head_bytes, byte_offset::DOUBLE AS byte_offset, line::DOUBLE AS line FROM sources',
  );
  return rows.map((row) => ({
    identity: String(row['identity']),
    head: Number(row['head']),
    headBytes: Number(row['head_bytes']),
    offset: Number(row['byte_offset']),
    line: Number(row['line']),
  }));
}

function toCell(row: SqlRow): CellRow {
  return {
    cell: Number(row['cell']),
    table: row['panel'] as TableName,
    text: row['text'] as string | null,
    token: row['token'] as string | null,
    shape: String(row['shape']),
    values: Number(row['distinct_values']),
    requests: Number(row['requests']),
    pageViews: Number(row['page_views']),
    bytesSent: Number(row['bytes_sent']),
    errors: Number(row['errors']),
    botRequests: Number(row['bot_requests']),
    visitors: Number(row['visitors']),
    networks: Number(row['networks']),
  };
}

function toVisitor(row: SqlRow): OpenVisitor {
  // JSON has no infinity: a visit without a page comes back with null times
  const visits = (JSON.parse(String(row['visits'])) as OpenVisit[]).map((visit) =>
    visit.entryCell < 0 ? { ...visit, entryTime: Infinity, exitTime: -Infinity } : visit,
  );
  return { id: Number(row['id']), token: String(row['token']), network: Number(row['network']), visits };
}

function toPair({ cell, member }: SqlRow): [number, number] {
  return [Number(cell), Number(member)];
}
