import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES, type LineBatch } from '../../../src/collector/model/index.js';
import { LineSplitter } from '../../../src/collector/sources/split-lines.js';
import { linesOf } from '../harness/line-batches.js';

describe('LineSplitter', () => {
  it('keeps the offset of a line split across two chunks', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(Buffer.from('one\ntw'))).toMatchObject({ count: 1, firstLine: 1, nextOffset: 4 });
    expect(splitter.pendingBytes).toBe(2);
    const batch = splitter.push(Buffer.from('o\nthree\nfo'))!;
    expect(linesOf(batch)).toEqual(['two', 'three']);
    expect([...batch.offsets]).toEqual([4, 8]);
    expect(batch).toMatchObject({ firstLine: 2, nextOffset: 14 });
    expect(linesOf(splitter.end()!)).toEqual(['fo']);
    expect(splitter.end()).toBeNull();
  });

  it('goes on from where it is told', () => {
    const splitter = new LineSplitter({ offset: 1000, line: 51 });
    expect(splitter.push(Buffer.from('a\nb\n'))).toMatchObject({ firstLine: 51, nextOffset: 1004 });
  });

  it('takes line ends of Windows as one, also across two chunks', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(Buffer.from('one\r'))).toBeNull();
    expect(linesOf(splitter.push(Buffer.from('\ntwo\r\n\r\n'))!)).toEqual(['one', 'two', '']);
  });

  it('gives the same lines and offsets, however the bytes are cut', () => {
    const content = fc
      .array(fc.constantFrom('\n', '\r\n', 'a', 'bc', '語'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(content, fc.array(fc.nat(80), { maxLength: 12 }), (text, cuts) => {
        const bytes = Buffer.from(text);
        expect(split(bytes, cuts)).toEqual(split(bytes, []));
        expect(split(bytes, cuts).map(({ text: line }) => line)).toEqual(plainLines(text));
      }),
    );
  });

  it('holds no more than one line of an endless one, and counts its bytes', () => {
    const splitter = new LineSplitter();
    const chunk = Buffer.alloc(MAX_LINE_BYTES, 'x');
    for (let count = 0; count < 50; count++) expect(splitter.push(chunk)).toBeNull();
    const kept = splitter.push(Buffer.from('\nnext\nlast'))!;
    expect(kept.bytes.length).toBeLessThan(MAX_LINE_BYTES + 20);
    expect(kept.ends[0]! - kept.starts[0]!).toBeGreaterThan(MAX_LINE_BYTES);
    expect(linesOf(kept)[1]).toBe('next');
    expect([...kept.offsets]).toEqual([0, 50 * MAX_LINE_BYTES + 1]);
    expect(kept.nextOffset).toBe(50 * MAX_LINE_BYTES + 6);
    expect(splitter.end()).toMatchObject({ nextOffset: 50 * MAX_LINE_BYTES + 10, firstLine: 3 });
  });
});

/** Pushes bytes in pieces; @returns every line with where it stands. */
function split(bytes: Buffer, cuts: readonly number[]): { text: string; offset: number; line: number }[] {
  const splitter = new LineSplitter();
  const at = [...new Set(cuts.filter((cut) => cut < bytes.length))].sort((a, b) => a - b);
  const pieces = [0, ...at].map((from, index) => bytes.subarray(from, at[index]));
  const batches = [...pieces.map((piece) => splitter.push(piece)), splitter.end()];
  return batches.filter((batch) => batch !== null).flatMap(describeLines);
}

function describeLines(batch: LineBatch) {
  return linesOf(batch).map((text, index) => ({ text, offset: batch.offsets[index]!, line: batch.firstLine + index }));
}

function plainLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}
