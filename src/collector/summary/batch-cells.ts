import type { AttackLabel } from '../../contract/index.js';
import { LearnedCodes, type SafeBatch, type TableName } from '../model/index.js';
import { HOURS, labelsOf, PANEL_RULES, ROW } from './tables.js';
import type { ValueIndex } from './value-index.js';

/** A value is in no panel. */
const NOWHERE = -1;

/** One table over one batch: the number of each row's value in the index of the run. */
export interface TableColumn {
  readonly table: TableName;
  /** Rows of the table have this bit of `ROW`. */
  readonly rows: number;
  readonly codes: ArrayLike<number>;
  /** Number of a value by its code; {@link NOWHERE}: in no panel. */
  readonly values: readonly number[];
}

/** Labels that rows of a batch earned together with others, by number of the row. */
type EarnedLabels = ReadonlyMap<number, readonly AttackLabel[]>;

/** Turns the codes of a batch into numbers of the run's index of values: once a distinct value, not once a row. */
export class BatchCells {
  readonly #index: ValueIndex;
  readonly #learned: readonly LearnedCodes<unknown>[];
  readonly #hoursOfDay: readonly number[];
  readonly #statuses: number[] = [];
  readonly #day: readonly number[];
  readonly #hours = new Map<number, number>();

  constructor(index: ValueIndex) {
    this.#index = index;
    this.#day = [index.numberOf('@day', '')];
    this.#hoursOfDay = HOURS.map((hour) => index.numberOf('hoursOfDay', hour));
    this.#learned = PANEL_RULES.map(
      ({ panel, text }) =>
        new LearnedCodes((value: unknown) => {
          const shown = text(value);
          return shown === null ? NOWHERE : index.numberOf(panel, shown);
        }),
    );
  }

  /** @returns every table with one value a row; attacks are lists: see {@link BatchCells.attacksOf}. */
  columnsOf(batch: SafeBatch): readonly TableColumn[] {
    return [
      { table: '@day', rows: ROW.ANY, codes: new Uint8Array(batch.rows), values: this.#day },
      this.#hourColumn(batch),
      { table: 'hoursOfDay', rows: ROW.ANY, codes: batch.hourOfDay, values: this.#hoursOfDay },
      { table: 'statuses', rows: ROW.ANY, codes: batch.status, values: this.#statusesOf(batch) },
      ...PANEL_RULES.map(({ panel, rows, column }, at) => ({
        table: panel,
        rows,
        codes: batch[column].codes,
        values: this.#learned[at]!.of(batch[column].values),
      })),
    ];
  }

  /** @returns numbers of a row's attacks, its own and those that it earned together with others. */
  attacksOf(batch: SafeBatch, row: number, earned: EarnedLabels): readonly number[] {
    const rates = earned.get(row);
    if (batch.attacks.codes[row] === 0 && rates === undefined) return NONE;
    return labelsOf(batch, row, rates ?? []).map((label) => this.#index.numberOf('attacks', label));
  }

  #hourColumn(batch: SafeBatch): TableColumn {
    const codes = new Int32Array(batch.rows);
    const values: number[] = [];
    let hour = NaN;
    for (let row = 0; row < batch.rows; row++) {
      if (batch.hour[row] !== hour) {
        hour = batch.hour[row]!;
        values.push(this.#hour(hour));
      }
      codes[row] = values.length - 1;
    }
    return { table: '@hour', rows: ROW.ANY, codes, values };
  }

  #hour(hour: number): number {
    const known = this.#hours.get(hour);
    if (known !== undefined) return known;
    if (this.#hours.size > MAX_HOURS) this.#hours.clear();
    const number = this.#index.numberOf('@hour', String(hour));
    this.#hours.set(hour, number);
    return number;
  }

  /** By status; 0 is none. */
  #statusesOf({ status, rows }: SafeBatch): readonly number[] {
    for (let row = 0; row < rows; row++) {
      const code = status[row]!;
      this.#statuses[code] ??= code === 0 ? NOWHERE : this.#index.numberOf('statuses', String(code));
    }
    return this.#statuses;
  }
}

const MAX_HOURS = 10_000;
const NONE: readonly number[] = [];
