import { PairSet } from './pair-set.js';

/** The first networks of a cell stand in one flat array: most cells never have more. */
const INLINE = 4;

/**
 * Which networks showed the value of each cell, up to as many as somebody asks for: whether a value may be named is settled by then, and
 * memory is not spent on more.
 */
export class NetworkSets {
  readonly #limit: number;
  #inline = new Int32Array(1024 * INLINE).fill(-1);
  #counts = new Int32Array(1024);
  readonly #more = new PairSet();

  /** @param limit networks that are told apart for one cell. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Networks were not told apart for want of memory: counts are lower bounds. */
  get isFull(): boolean {
    return this.#more.isFull;
  }

  /** @returns true when the network is new to the cell, and still counts. */
  add(cell: number, network: number): boolean {
    if (cell >= this.#counts.length) this.#grow(cell);
    const count = this.#counts[cell]!;
    if (count >= this.#limit) return false;
    const from = cell * INLINE;
    const inline = count < INLINE ? count : INLINE;
    for (let at = from; at < from + inline; at++) if (this.#inline[at] === network) return false;
    if (count < INLINE) this.#inline[from + count] = network;
    else if (!this.#more.add(cell, network)) return false;
    this.#counts[cell] = count + 1;
    return true;
  }

  #grow(cell: number): void {
    let length = this.#counts.length;
    while (length <= cell) length *= 2;
    const counts = new Int32Array(length);
    const inline = new Int32Array(length * INLINE).fill(-1);
    counts.set(this.#counts);
    inline.set(this.#inline);
    [this.#counts, this.#inline] = [counts, inline];
  }
}
