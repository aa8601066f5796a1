import { LineSplitter } from '../../../src/collector/sources/split-lines.js';
import type { LineBatch, RawBatch, RawTextField } from '../../../src/collector/model/index.js';

/** @returns all lines of a text or of bytes as one batch, the last one also without line end. */
export function toBatch(content: string | Buffer): LineBatch {
  const bytes = Buffer.from(content);
  const whole = bytes.length === 0 || bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]);
  return new LineSplitter().push(whole) ?? { ...EMPTY, bytes };
}

const EMPTY: LineBatch = {
  bytes: Buffer.alloc(0),
  count: 0,
  starts: new Uint32Array(),
  ends: new Uint32Array(),
  offsets: new Float64Array(),
  firstLine: 1,
  nextOffset: 0,
  isUnfinished: false,
};

/** @returns the text of each line of a batch, as a parser sees it. */
export function linesOf({ bytes, count, starts, ends }: LineBatch): string[] {
  return Array.from({ length: count }, (_, index) => bytes.toString('utf8', starts[index], ends[index]));
}

/** @returns the rejection of each line, or null for a request. */
export function outcomesOf(raw: RawBatch): (string | null)[] {
  const reasons = new Map(raw.rejected.map(({ line, reason }) => [line, reason]));
  return Array.from({ length: raw.lines }, (_, line) => reasons.get(line) ?? null);
}

/** @returns the codes of one field of a batch, and the distinct texts that they stand for. */
export function dictionaryOf(raw: RawBatch, field: RawTextField): { codes: Int32Array; values: string[] } {
  const { codes, dictionary } = raw.column(field);
  return { codes, values: Array.from({ length: dictionary.size }, (_, code) => dictionary.text(code)) };
}
