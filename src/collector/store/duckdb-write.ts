import type { CellRow, ClosedDay, DayDelta, Nameable, Pairs, RollUpDelta, SourcePosition } from '../model/index.js';
import type { DuckDb, SqlValue } from './duckdb-connection.js';
import { CELL_COLUMNS, COUNTS, MERGE_CELLS, MERGE_NAMEABLE, MERGE_VISITORS } from './duckdb-schema.js';

/** Writes what changed, and how far the logs were read. Inside a transaction of the caller. */
export async function writeDelta(db: DuckDb, delta: RollUpDelta, positions: readonly SourcePosition[]): Promise<void> {
  for (const day of delta.days) await writeDay(db, day);
  await writeNameable(db, delta.nameable);
  for (const { identity, head, headBytes, offset, line } of positions) {
    if (identity === '') continue; // a stream cannot be resumed
    await db.run('INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)', [identity, head, headBytes, offset, line]);
  }
}

async function writeNameable(db: DuckDb, nameable: readonly Nameable[]): Promise<void> {
  if (nameable.length === 0) return;
  await db.run('DELETE FROM new_nameable');
  const rows = nameable.map(({ table, text, since }) => [table, text, since]);
  await db.append('new_nameable', ['text', 'text', 'text'], rows);
  await db.run(MERGE_NAMEABLE);
}

/** Replaces the cells of a day by what may stay. Inside a transaction of the caller. */
export async function writeClosedDay(db: DuckDb, closed: ClosedDay): Promise<void> {
  await db.run('DELETE FROM cells WHERE day = ?', [closed.day]);
  await stage(db, closed.day, closed.cells);
  await db.run(MERGE_CELLS);
  await db.run(
    'INSERT INTO days VALUES (?, true, ?, 0, false, false) ON CONFLICT DO UPDATE SET closed = true, visits = excluded.visits',
    [closed.day, closed.visits],
  );
}

async function writeDay(db: DuckDb, delta: DayDelta): Promise<void> {
  const { day } = delta;
  const closed = delta.state === 'late';
  await db.run(
    `INSERT INTO days VALUES (?, ${closed}, 0, ?, ${delta.keyLost}, ${delta.capped}) ON CONFLICT DO UPDATE SET late = late + excluded.late,
       key_lost = key_lost OR excluded.key_lost, capped = capped OR excluded.capped`,
    [day, delta.late],
  );
  await addLines(db, delta);
  if (closed) {
    for (const cell of delta.cells) await addLateCell(db, day, cell);
    return;
  }
  await stage(db, day, delta.cells);
  await db.run(MERGE_CELLS);
  await writeOpenRows(db, delta);
}

async function addLines(db: DuckDb, { day, lines }: DayDelta): Promise<void> {
  if (lines.length === 0) return;
  await db.run(
    `INSERT INTO lines VALUES ${lines.map(() => '(?, ?, ?)').join(', ')} ON CONFLICT DO UPDATE SET lines = lines + excluded.lines`,
    lines.flatMap(({ outcome, lines: count }) => [day, outcome, count]),
  );
}

async function writeOpenRows(
  db: DuckDb,
  { day, visitors, networks, visitorPairs, networkPairs }: DayDelta,
): Promise<void> {
  await db.run('DELETE FROM new_visitors');
  const rows = visitors.map(({ id, token, network, visits }) => [day, id, token, network, JSON.stringify(visits)]);
  await db.append('new_visitors', ['text', 'integer', 'text', 'integer', 'text'], rows);
  await db.run(MERGE_VISITORS);
  await db.append(
    'open_networks',
    ['text', 'integer', 'text'],
    networks.map(({ id, token }) => [day, id, token]),
  );
  await addPairs(db, { day, table: 'open_visitor_pairs', pairs: visitorPairs });
  await addPairs(db, { day, table: 'open_network_pairs', pairs: networkPairs });
}

/** A busy day has millions: as numbers without the day they cost a tenth. */
async function addPairs(
  db: DuckDb,
  { day, table, pairs }: { readonly day: string; readonly table: string; readonly pairs: Pairs },
): Promise<void> {
  if (pairs.length === 0) return;
  const column = (first: 0 | 1) => Int32Array.from({ length: pairs.length / 2 }, (_, at) => pairs[at * 2 + first]!);
  await db.run('DELETE FROM new_pairs');
  await db.appendNumbers('new_pairs', [column(0), column(1)]);
  await db.run(`INSERT INTO ${table} SELECT ?, cell, member FROM new_pairs`, [day]);
}

async function stage(db: DuckDb, day: string, cells: readonly CellRow[]): Promise<void> {
  await db.run('DELETE FROM new_cells');
  await db.append(
    'new_cells',
    CELL_COLUMNS.map(({ type }) => type),
    cells.map((cell) => cellValues(day, cell)),
  );
}

/** What comes after the key's death is added to the cell of the same name or shape; it is rare, so one statement each. */
async function addLateCell(db: DuckDb, day: string, cell: CellRow): Promise<void> {
  const [found] = await db.rows(
    'SELECT cell FROM cells WHERE day = ? AND panel = ? AND text IS NOT DISTINCT FROM ? AND shape = ? LIMIT 1',
    [day, cell.table, cell.text, cell.shape],
  );
  if (found) {
    const added = COUNTS.filter((name) => name !== 'visitors' && name !== 'networks');
    const values = cellValues(day, cell).slice(-COUNTS.length);
    await db.run(
      `UPDATE cells SET ${added.map((name) => `${name} = ${name} + ?`).join(', ')} WHERE day = ? AND cell = ?`,
      [...values.slice(0, added.length), day, Number(found['cell'])],
    );
    return;
  }
  const [last] = await db.rows('SELECT coalesce(max(cell), -1)::INTEGER AS cell FROM cells WHERE day = ?', [day]);
  await stage(db, day, [{ ...cell, cell: Number(last?.['cell']) + 1 }]);
  await db.run(MERGE_CELLS);
}

function cellValues(day: string, row: CellRow): SqlValue[] {
  const { cell, table, text, token, shape, values } = row;
  const counts = [row.requests, row.pageViews, row.bytesSent, row.errors, row.botRequests, row.visitors, row.networks];
  return [day, '', cell, table, text, token, shape, values, ...counts];
}
