import type { CellCounts, CellRow, ClosedDay, TableName } from '../model/index.js';
import type { DayState } from './day-state.js';
import type { NameGate } from './name-gate.js';
import { NetworkSets } from './network-sets.js';
import type { ValueIndex } from './value-index.js';

/** Reduces a day to what may stay: named values, unnamed ones merged by shape, entry and exit pages, no visitor, no token. */
export function closeDay(state: DayState, gate: NameGate, index: ValueIndex): ClosedDay {
  const merged = new Map<string, CellRow>();
  for (const row of rowsOf(state, gate, index)) {
    const key = `${row.table} ${row.text === null ? `~${row.shape}` : `=${row.text}`}`;
    const known = merged.get(key);
    merged.set(key, known ? addRows(known, row) : { ...row, token: null, cell: merged.size });
  }
  return { day: state.day, visits: state.visitCount, cells: [...merged.values()] };
}

/** @returns every cell of the day as a row, those of entry and exit pages included. */
function rowsOf(state: DayState, gate: NameGate, index: ValueIndex): CellRow[] {
  const mayName = (table: TableName, text: string) => gate.isNameable(table, text, state.day);
  const rows = Array.from({ length: state.size }, (_, cell) => state.row(cell, mayName));
  return [
    ...rows,
    ...(['entryPages', 'exitPages'] as const).flatMap((table) => visitRows(state, { gate, index, table })),
  ];
}

/** Pages where visits began or ended, by cell of the page. */
export interface VisitPages {
  /** Cells of pages that have any. */
  readonly pages: readonly number[];
  readonly visits: Float64Array;
  readonly visitors: Float64Array;
  readonly networks: Float64Array;
}

/** Counts entry or exit pages. @param networkLimit networks that matter for one page. */
export function countVisitPages(state: DayState, table: 'entryPages' | 'exitPages', networkLimit: number): VisitPages {
  const [visits, visitors, networks] = [0, 1, 2].map(() => new Float64Array(state.size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sets = new NetworkSets(networkLimit);
  let current = -1;
  let seen: number[] = [];
  const pages: number[] = [];
  state.visits.forEach((visitor, entryCell, exitCell) => {
    const page = table === 'entryPages' ? entryCell : exitCell;
    if (visitor !== current) [current, seen] = [visitor, []];
    if (page < 0) return;
    if (visits[page] === 0) pages.push(page);
    visits[page]!++;
    if (!seen.includes(page)) visitors[page]!++;
    seen.push(page);
    const network = state.networkOf[visitor]!;
    if (network >= 0 && sets.add(page, network)) networks[page]!++;
  });
  return { pages, visits, visitors, networks };
}

/** Entry or exit pages: in `requests` the visits that began or ended there. Asked of the gate by themselves: where people enter tells more than what they read. */
function visitRows(
  state: DayState,
  {
    gate,
    index,
    table,
  }: { readonly gate: NameGate; readonly index: ValueIndex; readonly table: 'entryPages' | 'exitPages' },
): CellRow[] {
  const { pages, visits, visitors, networks } = countVisitPages(state, table, Infinity);
  return pages.map((page, at) => {
    const value = state.valueOf(page);
    const text = value < 0 ? null : index.textOf(value);
    // a public page is public here too
    if (text !== null)
      gate.offer({
        table,
        text,
        day: state.day,
        networks: networks[page]!,
        isPublic: index.isPublic(value) || gate.isPublic('pages', text),
      });
    const named = text !== null && gate.isNameable(table, text, state.day);
    return {
      cell: state.size + at,
      table,
      text: named ? text : null,
      token: null,
      shape: named ? '' : value < 0 ? state.row(page, () => false).shape : index.shapeOf(value),
      values: 1,
      requests: visits[page]!,
      pageViews: visits[page]!,
      bytesSent: 0,
      errors: 0,
      botRequests: 0,
      visitors: visitors[page]!,
      networks: networks[page]!,
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
