import type { PanelName } from '../../contract/index.js';
import type { CellCounts, ValueRow } from '../model/index.js';
import type { NameGate } from './name-gate.js';
import type { ValueIndex } from './value-index.js';

type Sums = Pick<CellCounts, 'requests' | 'visitors' | 'bytesSent'>;

/** What a table knows of a value of the index. */
interface Known {
  /** First day on which it may be named; null: never. */
  readonly since: string | null;
  isCommon: boolean;
  sums: { requests: number; visitors: number; bytesSent: number } | null;
}

/** Adds up the values of one panel over days: named ones each, the others together. */
export class ValueSums {
  readonly #panel: PanelName;
  readonly #index: ValueIndex;
  readonly #gate: NameGate;
  readonly #known = new Map<number, Known>();
  #unnamed: { requests: number; visitors: number; bytesSent: number } | null = null;
  #unnamedToday = 0;
  #unnamedValues = 0;

  constructor(panel: PanelName, { index, gate }: { readonly index: ValueIndex; readonly gate: NameGate }) {
    this.#panel = panel;
    this.#index = index;
    this.#gate = gate;
  }

  /** Notes that enough networks showed the value on some day, asked for or not. Before values are added. */
  prove(value: number): void {
    if (value >= 0) this.#of(value).isCommon = true;
  }

  /** Adds a cell of a day. @param value number in the index; negative: nameless. */
  add(value: number, day: string, counts: Sums): void {
    const known = value < 0 ? null : this.#of(value);
    if (known !== null && known.since !== null && known.since <= day) {
      addTo((known.sums ??= { requests: 0, visitors: 0, bytesSent: 0 }), counts);
      return;
    }
    addTo((this.#unnamed ??= { requests: 0, visitors: 0, bytesSent: 0 }), counts);
    this.#unnamedToday++;
  }

  /** The same value on two days counts once: tokens of two days cannot be told apart. */
  endDay(): void {
    this.#unnamedValues = Math.max(this.#unnamedValues, this.#unnamedToday);
    this.#unnamedToday = 0;
  }

  /** @param firstDay of those in memory: a value that passed before them is proved by the record of it. */
  *rows(firstDay: string): Generator<ValueRow> {
    const panel = this.#panel;
    if (this.#unnamed) yield { panel, value: null, values: this.#unnamedValues, ...this.#unnamed };
    for (const [value, { isCommon, sums }] of this.#known)
      if (sums !== null)
        yield {
          panel,
          value: this.#index.textOf(value),
          values: 1,
          isCommon: isCommon || this.#gate.hasPassedBefore(panel, this.#index.textOf(value), firstDay),
          ...sums,
        };
  }

  #of(value: number): Known {
    const known = this.#known.get(value);
    if (known) return known;
    const since =
      this.#gate.smallGroup <= 1 ? EVERY_DAY : (this.#gate.sinceOf(this.#panel, this.#index.textOf(value)) ?? null);
    const fresh = { since, isCommon: false, sums: null };
    this.#known.set(value, fresh);
    return fresh;
  }
}

const EVERY_DAY = '';

function addTo(sums: { requests: number; visitors: number; bytesSent: number }, counts: Sums): void {
  sums.requests += counts.requests;
  sums.visitors += counts.visitors;
  sums.bytesSent += counts.bytesSent;
}
