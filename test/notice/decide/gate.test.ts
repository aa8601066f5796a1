import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/contract/index.js';
import { decideGate } from '../../../src/notice/decide/gate.js';
import type { StoreState } from '../../../src/notice/decide/gate.js';
import type { Model } from '../../../src/notice/options.js';

const BOTH = [false, true];
const AXES = {
  model: ['opt-in', 'opt-out'] as Model[],
  choice: ['none', 'granted', 'denied'] as (Choice | 'none')[],
  stores: ['pending', 'failed', 'readable', 'keeping'] as StoreState[],
  explicit: BOTH,
  shown: BOTH,
  signal: BOTH,
  overSignal: BOTH,
  denyPath: BOTH,
  prerendering: BOTH,
  stopped: BOTH,
};
type Case = { [Axis in keyof typeof AXES]: (typeof AXES)[Axis][number] };
type Row = { [Axis in keyof Case]?: Case[Axis] | readonly Case[Axis][] };

const CASES = Object.entries(AXES).reduce<Record<string, unknown>[]>(
  (cases, [axis, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [axis]: value }))),
  [{}],
) as unknown as Case[];

const decide = ({ choice, explicit, stores, shown, overSignal, model, signal, ...page }: Case) => {
  const decision = choice === 'none' ? {} : { analytics: choice };
  const spoken = new Map(explicit ? [['analytics', 1]] : []);
  const known = { decision, explicit: spoken, stores, shown, overSignal };
  const { gate, allowed } = decideGate('analytics', known, { model, signal, ...page });
  return `${gate}${allowed ? ', runs' : ''}`;
};
const matches = (row: Row, one: Case) =>
  Object.entries(row).every(([axis, wanted]) => [wanted].flat().includes(one[axis as keyof Case] as never));

const OPEN: Row = { denyPath: false, prerendering: false, stopped: false };
/** Wherever Google is held off the page, gate by gate as below, but nothing runs. Each row is one kind of holding; first come, first named. */
const HELD: Row[] = [
  { denyPath: true },
  { denyPath: false, prerendering: true },
  { denyPath: false, prerendering: false, stopped: true },
];

// written from PRODUCT.md's definition of *allowed*, not from the code; an axis that a row does not name takes every value
const TABLE: [expected: string, row: Row][] = [
  ['denied', { choice: 'denied' }],
  // a signal without a later word against it
  ['denied', { choice: 'none', signal: true }],
  ['denied', { choice: 'granted', signal: true, explicit: false, overSignal: false }],
  // accepted on this page: whatever the stores do, whatever the signal says
  ['granted, runs', { choice: 'granted', explicit: true, ...OPEN }],
  ...HELD.map((held): [string, Row] => ['granted', { choice: 'granted', explicit: true, ...held }]),
  // accepted earlier: only where every store answered
  ...[{ signal: false }, { signal: true, overSignal: true }].flatMap((word): [string, Row][] => [
    ['granted, runs', { choice: 'granted', explicit: false, ...word, stores: ['readable', 'keeping'], ...OPEN }],
    ...HELD.map((held): [string, Row] => [
      'granted',
      { choice: 'granted', explicit: false, ...word, stores: ['readable', 'keeping'], ...held },
    ]),
    ['ask', { choice: 'granted', explicit: false, ...word, stores: ['pending', 'failed'] }],
  ]),
  // not decided
  ['ask', { choice: 'none', signal: false, model: 'opt-in' }],
  ['ask', { choice: 'none', signal: false, model: 'opt-out', shown: false }],
  ['ask', { choice: 'none', signal: false, model: 'opt-out', shown: true, stores: ['pending', 'failed', 'readable'] }],
  ...HELD.map((held): [string, Row] => [
    'ask',
    { choice: 'none', signal: false, model: 'opt-out', shown: true, stores: 'keeping', ...held },
  ]),
  ['ask, runs', { choice: 'none', signal: false, model: 'opt-out', shown: true, stores: 'keeping', ...OPEN }],
];

describe('the gate, G1 G2 G7 G8 G10 S1 S2: every combination of the table', () => {
  it('is in exactly one row', () => {
    expect(CASES).toHaveLength(3072);
    expect(CASES.filter((one) => TABLE.filter(([, row]) => matches(row, one)).length !== 1)).toEqual([]);
  });

  it.each(TABLE)('is "%s" for %o', (expected, row) => {
    const cases = CASES.filter((one) => matches(row, one));
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter((one) => decide(one) !== expected)).toEqual([]);
  });
});
