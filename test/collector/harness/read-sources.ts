import type { LineBatch, Source, SourcePosition } from '../../../src/collector/model/index.js';
import { linesOf } from './line-batches.js';

/** @returns all lines of a source that ends. */
export async function readLines(source: Source): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of source) lines.push(...linesOf(batch));
  return lines;
}

/** A source that does not end, read in the background: what came so far, and waiting for more. */
export class Reading {
  readonly lines: string[] = [];
  readonly positions: SourcePosition[] = [];
  readonly batches: LineBatch[] = [];
  readonly done: Promise<void>;

  constructor(source: Source) {
    this.done = this.#read(source);
    this.done.catch(() => undefined); // told to whoever waits for `done`
  }

  /** Waits until so many lines have come. */
  async waitFor(count: number): Promise<string[]> {
    const end = Date.now() + 5000;
    while (this.lines.length < count && Date.now() < end) await new Promise((done) => setTimeout(done, 5));
    return [...this.lines];
  }

  async #read(source: Source): Promise<void> {
    for await (const batch of source) {
      this.lines.push(...linesOf(batch));
      this.positions.push(source.position());
      this.batches.push(batch);
    }
  }
}
