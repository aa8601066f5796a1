import type { ReportQuality } from '../../contract/index.js';
import type { RawBatch } from '../model/index.js';

/** So many requests say something of where they come from. */
const MIN_REQUESTS = 50;
const ALMOST_ALL = 0.95;

/**
 * What the reading of logs itself tells of their quality: which formats, and whether one address made nearly everything, as behind a proxy
 * whose address stands where the visitors' belong. No address leaves it.
 */
export class LogFacts {
  readonly #formats = new Map<string, number>();
  #requests = 0;
  /** The address that made more than half, if any did (Boyer and Moore), and how often it came since it was first seen. */
  #candidate = '';
  #lead = 0;
  #counted = 0;

  /** Counts a batch. */
  add(format: string, raw: RawBatch): void {
    this.#formats.set(format, (this.#formats.get(format) ?? 0) + raw.rows);
    this.#requests += raw.rows;
    const { codes, dictionary } = raw.column('remoteAddr');
    const counts = new Uint32Array(dictionary.size);
    for (let row = 0; row < raw.rows; row++) if (codes[row]! >= 0) counts[codes[row]!]!++;
    counts.forEach((count, code) => count > 0 && this.#vote(dictionary.text(code), count));
  }

  /** @param partial logs that were not read, or not to their end. */
  toQuality(partial: number): Pick<ReportQuality, 'formats' | 'oneAddress' | 'partial'> {
    const formats = [...this.#formats].filter(([, requests]) => requests > 0);
    return {
      formats: formats.map(([format, requests]) => ({ format, requests, share: requests / this.#requests })),
      ...(this.#isOneAddress() && { oneAddress: true }),
      ...(partial > 0 && { partial }),
    };
  }

  #vote(value: string, count: number): void {
    if (value === this.#candidate) {
      this.#lead += count;
      this.#counted += count;
    } else if (count > this.#lead) {
      this.#candidate = value;
      this.#lead = count - this.#lead;
      this.#counted = count;
    } else this.#lead -= count;
  }

  #isOneAddress(): boolean {
    return this.#requests >= MIN_REQUESTS && this.#counted >= this.#requests * ALMOST_ALL;
  }
}
