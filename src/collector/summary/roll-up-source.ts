import type { PanelName } from '../../contract/index.js';
import {
  isInRange,
  type DayRange,
  type DayRow,
  type HourRow,
  type LineOutcome,
  type LineRow,
  type SummarySource,
  type ValueRow,
} from '../model/index.js';
import { rowsOf } from './close-day.js';
import type { DayState } from './day-state.js';
import { NameGate } from './name-gate.js';
import type { RollUp } from './roll-up.js';

/** Summaries of the days in memory. */
export function createRollUpSource(rollUp: RollUp): SummarySource {
  const inRange = (range: DayRange) => rollUp.openDays.filter((state) => isInRange(state.day, range));
  return {
    days: async (range) => inRange(range).flatMap(dayRow),
    hours: async (range) => inRange(range).flatMap(hourRows),
    values: async (range, smallGroup) => valueRows(inRange(range), rollUp, smallGroup),
    lines: async (range) => lineRows(inRange(range)),
  };
}

function dayRow(state: DayState): DayRow[] {
  const cell = state.labels.findIndex(({ table }) => table === '@day');
  if (cell < 0) return [];
  const counts = state.cells.counts(cell);
  return [
    {
      day: state.day,
      ...counts,
      bots: counts.botRequests,
      visits: state.visitCount,
      late: state.late,
      keyLost: state.keyLost,
      capped: state.capped,
    },
  ];
}

function hourRows(state: DayState): HourRow[] {
  return state.labels.flatMap(({ table, text }, cell) =>
    table === '@hour' ? [{ time: Number(text), ...state.cells.counts(cell) }] : [],
  );
}

function lineRows(states: readonly DayState[]): LineRow[] {
  const sums = new Map<LineOutcome, number>();
  for (const { lines } of states)
    for (const [outcome, count] of lines) sums.set(outcome, (sums.get(outcome) ?? 0) + count);
  return [...sums].map(([outcome, lines]) => ({ outcome, lines }));
}

function valueRows(states: readonly DayState[], rollUp: RollUp, smallGroup: number): ValueRow[] {
  // a reader may ask for larger groups than the store keeps, never for smaller ones
  const gate = smallGroup > rollUp.gate.smallGroup ? stricterGate(rollUp, smallGroup) : rollUp.gate;
  // the gate of entry and exit pages opens while rows are made: first for all days, asked for or not, in whatever order
  const common = new Set<string>();
  for (const state of rollUp.openDays)
    for (const row of rowsOf(state, gate)) if (row.networks >= gate.smallGroup) common.add(`${row.table} ${row.text}`);
  const firstDay = rollUp.openDays.reduce((first, { day }) => (day < first ? day : first), '9999-99-99');
  const merged = new Map<string, ValueRow>();
  for (const state of states) {
    const unnamed = new Map<PanelName, number>();
    for (const { table, text, requests, visitors, bytesSent } of rowsOf(state, gate)) {
      if (table === '@day' || table === '@hour') continue;
      const key = text === null ? table : `${table} ${text}`;
      const known = merged.get(key) ?? {
        panel: table,
        value: text,
        values: text === null ? 0 : 1,
        requests: 0,
        visitors: 0,
        bytesSent: 0,
      };
      if (text === null) unnamed.set(table, (unnamed.get(table) ?? 0) + 1);
      // a value that passed before the days in memory is proved by the record of it
      const isCommon = text !== null && (common.has(key) || gate.hasPassedBefore(table, text, firstDay));
      merged.set(key, {
        ...known,
        ...(text === null ? {} : { isCommon: known.isCommon === true || isCommon }),
        requests: known.requests + requests,
        visitors: known.visitors + visitors,
        bytesSent: known.bytesSent + bytesSent,
      });
    }
    // the same value on two days counts once: tokens of two days cannot be told apart
    for (const [panel, values] of unnamed)
      merged.set(panel, { ...merged.get(panel)!, values: Math.max(merged.get(panel)!.values, values) });
  }
  return [...merged.values()];
}

function stricterGate(rollUp: RollUp, smallGroup: number): NameGate {
  const gate = new NameGate(smallGroup);
  for (const state of rollUp.openDays) {
    state.labels.forEach(({ table, text }, cell) => {
      if (text !== null && !table.startsWith('@'))
        gate.offer({
          table,
          text,
          day: state.day,
          networks: state.cells.networksOf(cell),
          isPublic: rollUp.gate.isPublic(table, text),
        });
    });
  }
  return gate;
}
