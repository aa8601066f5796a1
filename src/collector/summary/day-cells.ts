import type { CellRow, TableName } from '../model/index.js';
import { CellColumns } from './cell-columns.js';
import { NO_ROOM, type ValueIndex } from './value-index.js';

/** Distinct values that one table of one day holds; the rest shares one cell that is never named. Bounds the memory whatever comes. */
const MAX_VALUES = 100_000;

/** A cell that was loaded by its token and whose text is not known yet, or the shared cell of a table. */
interface Nameless {
  readonly table: TableName;
  readonly token: string | null;
  readonly shape: string;
}

/** Tokens of values, for a day whose cells are kept in a store; null in memory only. */
export type ValueToken = (table: TableName, value: string) => string | null;

/** The cells of a day: which value each holds, and its counts. */
export class DayCells {
  readonly columns = new CellColumns();
  readonly #valueToken: ValueToken;
  #index: ValueIndex;
  /** Number of each cell's value in the index; -1: nameless. */
  #valueOf: number[] = [];
  #cellOf = new Int32Array(1024).fill(-1);
  readonly #nameless = new Map<number, Nameless>();
  readonly #sizes = new Map<TableName, number>();
  readonly #byToken = new Map<string, number>();
  readonly #tokens = new Map<number, string | null>();

  constructor(index: ValueIndex, valueToken: ValueToken) {
    this.#index = index;
    this.#valueToken = valueToken;
  }

  /** Number of cells. */
  get size(): number {
    return this.columns.size;
  }

  /** @returns the cell of a value, made on first use. @param value its number in the index, or {@link NO_ROOM}. */
  open(table: TableName, value: number): number {
    if (value === NO_ROOM) return this.#sharedCell(table);
    const known = this.find(value);
    return known >= 0 ? known : this.#create(table, value);
  }

  /** @returns the cell of a value, or -1 when nobody showed it today. */
  find(value: number): number {
    return value < this.#cellOf.length ? this.#cellOf[value]! : -1;
  }

  /** @returns the number of a cell's value in the index, or -1 for a nameless one. */
  valueOf(cell: number): number {
    return this.#valueOf[cell]!;
  }

  tableOf(cell: number): TableName {
    return this.#nameless.get(cell)?.table ?? this.#index.tableOf(this.#valueOf[cell]!);
  }

  /** @returns one cell as a row; its text only when `mayName` allows. */
  row(cell: number, mayName: (table: TableName, text: string) => boolean): CellRow {
    const counts = { values: 1, ...this.columns.counts(cell) };
    const nameless = this.#nameless.get(cell);
    if (nameless) return { cell, text: null, ...nameless, ...counts };
    const value = this.#valueOf[cell]!;
    const [table, text] = [this.#index.tableOf(value), this.#index.textOf(value)];
    if (mayName(table, text)) return { cell, table, text, token: null, shape: '', ...counts };
    return { cell, table, text: null, token: this.#tokenOf(cell), shape: this.#index.shapeOf(value), ...counts };
  }

  /** Takes up a cell where an earlier process left it. Cells come in the order of their numbers. */
  load(row: CellRow): number {
    const { table, text, token, shape } = row;
    while (this.size < row.cell) this.#nameless.set(this.#add(-1), { table, token: null, shape: '' });
    const value = text === null ? -1 : this.#index.numberOf(table, text);
    this.#valueOf.push(value);
    const cell = this.columns.create(row);
    if (value >= 0) {
      this.#sizes.set(table, (this.#sizes.get(table) ?? 0) + 1);
      this.#set(value, cell);
    } else {
      this.#nameless.set(cell, { table, token, shape });
      this.#byToken.set(token === null ? `${table} shared` : `${table} ${token}`, cell);
    }
    return cell;
  }

  /** The run begins a new index: values get the numbers they have there. */
  reindex(index: ValueIndex): void {
    const old = this.#index;
    this.#index = index;
    this.#cellOf = new Int32Array(1024).fill(-1);
    this.#valueOf = this.#valueOf.map((value, cell) => {
      if (value < 0) return value;
      const number = index.numberOf(old.tableOf(value), old.textOf(value));
      this.#set(number, cell);
      return number;
    });
  }

  #create(table: TableName, value: number): number {
    const size = this.#sizes.get(table) ?? 0;
    if (size >= MAX_VALUES) return this.#sharedCell(table);
    this.#sizes.set(table, size + 1);
    const cell = this.#loaded(table, value) ?? this.#add(value);
    this.#set(value, cell);
    return cell;
  }

  #add(value: number): number {
    this.#valueOf.push(value);
    return this.columns.create();
  }

  #sharedCell(table: TableName): number {
    const key = `${table} shared`;
    let cell = this.#byToken.get(key);
    if (cell === undefined) {
      cell = this.#add(-1);
      this.#nameless.set(cell, { table, token: null, shape: '' });
      this.#byToken.set(key, cell);
    }
    return cell;
  }

  /** A cell that was loaded by its token learns its text from the first request that shows it again. */
  #loaded(table: TableName, value: number): number | undefined {
    if (this.#byToken.size === 0 || table.startsWith('@')) return undefined;
    const token = this.#valueToken(table, this.#index.textOf(value));
    const cell = token === null ? undefined : this.#byToken.get(`${table} ${token}`);
    if (cell === undefined) return undefined;
    this.#nameless.delete(cell);
    this.#valueOf[cell] = value;
    this.#tokens.set(cell, token);
    return cell;
  }

  /** Made when the cell is first written without its name, and remembered. */
  #tokenOf(cell: number): string | null {
    const known = this.#tokens.get(cell);
    if (known !== undefined) return known;
    const value = this.#valueOf[cell]!;
    const table = this.#index.tableOf(value);
    const token = table.startsWith('@') ? null : this.#valueToken(table, this.#index.textOf(value));
    this.#tokens.set(cell, token);
    return token;
  }

  #set(value: number, cell: number): void {
    if (value < 0) return;
    if (value >= this.#cellOf.length) {
      const grown = new Int32Array(Math.max(this.#cellOf.length * 2, value + 1)).fill(-1);
      grown.set(this.#cellOf);
      this.#cellOf = grown;
    }
    this.#cellOf[value] = cell;
  }
}
