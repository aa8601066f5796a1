import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Zone } from '../../../src/collector/model/index.js';

const seconds = (iso: string) => Date.parse(iso) / 1000;

describe('Zone', () => {
  it.each([
    ['Asia/Tokyo', '2026-03-07T15:00:00Z', '2026-03-08', 0, '2026-03-08T00:00:00+09:00'],
    ['Asia/Tokyo', '2026-03-08T14:59:59Z', '2026-03-08', 23, '2026-03-08T23:59:59+09:00'],
    ['Asia/Kolkata', '2026-03-08T00:10:00Z', '2026-03-08', 5, '2026-03-08T05:40:00+05:30'],
    ['Asia/Kathmandu', '2026-03-08T18:20:00Z', '2026-03-09', 0, '2026-03-09T00:05:00+05:45'],
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08', 1, '2026-03-08T01:59:59-05:00'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08', 3, '2026-03-08T03:00:00-04:00'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25', 2, '2026-10-25T02:30:00+02:00'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25', 2, '2026-10-25T02:30:00+01:00'],
    ['UTC', '2026-03-08T00:00:00Z', '2026-03-08', 0, '2026-03-08T00:00:00+00:00'],
  ])('%s at %s: %s, hour %i', (name, instant, day, hourOfDay, iso) => {
    const zone = new Zone(name);
    expect(zone.at(seconds(instant))).toMatchObject({ day, hourOfDay });
    expect(zone.iso(seconds(instant))).toBe(iso);
  });

  it('tells the two hours apart that a clock shows twice', () => {
    const berlin = new Zone('Europe/Berlin');
    const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(
      (at) => berlin.at(seconds(at)).hourStart,
    );
    expect(second! - first!).toBe(3600);
  });

  it.each([
    ['Asia/Tokyo', '2026-03-08', '2026-03-07T15:00:00Z'],
    ['Pacific/Kiritimati', '2026-03-08', '2026-03-07T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-03-08', '2026-03-08T11:00:00Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
    ['Asia/Kathmandu', '2026-03-08', '2026-03-07T18:15:00Z'],
  ])('in %s %s begins at %s', (name, day, instant) => expect(new Zone(name).startOf(day)).toBe(seconds(instant)));

  it('adds days across months and leap days', () => {
    const zone = new Zone('Asia/Tokyo');
    expect([zone.addDays('2024-02-28', 1), zone.addDays('2026-01-01', -1), zone.addDays('2026-03-08', 0)]).toEqual([
      '2024-02-29',
      '2025-12-31',
      '2026-03-08',
    ]);
  });

  it('gives ISO times that mean the instant they were made of', () => {
    const zones = ['Asia/Tokyo', 'America/St_Johns', 'Australia/Lord_Howe', 'Europe/London'].map(
      (name) => new Zone(name),
    );
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 946_684_800, max: 2_500_000_000 }), (zone, at) => {
        expect(seconds(zone.iso(at))).toBe(at);
        expect(zone.iso(at).slice(0, 10)).toBe(zone.at(at).day);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['Asia/Tokio', '', 'tokyo'])('refuses %j', (name) => {
    expect(() => new Zone(name)).toThrow(`unknown time zone "${name}"; known: IANA names such as Asia/Tokyo, UTC`);
  });
});
