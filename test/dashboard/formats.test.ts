import { describe, expect, it } from 'vitest';
import { createFormats } from '../../src/dashboard/formats.js';

const ja = createFormats('ja', 'Asia/Tokyo');
const en = createFormats('en', 'Asia/Tokyo');

describe('createFormats', () => {
  it.each([
    [0, '0\u00a0B'],
    [999, '999\u00a0B'],
    [1000, '1.0\u00a0kB'],
    [480_716_250, '481\u00a0MB'],
    [1_234_000_000, '1.2\u00a0GB'],
    [5e15, '5,000\u00a0TB'],
  ])('writes %d bytes as %s', (bytes, text) => expect(en.bytes(bytes)).toBe(text));
  it('drops an empty decimal on axes', () => expect(en.roundBytes(15_000_000)).toBe('15\u00a0MB'));
  it('never calls something nothing', () => {
    expect(en.share(1, 100_000)).toBe('<0.1%');
    expect(en.share(0, 0)).toBe('0%');
    expect(en.share(157, 1000)).toBe('15.7%');
  });
  it('writes a period in each language, the year once', () => {
    expect(ja.period('2026-06-01', '2026-06-07')).toEqual(['2026年6月1日(月) –', '6月7日(日)']);
    expect(ja.period('2025-12-29', '2026-01-04')).toEqual(['2025年12月29日(月) –', '2026年1月4日(日)']);
    expect(ja.period('2026-06-01', '2026-06-01')).toEqual(['2026年6月1日(月)']);
    expect(en.period('2026-06-01', '2026-06-07').join(' ')).toMatch(/^Mon, June 1\s–\sSun, June 7, 2026$/u);
  });
  it('shows clocks in the zone of the report, and in some zone when it is unknown', () => {
    expect(ja.clock(new Date('2026-06-01T00:00:00Z'))).toBe('09:00:00');
    expect(createFormats('ja', 'Mars/Base').clock(new Date(0))).toMatch(/^\d\d:\d\d:\d\d$/);
  });
});
