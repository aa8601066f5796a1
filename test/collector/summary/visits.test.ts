import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenVisit } from '../../../src/collector/model/index.js';
import { addToVisits } from '../../../src/collector/summary/visits.js';

/** A request: when, and which page it viewed (-1: none). */
type Request = readonly [time: number, page: number];

describe('visits', () => {
  it.each<[string, Request[], [number, number, number, number][]]>([
    ['one request', [[100, 7]], [[100, 100, 7, 7]]],
    [
      'a gap of thirty minutes',
      [
        [0, 1],
        [1800, 2],
      ],
      [[0, 1800, 1, 2]],
    ],
    [
      'a gap of a second more',
      [
        [0, 1],
        [1801, 2],
      ],
      [
        [0, 0, 1, 1],
        [1801, 1801, 2, 2],
      ],
    ],
    [
      'a request that joins two',
      [
        [0, 1],
        [3600, 3],
        [1800, 2],
      ],
      [[0, 3600, 1, 3]],
    ],
    [
      'assets around a page',
      [
        [0, -1],
        [5, 4],
        [9, -1],
      ],
      [[0, 9, 4, 4]],
    ],
    [
      'no page at all',
      [
        [0, -1],
        [5, -1],
      ],
      [[0, 5, -1, -1]],
    ],
    [
      'two pages in a second',
      [
        [0, 1],
        [0, 2],
      ],
      [[0, 0, 1, 2]],
    ],
  ])('%s', (_, requests, visits) => {
    expect(visitsOf(requests).map(({ start, end, entryCell, exitCell }) => [start, end, entryCell, exitCell])).toEqual(
      visits,
    );
  });

  it('are what a plain definition says, in whatever order requests come', () => {
    const times = fc.uniqueArray(fc.nat(86_399), { maxLength: 40 });
    const requests = times.chain((list) =>
      fc.tuple(...list.map((time) => fc.tuple(fc.constant(time), fc.integer({ min: -1, max: 5 })))),
    );
    fc.assert(
      fc.property(requests, fc.infiniteStream(fc.nat()), (ordered, random) => {
        const shuffled = [...ordered].sort(() => (random.next().value as number) % 3) as Request[];
        expect(visitsOf(shuffled)).toEqual(visitsByDefinition(ordered as Request[]));
      }),
    );
  });
});

function visitsOf(requests: readonly Request[]): OpenVisit[] {
  const visits: OpenVisit[] = [];
  for (const [time, page] of requests) addToVisits(visits, time, page);
  return visits;
}

/** PRODUCT.md: requests of a visitor with gaps of at most 30 minutes; entry and exit are its first and last page. */
function visitsByDefinition(requests: readonly Request[]): OpenVisit[] {
  const sorted = [...requests].sort(([a], [b]) => a - b);
  const groups: Request[][] = [];
  for (const request of sorted) {
    const last = groups.at(-1)?.at(-1);
    if (last && request[0] - last[0] <= 30 * 60) groups.at(-1)!.push(request);
    else groups.push([request]);
  }
  return groups.map((group) => {
    const pages = group.filter(([, page]) => page >= 0);
    return {
      start: group[0]![0],
      end: group.at(-1)![0],
      entryTime: pages[0]?.[0] ?? Infinity,
      entryCell: pages[0]?.[1] ?? -1,
      exitTime: pages.at(-1)?.[0] ?? -Infinity,
      exitCell: pages.at(-1)?.[1] ?? -1,
    };
  });
}
