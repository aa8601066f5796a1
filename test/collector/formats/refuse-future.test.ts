import { describe, expect, it } from 'vitest';
import { findFormat, refuseFuture } from '../../../src/collector/formats/index.js';
import { dictionaryOf, toBatch } from '../harness/line-batches.js';
import { toLog } from '../harness/safe-batches.js';

const NOW = Date.parse('2026-03-08T10:05:03Z');
const parse = (log: string) => findFormat('combined').parse(toBatch(log));

describe('requests from the future', () => {
  it('are rejected as lines with a bad time; the others keep every field', () => {
    const log = toLog(
      { target: '/a', status: 404, bytes: 7 },
      { time: '08/Mar/2036:10:05:03 +0000', target: '/forged', agent: 'Forged/1.0' },
      { target: '/b', referrer: 'https://other.example/' },
    );
    const raw = refuseFuture(parse(`${log}no log line\n`), NOW);
    expect([raw.lines, raw.rows]).toEqual([4, 2]);
    expect(raw.rejected).toEqual([
      { line: 1, reason: 'bad-time' },
      { line: 3, reason: 'no-match' },
    ]);
    expect([...raw.lineOf]).toEqual([0, 2]);
    expect([0, 1].map((row) => raw.text('target', row))).toEqual(['/a', '/b']);
    expect([...raw.status]).toEqual([404, 200]);
    expect([...raw.bytesSent]).toEqual([7, 100]);
    expect([...raw.timeMs]).toEqual([NOW, NOW]);
    const { codes, values } = dictionaryOf(raw, 'referrer');
    expect([...codes].map((code) => values[code] ?? null)).toEqual([null, 'https://other.example/']);
  });

  it('are those behind the latest instant, not at it', () => {
    const raw = parse(toLog({}));
    expect(refuseFuture(raw, NOW)).toBe(raw);
    expect(refuseFuture(raw, NOW - 1).rows).toBe(0);
  });
});
