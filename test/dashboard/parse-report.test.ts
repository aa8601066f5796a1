import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/dashboard/parse-report.js';
import { createReport } from './fixtures/report.js';

describe('parseReport', () => {
  it('reads a report, also one with keys of a later version', () => {
    expect(parseReport(JSON.stringify({ ...createReport(), comparison: {} }))?.totals.requests).toBe(11_652);
  });
  it.each([
    ['', 'nothing'],
    ['<html>', 'a page'],
    ['null', 'null'],
    ['{"schema":"kotowari-report/1"}', 'a report without parts'],
    [JSON.stringify({ ...createReport(), schema: 'kotowari-report/2' }), 'another schema'],
    [JSON.stringify({ ...createReport(), series: {} }), 'a series that is no list'],
  ])('refuses %#: %s', (text) => expect(parseReport(text)).toBeNull());
});
