import type { CellCounts, ValueRow } from '../model/index.js';
import type { NameGate } from './name-gate.js';
import type { ValueIndex } from './value-index.js';

type Sums = Pick<CellCounts, 'requests' | 'visitors' | 'bytesSent'>;
type Panel = ValueRow['panel'];

/** What is known of a value: nothing yet, it may never be named, or from a day on. */
const [UNKNOWN, NEVER, SINCE] = [0, 1, 2] as const;
const FIELDS = 3;

interface Unnamed {
  requests: number;
  visitors: number;
  bytesSent: number;
  /** Values of the day that is being added. */
  today: number;
  values: number;
}

/** Adds up values over days: named ones each, by their number in the index; the others of a table together. */
export class ValueSums {
  readonly #index: ValueIndex;
  readonly #gate: NameGate;
  readonly #panelOf: (value: number) => Panel;
  readonly #sums: Float64Array;
  readonly #known: Uint8Array;
  readonly #isCommon: Uint8Array;
  readonly #isNamed: Uint8Array;
  readonly #since: string[] = [];
  readonly #unnamed = new Map<Panel, Unnamed>();

  /** @param panelOf where a value of the index counts here: that of its table, or, for pages of visits, another. */
  constructor({
    index,
    gate,
    panelOf,
  }: {
    readonly index: ValueIndex;
    readonly gate: NameGate;
    readonly panelOf: (value: number) => Panel;
  }) {
    this.#index = index;
    this.#gate = gate;
    this.#panelOf = panelOf;
    this.#sums = new Float64Array(index.size * FIELDS);
    this.#known = new Uint8Array(index.size);
    this.#isCommon = new Uint8Array(index.size);
    this.#isNamed = new Uint8Array(index.size);
  }

  /** Notes that enough networks showed the value on some day, asked for or not. */
  prove(value: number): void {
    if (value >= 0) this.#isCommon[value] = 1;
  }

  /** Adds a value of a day; its counts, but for a nameless one, stay apart when it may be named on that day. */
  add(value: number, panel: Panel, day: string, { requests, visitors, bytesSent }: Sums): void {
    if (value >= 0 && this.#mayName(value, day)) {
      const at = value * FIELDS;
      this.#isNamed[value] = 1;
      this.#sums[at]! += requests;
      this.#sums[at + 1]! += visitors;
      this.#sums[at + 2]! += bytesSent;
      return;
    }
    const unnamed = this.#unnamed.get(panel) ?? { requests: 0, visitors: 0, bytesSent: 0, today: 0, values: 0 };
    this.#unnamed.set(panel, unnamed);
    unnamed.requests += requests;
    unnamed.visitors += visitors;
    unnamed.bytesSent += bytesSent;
    unnamed.today++;
  }

  /** The same value on two days counts once: tokens of two days cannot be told apart. */
  endDay(): void {
    for (const unnamed of this.#unnamed.values()) {
      unnamed.values = Math.max(unnamed.values, unnamed.today);
      unnamed.today = 0;
    }
  }

  /** @param firstDay of those in memory: a value that passed before them is proved by the record of it. */
  *rows(firstDay: string): Generator<ValueRow> {
    for (const [panel, { requests, visitors, bytesSent, values }] of this.#unnamed)
      yield { panel, value: null, values, requests, visitors, bytesSent };
    for (let value = 0; value < this.#isNamed.length; value++)
      if (this.#isNamed[value] === 1) yield this.#row(value, firstDay);
  }

  #row(value: number, firstDay: string): ValueRow {
    const [panel, text, at] = [this.#panelOf(value), this.#index.textOf(value), value * FIELDS];
    return {
      panel,
      value: text,
      values: 1,
      isCommon: this.#isCommon[value] === 1 || this.#gate.hasPassedBefore(panel, text, firstDay),
      requests: this.#sums[at]!,
      visitors: this.#sums[at + 1]!,
      bytesSent: this.#sums[at + 2]!,
    };
  }

  #mayName(value: number, day: string): boolean {
    if (this.#gate.smallGroup <= 1) return true;
    if (this.#known[value] === UNKNOWN) {
      const since = this.#gate.sinceOf(this.#panelOf(value), this.#index.textOf(value));
      this.#known[value] = since === undefined ? NEVER : SINCE;
      if (since !== undefined) this.#since[value] = since;
    }
    return this.#known[value] === SINCE && this.#since[value]! <= day;
  }
}
