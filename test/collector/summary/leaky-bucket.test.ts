import { describe, expect, it } from 'vitest';
import { LeakyBucket, QUIET_SECONDS } from '../../../src/collector/summary/leaky-bucket.js';

const SIZE = { capacity: 3, leakSeconds: 10 };
/** Whether each drop finds or makes the bucket full; a drop is its time, or time and kind. */
const pour = (drops: readonly (number | readonly [number, number])[]): boolean[] => {
  const bucket = new LeakyBucket();
  return drops.map((drop) => (typeof drop === 'number' ? bucket.add(SIZE, drop) : bucket.add(SIZE, ...drop)));
};

describe('a leaky bucket', () => {
  it('runs over with the drop behind its capacity, and stays so', () => {
    expect(pour([0, 0, 1, 1, 2, 90])).toEqual([false, false, false, true, true, true]);
  });

  it('never runs over while drops leak as fast as they come', () => {
    expect(pour(Array.from({ length: 50 }, (_, index) => index * 10))).not.toContain(true);
  });

  it('runs over when they come a little faster, some time', () => {
    expect(pour(Array.from({ length: 50 }, (_, index) => index * 9))).toContain(true);
  });

  it('is empty again after five quiet minutes, counted from the last drop', () => {
    const over = [0, 0, 0, 0];
    expect(pour([...over, QUIET_SECONDS, 2 * QUIET_SECONDS, 3 * QUIET_SECONDS + 1]).slice(-4)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('counts a kind once while it is in the bucket, and again when the bucket was empty', () => {
    expect(pour([...Array.from({ length: 9 }, () => [0, 7] as const), [0, 8], [0, 9]])).not.toContain(true);
    expect(
      pour([
        [0, 1],
        [0, 2],
        [0, 3],
        [100, 1],
        [100, 2],
        [100, 3],
        [100, 4],
      ]).at(-1),
    ).toBe(true);
  });

  it('does not mind lines slightly out of order', () => {
    expect(pour([5, 3, 4, 1])).toEqual([false, false, false, true]);
  });

  it('takes lines from long before for another time: an older file read behind a newer one', () => {
    expect(pour([90_000, 90_000, 90_000, 100, 100, 100])).not.toContain(true);
    expect(pour([90_000, 90_000, 90_000, 90_000, 100])).toEqual([false, false, false, true, false]);
  });

  it('gives drops back when something spoke for the actor', () => {
    const bucket = new LeakyBucket();
    for (const time of [0, 0, 0]) bucket.add(SIZE, time);
    bucket.drain(5);
    expect([0, 0, 0, 0].map((time) => bucket.add(SIZE, time))).toEqual([false, false, false, true]);
  });
});
