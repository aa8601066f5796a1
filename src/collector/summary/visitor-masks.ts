const WORDS = 3;
/** Cells of small tables that have a bit; what comes beyond is kept as pairs. */
const MAX_BITS = WORDS * 32;

/** Which cells of small tables (hours, statuses, methods, protocols) each visitor was counted in: a bit a cell, twelve bytes a visitor. */
export class VisitorMasks {
  #words = new Int32Array(256 * WORDS);
  readonly #bits = new Map<number, number>();
  #bitOf = new Int16Array(256).fill(-1);

  /** Gives a cell its bit, while there are some. */
  open(cell: number): void {
    if (this.#bits.size >= MAX_BITS) return;
    if (cell >= this.#bitOf.length) {
      const grown = new Int16Array(Math.max(this.#bitOf.length * 2, cell + 1)).fill(-1);
      grown.set(this.#bitOf);
      this.#bitOf = grown;
    }
    this.#bitOf[cell] = this.#bits.size;
    this.#bits.set(cell, this.#bits.size);
  }

  has(cell: number): boolean {
    return cell < this.#bitOf.length && this.#bitOf[cell]! >= 0;
  }

  /** @returns true when the visitor was not counted in the cell before. The cell must have a bit. */
  add(cell: number, visitor: number): boolean {
    const bit = this.#bitOf[cell]!;
    const at = visitor * WORDS + (bit >> 5);
    if (at >= this.#words.length) this.#grow(at);
    const mask = 1 << (bit & 31);
    if ((this.#words[at]! & mask) !== 0) return false;
    this.#words[at]! |= mask;
    return true;
  }

  #grow(at: number): void {
    const grown = new Int32Array(Math.max(this.#words.length * 2, at + WORDS));
    grown.set(this.#words);
    this.#words = grown;
  }
}
