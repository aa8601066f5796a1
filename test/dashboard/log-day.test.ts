import { describe, expect, it } from 'vitest';
import { addDays, dayInZone, daysOfPeriod, isLogDay } from '../../src/dashboard/log-day.js';

describe('isLogDay', () => {
  it.each([
    ['2026-06-01', true],
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2026-13-01', false],
    ['0002-06-01', false],
    ['2026-6-1', false],
    ['', false],
    [null, false],
  ])('takes %s as a day: %s', (text, expected) => expect(isLogDay(text)).toBe(expected));
});

describe('addDays', () => {
  it('passes months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});

describe('dayInZone', () => {
  it('gives the day of the zone, not of UTC', () => {
    const moment = new Date('2026-06-07T15:30:00Z');
    expect(dayInZone(moment, 'Asia/Tokyo')).toBe('2026-06-08');
    expect(dayInZone(moment, 'UTC')).toBe('2026-06-07');
  });
  it('reads an unknown zone as UTC', () =>
    expect(dayInZone(new Date('2026-06-07T23:00:00Z'), 'Mars/Base')).toBe('2026-06-07'));
});

describe('daysOfPeriod', () => {
  it.each([
    ['2026-06-01T00:00:00+09:00', '2026-06-08T00:00:00+09:00', '2026-06-01', '2026-06-07'],
    ['2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.000Z', '2026-06-01', '2026-06-01'],
    ['2026-06-01T10:00:00+09:00', '2026-06-03T00:00:01+09:00', '2026-06-01', '2026-06-03'],
    ['2026-06-01T10:00:00+09:00', '2026-06-01T11:00:00+09:00', '2026-06-01', '2026-06-01'],
  ])('reads %s to %s as %s to %s, both inclusive', (from, to, first, last) =>
    expect(daysOfPeriod({ from, to })).toEqual({ first, last }),
  );
  it('has no days without requests', () => expect(daysOfPeriod({ from: null, to: null })).toBeNull());
});
