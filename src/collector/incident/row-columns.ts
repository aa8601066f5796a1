import { INCIDENT_COLUMNS, type NumberColumn } from '../model/index.js';

const START = 4096;
const IS_WHOLE = Object.values(INCIDENT_COLUMNS);

/** Rows as growing columns of numbers: the engine takes them at a tenth of the price of texts (engines.md, "ingest"). */
export class RowColumns {
  #columns = createColumns(START);
  #size = 0;

  /** @param row one number a column, in the order of {@link INCIDENT_COLUMNS}. */
  push(row: readonly number[]): void {
    if (this.#size === this.#columns[0]!.length) this.#grow();
    for (let column = 0; column < row.length; column++) this.#columns[column]![this.#size] = row[column]!;
    this.#size++;
  }

  /** @returns the rows since the last call. */
  take(): readonly NumberColumn[] {
    const taken = this.#columns.map((column) => column.subarray(0, this.#size));
    this.#columns = createColumns(START);
    this.#size = 0;
    return taken;
  }

  #grow(): void {
    const grown = createColumns(this.#size * 2);
    this.#columns.forEach((column, index) => grown[index]!.set(column));
    this.#columns = grown;
  }
}

function createColumns(rows: number): NumberColumn[] {
  return IS_WHOLE.map((isWhole) => (isWhole ? new Int32Array(rows) : new Float64Array(rows)));
}
