import { describe, expect, it } from 'vitest';
import { DayState } from '../../../src/collector/summary/day-state.js';
import { PairSet } from '../../../src/collector/summary/pair-set.js';
import { ValueIndex } from '../../../src/collector/summary/value-index.js';

describe('memory of a day', () => {
  it('tells half a million visitors apart, and says so when more come', () => {
    const state = new DayState('2026-05-20', {
      index: new ValueIndex(),
      valueToken: () => null,
      networkLimit: 3,
      isStored: false,
    });
    const idOf = (number: number) => state.visitorId(number, () => null);
    for (let number = 0; number < 500_000; number++) idOf(number);
    expect(state.capped).toBe(false);
    expect(idOf(500_000)).toBe(-1);
    expect(idOf(7)).toBe(7);
    expect(state.capped).toBe(true);
  });

  it('keeps as many pairs as it was given room for, and says that it is full', () => {
    const pairs = new PairSet(3);
    expect([pairs.add(1, 1), pairs.add(1, 2), pairs.add(1, 2), pairs.add(2, 1)]).toEqual([true, true, false, true]);
    expect(pairs.isFull).toBe(true);
    expect([pairs.add(3, 3), pairs.add(1, 1), pairs.size]).toEqual([false, false, 3]);
  });
});
