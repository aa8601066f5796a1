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
import { countVisitPages, type VisitPages } from './close-day.js';
import type { DayState } from './day-state.js';
import { NameGate } from './name-gate.js';
import type { RollUp } from './roll-up.js';
import type { ValueIndex } from './value-index.js';
import { ValueSums } from './value-sums.js';

/** Summaries of the days in memory. */
export function createRollUpSource(rollUp: RollUp): SummarySource {
  const inRange = (range: DayRange) => rollUp.openDays.filter((state) => isInRange(state.day, range));
  return {
    days: async (range) => inRange(range).flatMap((state) => dayRow(state, rollUp.index)),
    hours: async (range) => inRange(range).flatMap((state) => hourRows(state, rollUp.index)),
    values: async (range, smallGroup) => valueRows(new Set(inRange(range)), rollUp, smallGroup),
    lines: async (range) => lineRows(inRange(range)),
  };
}

function dayRow(state: DayState, index: ValueIndex): DayRow[] {
  const value = index.find('@day', '');
  const cell = value === undefined ? -1 : state.cellOfValue(value);
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

function hourRows(state: DayState, index: ValueIndex): HourRow[] {
  return Array.from({ length: state.size }, (_, cell) => cell).flatMap((cell) => {
    const value = state.valueOf(cell);
    if (value < 0 || index.tableOf(value) !== '@hour') return [];
    return [{ time: Number(index.textOf(value)), ...state.cells.counts(cell) }];
  });
}

function lineRows(states: readonly DayState[]): LineRow[] {
  const sums = new Map<LineOutcome, number>();
  for (const { lines } of states)
    for (const [outcome, count] of lines) sums.set(outcome, (sums.get(outcome) ?? 0) + count);
  return [...sums].map(([outcome, lines]) => ({ outcome, lines }));
}

const VISIT_TABLES = ['entryPages', 'exitPages'] as const;

/** A day with what is counted of its visits once it is asked for. */
interface CountedDay {
  readonly state: DayState;
  readonly visits: Readonly<Record<(typeof VISIT_TABLES)[number], VisitPages>>;
}

function valueRows(states: ReadonlySet<DayState>, rollUp: RollUp, smallGroup: number): ValueRow[] {
  // a reader may ask for larger groups than the store keeps, never for smaller ones
  const gate = smallGroup > rollUp.gate.smallGroup ? stricterGate(rollUp, smallGroup) : rollUp.gate;
  const { index } = rollUp;
  // the gate of entry and exit pages opens here: first for all days, asked for or not, in whatever order
  const days = rollUp.openDays.map((state) => countDay(state, gate.smallGroup));
  for (const day of days) offerVisits(day, rollUp, gate);
  const sums: PanelSums = {
    cells: new ValueSums({ index, gate, panelOf: (value) => index.tableOf(value) as PanelName }),
    entryPages: new ValueSums({ index, gate, panelOf: () => 'entryPages' }),
    exitPages: new ValueSums({ index, gate, panelOf: () => 'exitPages' }),
  };
  for (const day of days) proveDay(day, sums, gate.smallGroup);
  for (const day of days) if (states.has(day.state)) addDay(day, sums);
  const firstDay = rollUp.openDays.reduce((first, { day }) => (day < first ? day : first), '9999-99-99');
  return Object.values(sums).flatMap((ofPanel) => [...ofPanel.rows(firstDay)]);
}

function countDay(state: DayState, networkLimit: number): CountedDay {
  return {
    state,
    visits: {
      entryPages: countVisitPages(state, 'entryPages', networkLimit),
      exitPages: countVisitPages(state, 'exitPages', networkLimit),
    },
  };
}

function offerVisits({ state, visits }: CountedDay, { index }: RollUp, gate: NameGate): void {
  for (const table of VISIT_TABLES) {
    const { pages, networks } = visits[table];
    for (const page of pages) {
      const value = state.valueOf(page);
      if (value < 0) continue;
      const text = index.textOf(value);
      const isPublic = index.isPublic(value) || gate.isPublic('pages', text);
      gate.offer({ table, text, day: state.day, networks: networks[page]!, isPublic });
    }
  }
}

/** Sums of cells by the panel of their table, and of pages where visits began and ended. */
type PanelSums = Readonly<Record<'cells' | (typeof VISIT_TABLES)[number], ValueSums>>;

function proveDay({ state, visits }: CountedDay, sums: PanelSums, smallGroup: number): void {
  for (let cell = 0; cell < state.size; cell++)
    if (state.cells.networksOf(cell) >= smallGroup) sums.cells.prove(state.valueOf(cell));
  for (const table of VISIT_TABLES) {
    const { pages, networks } = visits[table];
    for (const page of pages) if (networks[page]! >= smallGroup) sums[table].prove(state.valueOf(page));
  }
}

function addDay({ state, visits }: CountedDay, sums: PanelSums): void {
  for (let cell = 0; cell < state.size; cell++) {
    const table = state.tableOf(cell);
    if (table === '@day' || table === '@hour') continue;
    sums.cells.add(state.valueOf(cell), table, state.day, state.cells.counts(cell));
  }
  for (const table of VISIT_TABLES) {
    const { pages, visits: requests, visitors } = visits[table];
    for (const page of pages)
      sums[table].add(state.valueOf(page), table, state.day, {
        requests: requests[page]!,
        visitors: visitors[page]!,
        bytesSent: 0,
      });
  }
  for (const ofPanel of Object.values(sums)) ofPanel.endDay();
}

function stricterGate(rollUp: RollUp, smallGroup: number): NameGate {
  const gate = new NameGate(smallGroup);
  const { index } = rollUp;
  for (const state of rollUp.openDays) {
    for (let cell = 0; cell < state.size; cell++) {
      const value = state.valueOf(cell);
      if (value < 0 || index.tableOf(value).startsWith('@')) continue;
      const [table, text] = [index.tableOf(value), index.textOf(value)];
      const networks = state.cells.networksOf(cell);
      gate.offer({ table, text, day: state.day, networks, isPublic: rollUp.gate.isPublic(table, text) });
    }
  }
  return gate;
}
