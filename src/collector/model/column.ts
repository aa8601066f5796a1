/**
 * A column of a batch: one code a row into values that last for the run, so that whatever follows from a value alone is worked out once a
 * distinct value. `values` only grows; when it would hold too much a new array takes its place and codes begin anew: its identity says
 * whether what was learned of its codes still holds.
 */
export interface Column<T> {
  /** One entry a row, each an index of `values`. */
  readonly codes: Int32Array;
  readonly values: readonly T[];
}

/** @returns the value of one row. */
export function valueAt<T>(column: Column<T>, row: number): T {
  return column.values[column.codes[row]!]!;
}

/**
 * The distinct texts of one field of a log. A code means the same text until the generation changes; then every code is free again, as
 * memory is bounded whatever a log holds.
 */
export interface TextDictionary {
  readonly generation: number;
  /** Codes 0 to `size - 1` are in use. */
  readonly size: number;
  /** Decodes the text of a code. */
  text(code: number): string;
}

/** One field of a raw batch: a code a row, -1 where the row has no such field. */
export interface TextColumn {
  readonly codes: Int32Array;
  readonly dictionary: TextDictionary;
}

/**
 * What follows from the texts of one dictionary, worked out once a distinct text.
 *
 * @param first values that stand before those of texts: for rows without the field, or that may not show it. Code `c` of the dictionary is
 * index `c + first.length`.
 */
export class Facts<T> {
  readonly #read: (text: string) => T;
  readonly #first: readonly T[];
  #dictionary: TextDictionary | null = null;
  #generation = -1;
  #values: T[] = [];

  constructor(read: (text: string) => T, first: readonly T[] = []) {
    this.#read = read;
    this.#first = first;
  }

  /** @returns the facts of all texts that the dictionary holds by now; the same array until codes begin anew. */
  of(dictionary: TextDictionary): readonly T[] {
    if (dictionary !== this.#dictionary || dictionary.generation !== this.#generation) {
      this.#dictionary = dictionary;
      this.#generation = dictionary.generation;
      this.#values = [...this.#first];
    }
    for (let code = this.#values.length - this.#first.length; code < dictionary.size; code++)
      this.#values.push(this.#read(dictionary.text(code)));
    return this.#values;
  }
}

/** Remembers what was learned of the codes of a `values` array for as long as that array lives. */
export class LearnedCodes<T> {
  readonly #read: (value: T) => number;
  readonly #known = new WeakMap<readonly T[], number[]>();

  constructor(read: (value: T) => number) {
    this.#read = read;
  }

  /** @returns one number a value, in the order of the array. */
  of(values: readonly T[]): readonly number[] {
    const known = this.#known.get(values) ?? [];
    if (known.length === 0) this.#known.set(values, known);
    for (let code = known.length; code < values.length; code++) known.push(this.#read(values[code]!));
    return known;
  }
}
