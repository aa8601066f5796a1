const MAX_START = 1024;

/** Gives each distinct number an id, 0 upwards. Open addressing in typed arrays: a `Map` of numbers takes five times as much. */
export class NumberIds {
  #keys = new Float64Array(MAX_START).fill(NaN);
  #ids = new Int32Array(MAX_START);
  #size = 0;

  /** @returns the id, or -1 when the number has none yet. */
  find(number: number): number {
    const slot = this.#slotOf(number);
    return this.#keys[slot] === number ? this.#ids[slot]! : -1;
  }

  /** The number has none yet: it gets this one. */
  set(number: number, id: number): void {
    const slot = this.#slotOf(number);
    this.#keys[slot] = number;
    this.#ids[slot] = id;
    if (++this.#size * 2 > this.#keys.length) this.#grow();
  }

  /** The slot that holds the number, or the free one where it belongs. */
  #slotOf(number: number): number {
    const mask = this.#keys.length - 1;
    // the numbers are evenly spread in their low bits
    let slot = (number | 0) & mask;
    while (this.#keys[slot] === this.#keys[slot] && this.#keys[slot] !== number) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, ids] = [this.#keys, this.#ids];
    this.#keys = new Float64Array(keys.length * 2).fill(NaN);
    this.#ids = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      const number = keys[slot]!;
      if (Number.isNaN(number)) continue;
      const to = this.#slotOf(number);
      this.#keys[to] = number;
      this.#ids[to] = ids[slot]!;
    }
  }
}
