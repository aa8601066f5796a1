const EMPTY = -1;
const MEMBERS = 2 ** 26;

/** Pairs that a set holds at most: 128 MiB of slots. */
const MAX_PAIRS = 8 * 2 ** 20;

/**
 * A set of pairs of whole numbers (cell, member), each below 2^26. Eight bytes a slot in one flat array: a `Set` of numbers takes five
 * times as much, and a busy day has millions of pairs.
 */
export class PairSet {
  #slots = new Float64Array(1024).fill(EMPTY);
  #size = 0;
  readonly #limit: number;

  /** @param limit pairs at most; the default bounds the memory of a day. */
  constructor(limit = MAX_PAIRS) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  /** The set takes no more pairs: what is asked of it now may be wrong by those that it did not take. */
  get isFull(): boolean {
    return this.#size >= this.#limit;
  }

  /** @returns true when the pair was not there before, and there was room for it. */
  add(cell: number, member: number): boolean {
    const pair = cell * MEMBERS + member;
    const at = this.#find(pair, cell, member);
    if (this.#slots[at] === pair || this.isFull) return false;
    this.#slots[at] = pair;
    this.#size++;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #find(pair: number, cell: number, member: number): number {
    const mask = this.#slots.length - 1;
    let at = (Math.imul(cell, 0x9e3779b1) ^ Math.imul(member, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    while (this.#slots[at] !== EMPTY && this.#slots[at] !== pair) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2).fill(EMPTY);
    for (const pair of old) {
      if (pair === EMPTY) continue;
      const cell = Math.floor(pair / MEMBERS);
      this.#slots[this.#find(pair, cell, pair - cell * MEMBERS)] = pair;
    }
  }
}
