import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatBenchmarks } from './benchmarks-page.mjs';
import { measure, median } from './measure.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kotowari-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const facts = {
  date: '2026-11-22',
  commit: 'abc1234',
  machine: 'one machine',
  load: '0.00 0.00 0.00',
  lines: 1000,
  bytes: 5_000_000,
  rounds: 3,
  absent: ['goaccess'],
  sizes: [{ name: 'dist/kotowari.js', bytes: 40_000, brotliBytes: 12_000 }],
};

function contestant(name: string, code: string) {
  const line: readonly [string, ...string[]] = [process.execPath, '-e', code];
  return { name, does: 'something', version: '1.0', line, readLines: (output: string) => Number(output) };
}

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 2, 100], 3],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));
});

describe('measure', () => {
  it('gives a time for each round', () => {
    const measures = measure([contestant('honest', 'console.log(1000)')], { rounds: 3, lines: 1000, folder });
    expect(measures.get('honest')?.seconds).toHaveLength(3);
  });

  it('refuses a time of who has not read every line, or has failed', () => {
    const options = { rounds: 1, lines: 1000, folder };
    expect(() => measure([contestant('lazy', 'console.log(999)')], options)).toThrow('lazy has read 999 lines of 1000');
    expect(() => measure([contestant('broken', 'process.exit(3)')], options)).toThrow('broken ended with status 3');
  });
});

describe('formatBenchmarks', () => {
  const all = [contestant('kotowari report', ''), contestant('awk', '')];
  const measures = new Map([
    ['kotowari report', { seconds: [2, 1, 4], peakMiB: 100.4 }],
    ['awk', { seconds: [0.5, 0.5, 0.5], peakMiB: null }],
  ]);

  it('shows medians, ranges, rates and ratios, and names who is absent', () => {
    const page = formatBenchmarks({ ...facts, lines: 100_000 }, all, measures, '');
    expect(page).toContain('| kotowari report | 2.00 | 1.00–4.00 | 50,000 | 1.00 | 100 MiB | something |');
    expect(page).toContain('| awk | 0.50 | 0.50–0.50 | 200,000 | 0.25 | not measured | something |');
    expect(page).toContain('not on this machine: goaccess');
  });

  it('keeps earlier runs as a line each, newest first, twenty at most', () => {
    let page = '';
    for (let day = 1; day <= 25; day += 1) {
      page = formatBenchmarks({ ...facts, date: `day ${day}` }, all, measures, page);
    }
    const history = page.slice(page.indexOf('## History')).match(/^- day \d+/gm);
    expect(history).toEqual(Array.from({ length: 20 }, (_, index) => `- day ${25 - index}`));
  });
});
