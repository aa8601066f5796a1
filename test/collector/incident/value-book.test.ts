import { describe, expect, it } from 'vitest';
import { ValueBook } from '../../../src/collector/incident/value-book.js';

const DAY = '2026-03-08';
const NEXT = '2026-03-09';

describe('a number of a value', () => {
  it('is one for equal texts of a kind and day, from zero on each day', () => {
    const book = createBook();
    expect(book.idOf(DAY, 'agent', 'a')).toBe(0);
    expect(book.idOf(DAY, 'agent', 'a')).toBe(0);
    expect(book.idOf(DAY, 'query', 'a')).toBe(1);
    expect(book.idOf(NEXT, 'agent', 'a')).toBe(0);
    expect(book.idOf(DAY, 'agent', null)).toBe(-1);
    expect(book.takeValues().map(({ day, id, kind }) => [day, id, kind])).toEqual([
      [DAY, 0, 'agent'],
      [DAY, 1, 'query'],
      [NEXT, 0, 'agent'],
    ]);
    expect(book.takeValues()).toEqual([]);
  });

  it('goes on behind those that are in the store', () => {
    const book = createBook({ firstIds: new Map([[DAY, 17]]) });
    expect(book.idOf(DAY, 'agent', 'a')).toBe(17);
    expect(book.idOf(NEXT, 'agent', 'a')).toBe(0);
  });

  it('is never given twice, however many texts there are', () => {
    const book = createBook();
    const ids = new Set<number>();
    const count = 300_050;
    for (let index = 0; index < count; index++) ids.add(book.idOf(DAY, 'address', `token-${index}`));
    expect(ids.size).toBe(count);
    // forgotten by now: it gets another one
    expect(book.idOf(DAY, 'address', 'token-0')).toBe(count);
  });
});

describe('a text that the gate decides on', () => {
  it('is written with its text only if it may be named when it is taken', () => {
    const named = new Set<string>();
    const book = createBook({ isNameable: (table, text) => named.has(`${table} ${text}`) });
    book.gatedIdOf(DAY, 'path', '/open');
    book.gatedIdOf(DAY, 'path', '/hidden');
    book.gatedIdOf(DAY, 'referrer', '/open');
    named.add('assets /open');
    expect(book.takeValues()).toEqual([
      { day: DAY, id: 0, kind: 'path', text: '/open', token: null, shape: null },
      { day: DAY, id: 1, kind: 'path', text: null, token: `${DAY} path /hidden`, shape: 'shape of 7' },
      { day: DAY, id: 2, kind: 'referrer', text: null, token: `${DAY} referrer /open`, shape: 'shape of 5' },
    ]);
  });

  it('is another value where a label lets it be kept at once', () => {
    const book = createBook();
    expect(book.gatedIdOf(DAY, 'path', '/a')).not.toBe(book.idOf(DAY, 'path', '/a'));
    expect(book.takeValues().map(({ text }) => text)).toEqual([null, '/a']);
  });

  it('has no token where the day’s key is dead', () => {
    const book = createBook({ valueToken: () => null });
    book.gatedIdOf(DAY, 'path', '/a');
    expect(book.takeValues()).toMatchObject([{ text: null, token: null, shape: 'shape of 2' }]);
  });

  it('is named later by its token, on the days from which it may be, once', () => {
    const book = createBook();
    for (const day of [DAY, NEXT]) book.gatedIdOf(day, 'path', '/a');
    book.takeValues();
    const nameable = { table: 'pages', text: '/a', since: NEXT } as const;
    expect(book.namedBy([nameable])).toEqual([{ day: NEXT, kind: 'path', text: '/a', token: `${NEXT} path /a` }]);
    expect(book.namedBy([nameable])).toEqual([]);
    expect(book.namedBy([{ ...nameable, since: '' }])).toEqual([
      { day: DAY, kind: 'path', text: '/a', token: `${DAY} path /a` },
    ]);
  });

  it.each([
    ['pages', 'path'],
    ['assets', 'path'],
    ['notFound', 'path'],
    ['entryPages', 'path'],
    ['exitPages', 'path'],
    ['referrers', 'referrer'],
    ['hosts', 'host'],
  ] as const)('is named by the panel %s where it is a %s', (table, kind) => {
    const book = createBook();
    book.gatedIdOf(DAY, kind, 'x');
    book.takeValues();
    expect(book.namedBy([{ table, text: 'x', since: '' }])).toHaveLength(1);
    expect(book.namedBy([{ table: 'browsers', text: 'x', since: '' }])).toEqual([]);
  });

  it('is named also where an earlier process wrote it', () => {
    const book = createBook({ openDays: [DAY] });
    expect(book.namedBy([{ table: 'pages', text: '/a', since: DAY }])).toEqual([
      { day: DAY, kind: 'path', text: '/a', token: `${DAY} path /a` },
    ]);
    book.forgetAllBut(new Set([NEXT]));
    expect(book.namedBy([{ table: 'pages', text: '/a', since: DAY }])).toEqual([]);
  });
});

function createBook(options: Partial<ConstructorParameters<typeof ValueBook>[0]> = {}): ValueBook {
  return new ValueBook({
    isNameable: () => false,
    valueToken: (day, table, value) => `${day} ${table} ${value}`,
    shapeOf: (text) => `shape of ${text.length}`,
    firstIds: new Map(),
    openDays: [],
    ...options,
  });
}
