import { describe, expect, it } from 'vitest';
import { formatState, parseState, toReportQuery, type Range } from '../../src/dashboard/page-state.js';

describe('parseState', () => {
  it.each<[string, Range]>([
    ['', { kind: 'latest' }],
    ['?from=2026-06-01&to=2026-06-08', { kind: 'dates', from: '2026-06-01', to: '2026-06-08' }],
    ['?from=2026-06-08&to=2026-06-01', { kind: 'latest' }],
    ['?from=2026-06-01', { kind: 'latest' }],
    ['?from=<script>&to=2026-06-08', { kind: 'latest' }],
    ['?days=30', { kind: 'days', days: 30 }],
    ['?days=all', { kind: 'all' }],
    ['?days=0', { kind: 'latest' }],
    ['?days=9999', { kind: 'latest' }],
    ['?days=-1', { kind: 'latest' }],
  ])('reads the period of %s', (search, range) => expect(parseState(search).range).toEqual(range));

  it('takes known metrics and languages only', () => {
    expect(parseState('?metric=errors&lang=en')).toMatchObject({ metric: 'errors', lang: 'en' });
    expect(parseState('?metric=toString&lang=xx')).toMatchObject({ metric: 'pageViews', lang: null });
  });
});

describe('formatState', () => {
  it.each([
    '',
    '?from=2026-06-01&to=2026-06-08',
    '?days=30&metric=visitors',
    '?days=all&lang=ja',
    '?metric=bytesSent&lang=en',
  ])('writes %s as it was read', (search) => expect(formatState(parseState(search), search)).toBe(search));
  it('keeps parameters that are not its own', () => {
    const state = { ...parseState('?x=1&days=30'), range: { kind: 'latest' } } as const;
    expect(formatState(state, '?x=1&days=30')).toBe('?x=1');
  });
});

describe('toReportQuery', () => {
  it('asks for whole days with an exclusive end', () => {
    expect(toReportQuery({ kind: 'latest' }, '2026-06-07')).toBe('');
    expect(toReportQuery({ kind: 'days', days: 7 }, '2026-06-07')).toBe('?from=2026-06-01&to=2026-06-08');
    expect(toReportQuery({ kind: 'dates', from: '2026-06-01', to: '2026-06-02' }, '2026-06-07')).toBe(
      '?from=2026-06-01&to=2026-06-02',
    );
    expect(toReportQuery({ kind: 'all' }, '2026-06-07')).toBe('?from=1990-01-01&to=2026-06-08');
  });
});
