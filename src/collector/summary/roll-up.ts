import { createPathMatcher } from '../../clean/index.js';
import type { AttackLabel } from '../../contract/index.js';
import type { ClosedDay, DayDelta, Nameable, OpenDay, RollUpDelta, SafeBatch, TableName } from '../model/index.js';
import { NameGate } from './name-gate.js';
import type { RequestCounts } from './cell-columns.js';
import { closeDay } from './close-day.js';
import { DayState } from './day-state.js';
import { LateDay } from './late-day.js';
import { RateWatch } from './rate-watch.js';
import { BOT_PANELS, factsOf, PANEL_RULES, PATH_PANELS } from './tables.js';

/** How roll-ups are built. */
export interface RollUpOptions {
  readonly smallGroup: number;
  readonly publicPaths?: readonly string[] | undefined;
  /** Token of a value that may not be named; null: none is needed, as nothing is stored. */
  readonly valueToken?: (day: string, table: string, value: string) => string | null;
  /** Days that are open in the store, values it names, days that are over. */
  readonly openDays?: readonly OpenDay[];
  readonly nameable?: readonly Nameable[];
  readonly closedDays?: readonly string[];
}

/**
 * Builds the roll-ups while lines are read: totals by hour and day, and one table of values a panel and day.
 * `report` keeps all days here and summarizes them; `collect` keeps the open ones and hands what changed to the store.
 */
export class RollUp {
  readonly gate: NameGate;
  readonly #days = new Map<string, DayState>();
  readonly #lateDays = new Map<string, LateDay>();
  readonly #rates = new RateWatch();
  readonly #closed: Set<string>;
  readonly #isPublic: (path: string) => boolean;
  readonly #valueToken: (day: string, table: string, value: string) => string | null;

  constructor({
    smallGroup,
    publicPaths = [],
    valueToken,
    openDays = [],
    nameable = [],
    closedDays = [],
  }: RollUpOptions) {
    this.gate = new NameGate(smallGroup, nameable);
    this.#isPublic = createPathMatcher(publicPaths);
    this.#valueToken = valueToken ?? (() => null);
    this.#closed = new Set(closedDays);
    for (const open of openDays) this.#days.set(open.day, DayState.load(open, this.#tokenOf(open.day)));
  }

