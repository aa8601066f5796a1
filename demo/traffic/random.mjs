// @ts-check

/** A reproducible source of random choices: the same seed gives the same choices on every machine. */
export class Random {
  #state;

  /** @param {number} seed any number; taken as 32 bits */
  constructor(seed) {
    this.#state = mix(seed | 0);
  }

  /** @returns {number} from 0 up to, not including, 1 */
  next() {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return (mix(this.#state) >>> 0) / 4_294_967_296;
  }

  /**
   * @param {number} count
   * @returns {number} a whole number from 0 to count - 1
   */
  below(count) {
    return Math.floor(this.next() * count);
  }

  /**
   * @param {number} probability from 0 to 1
   * @returns {boolean}
   */
  chance(probability) {
    return this.next() < probability;
  }

  /**
   * @template T
   * @param {readonly T[]} list not empty
   * @returns {T}
   */
  pick(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }

  /**
   * Few are frequent, many are rare (Zipf and Mandelbrot): the share of rank r falls as 1 / (r + shift).
   * @param {number} count
   * @param {number} shift the larger, the flatter the head
   * @returns {number} a rank from 0 to count - 1
   */
  zipf(count, shift) {
    return Math.min(count - 1, Math.floor(shift * ((count + shift) / shift) ** this.next() - shift));
  }
}

/**
 * Thirty-two bits that depend on every bit of both numbers: what belongs to visitor 17 is known without keeping a list.
 * @param {number} seed
 * @param {number} index
 * @returns {number} from 0 to 2^32 - 1
 */
export function hash(seed, index) {
  return mix(mix(seed | 0) + Math.imul(index + 1, 0x85ebca6b)) >>> 0;
}

/** @param {number} value */
function mix(value) {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
