import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairSet } from '../../../src/collector/summary/pair-set.js';

it('knows each pair once, as a plain set does', () => {
  const member = fc.oneof(fc.nat(20), fc.nat(2 ** 26 - 1));
  fc.assert(
    fc.property(fc.array(fc.tuple(member, member), { maxLength: 3000 }), (pairs) => {
      const [set, plain] = [new PairSet(), new Set<string>()];
      for (const [cell, id] of pairs) {
        const isNew = !plain.has(`${cell} ${id}`);
        plain.add(`${cell} ${id}`);
        expect(set.add(cell, id)).toBe(isNew);
      }
      expect(set.size).toBe(plain.size);
    }),
    { numRuns: 60 },
  );
});

it('tells every cell and member apart up to 2^26', () => {
  const numbers = Array.from({ length: 26 }, (_, power) => [2 ** power - 1, 2 ** power]).flat();
  const members = [...new Set([...numbers, 2 ** 26 - 1])];
  const set = new PairSet();
  for (const cell of members) for (const member of members) expect(set.add(cell, member)).toBe(true);
  for (const cell of members) for (const member of members) expect(set.add(cell, member)).toBe(false);
});

it('holds hundreds of thousands', () => {
  const set = new PairSet();
  for (let pair = 0; pair < 300_000; pair++) set.add(pair % 997, Math.floor(pair / 3));
  expect(set.size).toBe(300_000);
  expect(set.add(0, 0)).toBe(false);
});
