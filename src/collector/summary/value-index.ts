import type { TableName } from '../model/index.js';
import { shapeOf } from './shape.js';

/** Values that a run tells apart in all tables and days together. What comes beyond is counted, and never named. Bounds the memory. */
const MAX_VALUES = 1_000_000;

/** Numbers the values of all tables for a run, so that days count by number and a text is looked up once a distinct value. */
export class ValueIndex {
  readonly #tables: TableName[] = [];
  readonly #texts: string[] = [];
  readonly #public: boolean[] = [];
  readonly #numbers = new Map<TableName, Map<string, number>>();
  readonly #isPublic: (table: TableName, text: string) => boolean;

  constructor(isPublic: (table: TableName, text: string) => boolean = () => false) {
    this.#isPublic = isPublic;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** @returns the value's number, made on first use; the number of the table's shared cell (negative) when there is no room. */
  numberOf(table: TableName, text: string): number {
    let ofTable = this.#numbers.get(table);
    if (!ofTable) this.#numbers.set(table, (ofTable = new Map()));
    const known = ofTable.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    if (number >= MAX_VALUES) return NO_ROOM;
    ofTable.set(text, number);
    this.#tables.push(table);
    this.#texts.push(text);
    this.#public.push(this.#isPublic(table, text));
    return number;
  }

  /** @returns the value's number, or undefined when nobody showed it. */
  find(table: TableName, text: string): number | undefined {
    return this.#numbers.get(table)?.get(text);
  }

  tableOf(number: number): TableName {
    return this.#tables[number]!;
  }

  textOf(number: number): string {
    return this.#texts[number]!;
  }

  shapeOf(number: number): string {
    return shapeOf(this.#texts[number]!);
  }

  isPublic(number: number): boolean {
    return this.#public[number]!;
  }
}

/** Stands for a value that found no room in the index. */
export const NO_ROOM = -2;
