import { randomInt } from 'node:crypto';
import { RAW_TEXT_FIELDS, type RawDictionaries, type RawTextField, type TextDictionary } from '../model/index.js';

/** Distinct texts of one field that are remembered; then all are forgotten, and what is common is learned again within a batch. */
const MAX_TEXTS = 1 << 17;
/** Their bytes together. */
const MAX_BYTES = 1 << 24;
const FNV_PRIME = 0x01000193;

/**
 * Gives each distinct run of bytes a number. Bytes are compared as they are and decoded only when somebody asks for the text. One table of
 * open addressing in typed arrays: a lookup makes no object and no string.
 */
class BytesDictionary implements TextDictionary {
  generation = 0;
  size = 0;
  /** Unknown outside, so that nobody can write a log whose texts all fall into one slot. */
  readonly #seed = randomInt(2 ** 31);
  #slots = new Int32Array(1024);
  #hashes = new Int32Array(512);
  #starts = new Int32Array(513);
  #bytes = Buffer.allocUnsafe(1 << 14);

  text(code: number): string {
    return this.#bytes.toString('utf8', this.#starts[code], this.#starts[code + 1]);
  }

  intern(bytes: Buffer, start: number, end: number): number {
    let hash = this.#seed;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, FNV_PRIME);
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot]! - 1;
      if (code < 0) return this.#add(bytes, { start, end, hash, slot });
      if (this.#hashes[code] === hash && this.#isSame(code, bytes, start, end)) return code;
    }
  }

  /** Begins anew when it holds too much. Codes that were given until now mean nothing afterwards. */
  forget(): void {
    if (this.size < MAX_TEXTS && this.#starts[this.size]! < MAX_BYTES) return;
    this.generation++;
    this.size = 0;
    this.#slots.fill(0);
  }

  #isSame(code: number, bytes: Buffer, start: number, end: number): boolean {
    const own = this.#bytes;
    let at = this.#starts[code]!;
    if (this.#starts[code + 1]! - at !== end - start) return false;
    for (let other = start; other < end; other++) if (own[at++] !== bytes[other]) return false;
    return true;
  }

  #add(
    bytes: Buffer,
    { start, end, hash, slot }: { readonly start: number; readonly end: number; readonly hash: number; slot: number },
  ): number {
    const code = this.size++;
    const from = this.#starts[code]!;
    if (from + end - start > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, from + end - start));
      this.#bytes.copy(grown, 0, 0, from);
      this.#bytes = grown;
    }
    bytes.copy(this.#bytes, from, start, end);
    this.#starts[code + 1] = from + end - start;
    this.#hashes[code] = hash;
    this.#slots[slot] = code + 1;
    if (this.size === this.#hashes.length) this.#grow();
    return code;
  }

  #grow(): void {
    const length = this.#hashes.length * 2;
    const [hashes, starts] = [new Int32Array(length), new Int32Array(length + 1)];
    hashes.set(this.#hashes);
    starts.set(this.#starts);
    [this.#hashes, this.#starts, this.#slots] = [hashes, starts, new Int32Array(length * 2)];
    const mask = this.#slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      const hash = hashes[code]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code + 1;
    }
  }
}

/** @returns empty dictionaries for a run, one a field. */
export function createDictionaries(): RawDictionaries {
  const dictionaries = new Map<RawTextField, BytesDictionary>(
    RAW_TEXT_FIELDS.map((field) => [field, new BytesDictionary()]),
  );
  return {
    of: (field) => dictionaries.get(field)!,
    forget: () => {
      for (const dictionary of dictionaries.values()) dictionary.forget();
    },
  };
}

/** @returns the code of a text that stands nowhere in a batch as it is. */
export function internText(dictionary: ReturnType<RawDictionaries['of']>, text: string): number {
  const bytes = Buffer.from(text);
  return dictionary.intern(bytes, 0, bytes.length);
}