  /** Days in memory, in no order. */
  get openDays(): readonly DayState[] {
    return [...this.#days.values()];
  }

  /**
   * Adds a batch. What changed waits for {@link RollUp.takeDelta}.
   *
   * @returns labels that rows earned together with others, by number of the row; most rows have none.
   */
  add(batch: SafeBatch): ReadonlyMap<number, readonly AttackLabel[]> {
    const earned = new Map<number, readonly AttackLabel[]>();
    for (const { day, reason, lines } of batch.rejected) this.#dayOf(day).countLine(reason, lines);
    for (let row = 0; row < batch.rows; row++) {
      const day = batch.day[row]!;
      const late = batch.late[row] === 1;
      const state = late ? this.#lateDay(day) : this.#dayOf(day);
      state.countLine('parsed', 1);
      if (batch.target[row]!.isOwn) continue;
      const request = requestOf(batch, row);
      if (late) this.#addLate(this.#lateDay(day), batch, row, request);
      else {
        const rates = this.#rates.add(batch, row);
        if (rates.length > 0) earned.set(row, rates);
        this.#addRow(this.#day(day), { batch, row, rates }, request);
      }
    }
    return earned;
  }

  /** The key of a day was lost and made anew: who came before and after may be counted twice. */
  markKeyLost(day: string): void {
    const state = this.#days.get(day);
    if (state) state.keyLost = true;
  }

  /** @returns what changed since the last call, or null when nothing did. */
  takeDelta(): RollUpDelta | null {
    const nameable = this.gate.takeNew();
    const days: DayDelta[] = [];
    for (const state of this.#days.values()) {
      const delta = state.takeChanges((table, text) => this.gate.isNameable(table, text, state.day));
      if (delta) days.push(delta);
    }
    for (const late of this.#lateDays.values()) {
      const delta = late.takeChanges();
      if (delta) days.push(delta);
    }
    return days.length || nameable.length ? { days, nameable } : null;
  }

  /** The day's key is dead: forgets its visitors and tokens. @returns what may stay, or null when the day was not in memory. */
  close(day: string): ClosedDay | null {
    const state = this.#days.get(day);
    this.#closed.add(day);
    this.#days.delete(day);
    return state ? closeDay(state, this.gate) : null;
  }

  #addRow(
    state: DayState,
    { batch, row, rates }: { batch: SafeBatch; row: number; rates: readonly AttackLabel[] },
    request: RequestCounts,
  ): void {
    const facts = factsOf(batch, row, rates);
    const visitorToken = batch.visitor[row]!;
    const networkToken = batch.network[row]!;
    const visitor = visitorToken === null ? -1 : state.visitorId(visitorToken);
    const network = networkToken === null ? -1 : state.networkId(networkToken);
    const count = (table: TableName, text: string): number => {
      const before = state.labels.length;
      const cell = state.cellOf(table, text);
      state.count(cell, request);
      if (visitor >= 0) state.countVisitor(cell, visitor);
      const isNewNetwork = network >= 0 && (!facts.isBot || BOT_PANELS.has(table)) && state.countNetwork(cell, network);
      // the gate is asked when something changed for it: a value seen for the first time today, or one more network
      if ((isNewNetwork || state.labels.length > before) && !table.startsWith('@'))
        this.#offer(state, { table, text, cell });
      return cell;
    };
    count('@day', '');
    count('@hour', String(batch.hour[row]!));
    let pageCell = -1;
    for (const rule of PANEL_RULES) {
      const text = rule.value(batch, row, facts);
      if (text === null) continue;
      if (typeof text !== 'string') for (const one of text) count(rule.panel, one);
      else if (rule.panel === 'pages') pageCell = count(rule.panel, text);
      else count(rule.panel, text);
    }
    if (visitor >= 0) state.visit(visitor, network, batch.time[row]!, pageCell);
  }

  /** Tells the gate of a value; when it opens, its cell of each open day is written again with its text. */
  #offer(state: DayState, { table, text, cell }: { table: TableName; text: string; cell: number }): void {
    const networks = state.cells.networksOf(cell);
    const isPublic = PATH_PANELS.has(table) && this.#isPublic(text);
    if (this.gate.offer({ table, text, day: state.day, networks, isPublic }))
      for (const open of this.#days.values()) open.touch(table, text);
  }

  #addLate(late: LateDay, batch: SafeBatch, row: number, request: RequestCounts): void {
    late.countLate();
    late.count({ table: '@day', text: '', named: true }, request);
    late.count({ table: '@hour', text: String(batch.hour[row]!), named: true }, request);
    const facts = factsOf(batch, row);
    for (const { panel, value } of PANEL_RULES) {
      for (const text of [value(batch, row, facts) ?? []].flat())
        late.count({ table: panel, text, named: this.gate.isNameable(panel, text, late.day) }, request);
    }
  }

  #dayOf(day: string): DayState | LateDay {
    return this.#closed.has(day) ? this.#lateDay(day) : this.#day(day);
  }

  #day(day: string): DayState {
    const known = this.#days.get(day) ?? new DayState(day, this.#tokenOf(day));
    this.#days.set(day, known);
    return known;
  }

  #lateDay(day: string): LateDay {
    const known = this.#lateDays.get(day) ?? new LateDay(day);
    this.#lateDays.set(day, known);
    return known;
  }

  #tokenOf(day: string) {
    return (table: TableName, value: string) => this.#valueToken(day, table, value);
  }
}

function requestOf(batch: SafeBatch, row: number): RequestCounts {
  return {
    pageView: factsOf(batch, row).isPageView ? 1 : 0,
    bytesSent: batch.bytesSent[row]!,
    error: batch.status[row]! >= 400 ? 1 : 0,
    bot: batch.agent[row]!.bot === null ? 0 : 1,
  };
}
