import type { LineBatch } from '../model/index.js';
import { MAX_LINE_BYTES } from '../model/index.js';

const LF = 10;
const CR = 13;

/**
 * Cuts a stream of bytes into batches of whole lines. A line split across two chunks is joined; what is held between
 * chunks never exceeds one line of {@link MAX_LINE_BYTES}, whatever the input.
 */
export class LineSplitter {
  #carry: Buffer = Buffer.alloc(0);
  /** Bytes of an over-long line that were dropped since its first {@link MAX_LINE_BYTES}. */
  #dropped = 0;
  #offset: number;
  #line: number;

  /** @param start where in the source reading begins. */
  constructor(start: { readonly offset: number; readonly line: number } = { offset: 0, line: 1 }) {
    this.#offset = start.offset;
    this.#line = start.line;
  }

  /** @returns the lines completed by `chunk`, or null when it completes none. */
  push(chunk: Buffer): LineBatch | null {
    const last = chunk.lastIndexOf(LF);
    if (last < 0) {
      this.#keep(chunk);
      return null;
    }
    const bytes = this.#carry.length
      ? Buffer.concat([this.#carry, chunk.subarray(0, last + 1)])
      : chunk.subarray(0, last + 1);
    const batch = this.#cut(bytes);
    this.#carry = Buffer.alloc(0);
    this.#keep(chunk.subarray(last + 1));
    return batch;
  }

  /** @returns the last line when it has no line end, or null. Only for a source that is complete. */
  end(): LineBatch | null {
    if (this.#carry.length === 0) return null;
    const bytes = this.#carry;
    this.#carry = Buffer.alloc(0);
    return this.#cut(bytes);
  }

  /** Bytes behind the last whole line that wait for their end. */
  get pendingBytes(): number {
    return this.#carry.length + this.#dropped;
  }

  #keep(sent: Buffer): void {
    // a server that does not append leaves a run of NULs where `copytruncate` cut the log, longer than any line
    const nuls = this.#carry.length === 0 ? countNuls(sent) : 0;
    this.#dropped += nuls;
    const rest = sent.subarray(nuls);
    const room = MAX_LINE_BYTES + 1 - this.#carry.length;
    this.#dropped += Math.max(0, rest.length - room);
    if (rest.length === 0 || room <= 0) return;
    // copied: a subarray would keep the whole chunk alive
    this.#carry = Buffer.concat([this.#carry, rest.subarray(0, room)]);
  }

  #cut(bytes: Buffer): LineBatch {
    let count = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
    if (bytes[bytes.length - 1] !== LF) count++;
    const starts = new Uint32Array(count);
    const ends = new Uint32Array(count);
    const offsets = new Float64Array(count);
    let start = 0;
    for (let i = 0; i < count; i++) {
      const found = bytes.indexOf(LF, start);
      const lineEnd = found < 0 ? bytes.length : found;
      ends[i] = lineEnd > start && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
      starts[i] = behindMarks(bytes, start, ends[i]!);
      // what was dropped belongs to the first line of this block, so every later one stands further behind
      offsets[i] = this.#offset + start + (i > 0 ? this.#dropped : 0);
      start = lineEnd + 1;
    }
    const nextOffset = this.#offset + bytes.length + this.#dropped;
    const isUnfinished = bytes[bytes.length - 1] !== LF;
    const batch = { bytes, count, starts, ends, offsets, firstLine: this.#line, nextOffset, isUnfinished };
    this.#offset = nextOffset;
    this.#line += count;
    this.#dropped = 0;
    return batch;
  }
}

function countNuls(bytes: Buffer): number {
  let count = 0;
  while (count < bytes.length && bytes[count] === 0) count++;
  return count;
}

/** NULs and a byte order mark before a line belong to none. */
function behindMarks(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === 0) at++;
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? Math.min(at + 3, end) : at;
}
