import type { AttackLabel } from '../../contract/index.js';
import { LearnedCodes, type SafeBatch, type TableName } from '../model/index.js';
import { HOURS, labelsOf, PANEL_RULES, type PanelRule, type RowFacts } from './tables.js';
import type { ValueIndex } from './value-index.js';

/** A value is in no panel. */
const NOWHERE = -1;

/** A panel over one batch: the number of each row's value. */
interface PanelColumn {
  readonly rule: PanelRule;
  readonly codes: Int32Array;
  /** Number in the index by code; {@link NOWHERE} where the value has no text. */
  readonly values: readonly number[];
}

/** Called for each table that a row is in, with the number of its value there. */
export type OnValue = (table: TableName, value: number) => void;

/** Turns the codes of a batch into numbers of the run's index of values: once a distinct value, not once a row. */
export class BatchCells {
  readonly #index: ValueIndex;
  readonly #learned: readonly LearnedCodes<unknown>[];
  readonly #hours = new Map<number, number>();
  readonly #hoursOfDay: readonly number[];
  readonly #statuses = new Map<number, number>();
  readonly #dayNumber: number;

  constructor(index: ValueIndex) {
    this.#index = index;
    this.#dayNumber = index.numberOf('@day', '');
    this.#hoursOfDay = HOURS.map((hour) => index.numberOf('hoursOfDay', hour));
    this.#learned = PANEL_RULES.map(
      ({ panel, text }) =>
        new LearnedCodes((value: unknown) => {
          const shown = text(value);
          return shown === null ? NOWHERE : index.numberOf(panel, shown);
        }),
    );
  }

  /** @returns a function that tells of one row which tables it is in. */
  of(batch: SafeBatch): (row: number, facts: RowFacts, rates: readonly AttackLabel[], onValue: OnValue) => void {
    const columns: PanelColumn[] = PANEL_RULES.map((rule, at) => ({
      rule,
      codes: batch[rule.column].codes,
      values: this.#learned[at]!.of(batch[rule.column].values),
    }));
    return (row, facts, rates, onValue) => {
      onValue('@day', this.#dayNumber);
      onValue('@hour', this.#hour(batch.hour[row]!));
      for (const { rule, codes, values } of columns) {
        const value = values[codes[row]!]!;
        if (value !== NOWHERE && rule.shows(facts)) onValue(rule.panel, value);
      }
      if (facts.status !== 0) onValue('statuses', this.#status(facts.status));
      onValue('hoursOfDay', this.#hoursOfDay[batch.hourOfDay[row]!]!);
      if (batch.attacks.codes[row] === 0 && rates.length === 0) return;
      for (const label of labelsOf(batch, row, rates)) onValue('attacks', this.#index.numberOf('attacks', label));
    };
  }

  #hour(hour: number): number {
    const known = this.#hours.get(hour);
    if (known !== undefined) return known;
    if (this.#hours.size > 10_000) this.#hours.clear();
    const number = this.#index.numberOf('@hour', String(hour));
    this.#hours.set(hour, number);
    return number;
  }

  #status(status: number): number {
    const known = this.#statuses.get(status) ?? this.#index.numberOf('statuses', String(status));
    this.#statuses.set(status, known);
    return known;
  }
}
