import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueRow } from '../../../src/collector/model/index.js';
import { foldPanel } from '../../../src/collector/summary/fold.js';

const row = (value: string | null, requests: number, more: Partial<ValueRow> = {}): ValueRow => ({
  panel: 'pages',
  value,
  values: 1,
  requests,
  visitors: requests,
  bytesSent: requests * 10,
  ...more,
});

describe('foldPanel', () => {
  it.each<[string, ValueRow[], [string, number][], number]>([
    [
      'shows named values by requests, then by name',
      [row('/b', 2), row('/c', 5), row('/a', 2)],
      [
        ['/c', 5],
        ['/a', 2],
        ['/b', 2],
      ],
      0,
    ],
    [
      'puts what has no name last',
      [row(null, 90, { values: 4 }), row('/a', 2)],
      [
        ['/a', 2],
        ['(other)', 90],
      ],
      0,
    ],
    [
      'lets a single unnamed value swallow the smallest named one',
      [row('/a', 9), row('/b', 3), row(null, 50)],
      [
        ['/a', 9],
        ['(other)', 53],
      ],
      0,
    ],
    ['shows nothing where a single unnamed value is alone', [row(null, 50)], [], 50],
    [
      'adds up what several sources say',
      [row('/a', 1), row('/a', 2), row(null, 3, { values: 2 }), row(null, 4)],
      [
        ['/a', 3],
        ['(other)', 7],
      ],
      0,
    ],
    [
      'does not add up single values of several sources, which may be the same',
      [row('/a', 1), row(null, 3), row(null, 4)],
      [['(other)', 8]],
      0,
    ],
    ['is empty for nothing', [], [], 0],
  ])('%s', (_, rows, shown, hidden) => {
    const folded = foldPanel(rows, 1000);
    expect(folded.shown.map(({ value, requests }) => [value, requests])).toEqual(shown);
    expect(folded.hidden).toBe(hidden);
  });

  it('claims no more visitors in (other) than there were', () => {
    const { shown } = foldPanel([row('/a', 9), row(null, 90, { values: 5, visitors: 70 })], 12);
    expect(shown.at(-1)).toMatchObject({ value: '(other)', visitors: 12 });
  });

  it('never shows (other) for fewer than two values, and loses no request', () => {
    const rows = fc.array(
      fc.record({
        value: fc.option(fc.constantFrom('/a', '/b', '/c', '/d')),
        values: fc.integer({ min: 1, max: 4 }),
        requests: fc.nat(99),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const given = list.map(({ value, values, requests }) =>
          row(value, requests, { values: value === null ? values : 1 }),
        );
        const { shown, hidden } = foldPanel(given, 1e9);
        const named = new Set(given.flatMap(({ value }) => value ?? []));
        const kept = shown.filter(({ value }) => value !== '(other)');
        const unnamed = Math.max(0, ...given.filter(({ value }) => value === null).map(({ values }) => values));
        if (kept.length < shown.length) expect(unnamed + named.size - kept.length).toBeGreaterThanOrEqual(2);
        expect(shown.reduce((sum, { requests }) => sum + requests, hidden)).toBe(
          given.reduce((sum, { requests }) => sum + requests, 0),
        );
      }),
    );
  });
});
