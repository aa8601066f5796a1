import { randomInt } from 'node:crypto';

/** Two halves of a number that stands for a text. */
export interface TextNumber {
  readonly low: number;
  readonly high: number;
}

/** Numbers below this are exact. */
const HIGH_BITS = 0x1fffff;

/**
 * Numbers texts for one run of the program, so that visitors can be told apart without a token: 53 bits from a random seed. Two of half a
 * million visitors of a day share one once in 70,000 days; nothing outside the process can be joined to them. Workers of one run share the seed.
 */
export class RunNumbers {
  readonly #seed: number;

  constructor(seed = createRunSeed()) {
    this.#seed = seed;
  }

  /** @returns both halves for a text. The mixing is that of MurmurHash3, once a half. */
  of(text: string): TextNumber {
    let low = this.#seed ^ 0x2c1b3c6d;
    let high = this.#seed ^ 0x297a2d39;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      low = Math.imul(low ^ unit, 0x9e3779b1);
      high = Math.imul(high ^ unit, 0x5f356495);
    }
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
    return { low, high };
  }
}

/** @returns a random seed for {@link RunNumbers}. */
function createRunSeed(): number {
  return randomInt(2 ** 32);
}

/** @returns the number of one text. */
export function toNumber({ low, high }: TextNumber): number {
  return (high & HIGH_BITS) * 2 ** 32 + (low >>> 0);
}

/** @returns the number of a pair of texts, such as address and user agent. */
export function joinNumbers(one: TextNumber, other: TextNumber): number {
  let low = Math.imul(one.low ^ other.high, 0x85ebca6b) ^ other.low;
  let high = Math.imul(one.high ^ other.low, 0xc2b2ae35) ^ other.high;
  low = Math.imul(low ^ (low >>> 15) ^ high, 0x2c1b3c6d);
  high = Math.imul(high ^ (high >>> 15) ^ low, 0x297a2d39);
  return toNumber({ low: low ^ (low >>> 16), high: high ^ (high >>> 15) });
}
