import type { CellCounts, CellRow, ClosedDay, TableName } from '../model/index.js';
import type { DayState } from './day-state.js';
import type { NameGate } from './name-gate.js';
import { PairSet } from './pair-set.js';

/** Reduces a day to what may stay: named values, unnamed ones merged by shape, entry and exit pages, no visitor, no token. */
export function closeDay(state: DayState, gate: NameGate): ClosedDay {
  const merged = new Map<string, CellRow>();
  for (const row of rowsOf(state, gate)) {
    const key = `${row.table} ${row.text === null ? `~${row.shape}` : `=${row.text}`}`;
    const known = merged.get(key);
    merged.set(key, known ? addRows(known, row) : { ...row, token: null, cell: merged.size });
  }
  return { day: state.day, visits: state.visitCount, cells: [...merged.values()] };
}

/** @returns every cell of the day as a row, those of entry and exit pages included. */
export function rowsOf(state: DayState, gate: NameGate): CellRow[] {
  const mayName = (table: TableName, text: string) => gate.isNameable(table, text, state.day);
  const rows = state.labels.map((_, cell) => state.row(cell, mayName));
  return [...rows, ...visitRows(state, gate, 'entryPages'), ...visitRows(state, gate, 'exitPages')];
}

/** Entry or exit pages: in `requests` the visits that began or ended there. Asked of the gate by themselves: where people enter tells more than what they read. */
function visitRows(state: DayState, gate: NameGate, table: 'entryPages' | 'exitPages'): CellRow[] {
  const counts = new Map<number, { visits: number; visitors: number; networks: number }>();
  const visitors = new PairSet();
  const networks = new PairSet();
  state.visits.forEach((visits, visitor) => {
    for (const visit of visits) {
      const page = table === 'entryPages' ? visit.entryCell : visit.exitCell;
      if (page < 0) continue;
      const count = counts.get(page) ?? { visits: 0, visitors: 0, networks: 0 };
      count.visits++;
      if (visitors.add(page, visitor)) count.visitors++;
      const network = state.networkOf[visitor]!;
      if (network >= 0 && networks.add(page, network)) count.networks++;
      counts.set(page, count);
    }
  });
  return [...counts].map(([page, count], index) => {
    const { text, shape } = state.labels[page]!;
    // a public page is public here too
    if (text !== null)
      gate.offer({ table, text, day: state.day, networks: count.networks, isPublic: gate.isPublic('pages', text) });
    const named = text !== null && gate.isNameable(table, text, state.day);
    const { visits: requests, visitors: people, networks: seen } = count;
    return {
      cell: state.labels.length + index,
      table,
      text: named ? text : null,
      token: null,
      shape: named ? '' : shape,
      values: 1,
      requests,
      pageViews: requests,
      bytesSent: 0,
      errors: 0,
      botRequests: 0,
      visitors: people,
      networks: seen,
    };
  });
}

function addRows(a: CellRow, b: CellRow): CellRow {
  const sum = (name: keyof CellCounts) => a[name] + b[name];
  return {
    ...a,
    values: a.values + b.values,
    requests: sum('requests'),
    pageViews: sum('pageViews'),
    bytesSent: sum('bytesSent'),
    errors: sum('errors'),
    botRequests: sum('botRequests'),
    visitors: sum('visitors'),
    networks: Math.max(a.networks, b.networks),
  };
}
