import { describe, expect, it } from 'vitest';
import { indexAt, toBarPath, toTicks } from '../../src/dashboard/chart-scale.js';

const plot = { left: 10, top: 0, width: 100, height: 50 };

describe('toTicks', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 50, 100]],
    [560, [0, 200, 400, 600]],
    [11_500_000, [0, 5_000_000, 10_000_000, 15_000_000]],
  ])('draws round lines up to %d', (max, values) => expect(toTicks(max).map((tick) => tick.value)).toEqual(values));

  it('never ends below the largest value and never has more than six lines', () => {
    for (let max = 0; max < 5000; max++) {
      const ticks = toTicks(max);
      expect(ticks.at(-1)?.value).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)?.position).toBe(1);
    }
  });
});

describe('toBarPath', () => {
  it('draws a bar as high as its share of the top, and none for zero', () => {
    expect(toBarPath([10, 0], 20, plot)).toBe('M14 50v-25h42v25z');
  });
  it('keeps a small value visible', () => expect(toBarPath([1], 1_000_000, plot)).toContain('v-1h'));
});

describe('indexAt', () => {
  it('finds the bar under the pointer and stays within the series', () => {
    expect(indexAt(10, 4, plot)).toBe(0);
    expect(indexAt(60, 4, plot)).toBe(2);
    expect(indexAt(-5, 4, plot)).toBe(0);
    expect(indexAt(500, 4, plot)).toBe(3);
  });
});
