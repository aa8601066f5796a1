const EMPTY = -1;
const MEMBERS = 2 ** 26;

/**
 * A set of pairs of whole numbers (cell, member), each below 2^26. Eight bytes a slot in one flat array: a `Set` of numbers takes five
 * times as much, and a busy day has millions of pairs.
 */
export class PairSet {
  #slots = new Float64Array(1024).fill(EMPTY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @returns true when the pair was not there before. */
  add(cell: number, member: number): boolean {
    const pair = cell * MEMBERS + member;
    const at = this.#find(pair, cell, member);
    if (this.#slots[at] === pair) return false;
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
