import { describe, expect, it } from 'vitest';
import { combine, isRecord, parseMirror, today } from '../../../src/notice/decide/decision.js';
import type { DecisionRecord } from '../../../src/notice/decide/decision.js';

const GRANTS = { grantDays: 392, policyVersion: '2' };
const record = (changes: Partial<DecisionRecord> = {}): DecisionRecord => ({
  version: 1,
  counter: 5,
  day: today(),
  decision: { analytics: 'granted' },
  policyVersion: '2',
  overSignal: false,
  ...changes,
});

describe('S1 S3 S5: the stores as one', () => {
  it.each<[string, DecisionRecord | undefined, number, string | undefined]>([
    ['nothing', undefined, -1, undefined],
    ['a refusal that only a mirror kept', undefined, 3, 'denied'],
    ['a grant', record(), -1, 'granted'],
    ['a grant newer than the mirror', record(), 4, 'granted'],
    ['a grant as old as the mirror', record(), 5, 'denied'],
    ['a grant older than the mirror', record(), 6, 'denied'],
    ['a grant, and a cookie that refuses', record(), Infinity, 'denied'],
    ['a grant of thirteen months', record({ day: today() - 392 }), -1, 'granted'],
    ['a grant that is too old', record({ day: today() - 393 }), -1, undefined],
    ['a grant for another policy', record({ policyVersion: '1' }), -1, undefined],
    [
      'a refusal for another policy, long ago',
      record({ decision: { analytics: 'denied' }, policyVersion: '1', day: 0 }),
      -1,
      'denied',
    ],
    ['a grant for another purpose', record({ decision: { ads: 'granted' } }), -1, undefined],
  ])('reads %s', (_name, stored, refusal, expected) => {
    expect(combine(stored, 'analytics', refusal, GRANTS)).toBe(expected);
  });

  it.each<[string | null, number]>([
    [null, -1],
    ['denied', Infinity],
    ['denied:7', 7],
    ['denied:0', 0],
    ['granted', NaN],
    ['denied:', NaN],
    ['denied:1e9', NaN],
    ['', NaN],
  ])('reads the mirror %o as %d', (value, counter) => {
    expect(parseMirror(value)).toBe(counter);
  });

  it.each<[unknown, boolean]>([
    [record(), true],
    [record({ decision: {} }), true],
    [undefined, false],
    [null, false],
    ['granted', false],
    [{ ...record(), version: 2 }, false],
    [{ ...record(), counter: 'many' }, false],
    [record({ day: today() + 2 }), false],
    [{ ...record(), decision: { analytics: true } }, false],
    [{ ...record(), decision: undefined }, false],
    [{ version: 1 }, false],
  ])('takes %o for a record: %o', (raw, expected) => {
    expect(isRecord(raw)).toBe(expected);
  });
});
