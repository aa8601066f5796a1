import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClfTime } from '../../../src/collector/formats/log-time.js';

describe('parseClfTime', () => {
  it.each([
    ['17/May/2015:10:05:03 +0000', '2015-05-17T10:05:03Z'],
    ['08/Mar/2026:00:05:03 +0900', '2026-03-07T15:05:03Z'],
    ['31/Dec/2025:23:59:59 -0330', '2026-01-01T03:29:59Z'],
    ['29/Feb/2024:00:00:00 +0000', '2024-02-29T00:00:00Z'],
    ['29/feb/2000:00:00:00 +0000', '2000-02-29T00:00:00Z'],
    ['31/Dec/2016:23:59:60 +0000', '2017-01-01T00:00:00Z'],
  ])('reads %s', (text, iso) => expect(timeOf(text)).toBe(Date.parse(iso)));

  it.each([
    ['a day that is not there', '29/Feb/2026:00:00:00 +0000'],
    ['a day that is not there in a century', '29/Feb/2100:00:00:00 +0000'],
    ['day 0', '00/Mar/2026:00:00:00 +0000'],
    ['day 31 of a short month', '31/Apr/2026:00:00:00 +0000'],
    ['hour 24', '08/Mar/2026:24:00:00 +0000'],
    ['minute 60', '08/Mar/2026:00:60:00 +0000'],
    ['second 61', '08/Mar/2026:00:00:61 +0000'],
    ['an unknown month', '08/Foo/2026:00:00:00 +0000'],
    ['no sign', '08/Mar/2026:00:00:00 00900'],
    ['an offset of a hundred hours', '08/Mar/2026:00:00:00 +9959'],
    ['an offset of sixty minutes', '08/Mar/2026:00:00:00 +0060'],
    ['a year before the web', '08/Mar/0026:00:00:00 +0000'],
    ['a year that no log is of', '08/Mar/9026:00:00:00 +0000'],
    ['dashes for slashes', '08-Mar-2026:00:00:00 +0000'],
    ['dots for colons', '08/Mar/2026:00.00.00 +0000'],
    ['no room before the offset', '08/Mar/2026:00:00:00++0000'],
    ['too much', '08/Mar/2026:00:00:00 +00000'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => expect(timeOf(text)).toBeNaN());

  it('gives back every second that it is given', () => {
    const second = fc.integer({ min: Date.UTC(1991, 0) / 1000, max: Date.UTC(2090, 0) / 1000 });
    fc.assert(
      fc.property(second, fc.integer({ min: -12 * 4, max: 14 * 4 }), (at, quarters) => {
        expect(timeOf(toClf(at, quarters * 15))).toBe(at * 1000);
      }),
    );
  });
});

function timeOf(text: string): number {
  const bytes = Buffer.from(`[${text}]`);
  return parseClfTime(bytes, 1, bytes.length - 1);
}

function toClf(seconds: number, offsetMinutes: number): string {
  const [, , day, month, year, clock] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date((seconds + offsetMinutes * 60) * 1000).toUTCString(),
  )!;
  const size = Math.abs(offsetMinutes);
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
  return `${day}/${month}/${year}:${clock} ${offset}`;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
