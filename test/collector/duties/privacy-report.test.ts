import { describe, expect, it } from 'vitest';
import {
  PANEL_NAMES,
  type PanelName,
  type PanelRow,
  type PrivacyMeasureName,
  type Report,
} from '../../../src/contract/index.js';
import { measureReport } from '../../../src/collector/duties/index.js';

const row = (value: string, visitors: number, bytesSent = 100): PanelRow => ({
  value,
  requests: Math.max(1, visitors),
  visitors,
  bytesSent,
});

/** A report that passes; each test plants one thing. */
function reportOf(
  panels: Partial<Record<PanelName, readonly PanelRow[]>> = {},
  { smallGroup = 3, visitors = 40 } = {},
): Report {
  const point = { time: '2026-03-08T00:00:00+00:00', requests: 9, pageViews: 9, bytesSent: 9, errors: 0 };
  return {
    schema: 'kotowari-report/1',
    class: 'inside',
    timeZone: 'UTC',
    period: { from: '2026-03-08T00:00:00+00:00', to: '2026-03-09T00:00:00+00:00' },
    smallGroup,
    totals: {
      lines: 90,
      parsed: 90,
      rejected: {},
      requests: 90,
      pageViews: 80,
      visitors,
      visits: 41,
      bytesSent: 9000,
      bots: 5,
      errors: 1,
    },
    series: [
      { ...point, visitors: 30 },
      { ...point, visitors: 1 },
      { ...point, visitors: 0 },
    ],
    panels: {
      ...(Object.fromEntries(PANEL_NAMES.map((name) => [name, []])) as unknown as Report['panels']),
      pages: [row('/', 38), row('/news/', 3), row('(other)', 2)],
      hosts: [row('www.example.jp', 40)],
      campaigns: [row('Spring2026Sale', 3)],
      bots: [row('Googlebot', 0)],
      attacks: [row('scanner', 1)],
      ...panels,
    },
    quality: { late: 0, keyLost: [], capped: [], folded: {}, tooFewNetworks: false },
  };
}

const measure = (report: Report, name: PrivacyMeasureName) =>
  measureReport(report).measures.find((found) => found.name === name)!;

describe('the measurement of a report', () => {
  it('passes what names nothing of fewer people than the small group', () => {
    const measured = measureReport(reportOf());
    expect(measured).toMatchObject({ data: 'report', class: 'statistics', smallGroup: 3, passed: true });
    expect(new Set(measured.measures.map(({ test }) => test))).toEqual(
      new Set(['singling-out', 'linkability', 'inference']),
    );
  });

  it.each<[string, PrivacyMeasureName, Report, number]>([
    ['a page of one person', 'unique-values', reportOf({ pages: [row('/', 38), row('/mine', 1)] }), 1],
    ['a browser of two people', 'unique-values', reportOf({ browsers: [row('Lynx', 2)] }), 1],
    ['groups of one', 'groups-too-small', reportOf({}, { smallGroup: 1 }), 1],
    ['groups of one, named in them', 'unique-values', reportOf({ pages: [row('/mine', 1)] }, { smallGroup: 1 }), 1],
    ['an address', 'identifiers', reportOf({ hosts: [row('203.0.113.7', 9)] }), 1],
    ['an address within a page', 'identifiers', reportOf({ pages: [row('/whois/2001:db8:7::1', 9)] }), 1],
    ['a token', 'identifiers', reportOf({ hosts: [row('xAaNM7zKlomh', 9)] }), 1],
    ['who was on sensitive pages', 'sensitive-posterior', reportOf({ pages: [row('(sensitive)', 4, 0)] }), 4],
    ['which sensitive page it was', 'sensitive-bytes', reportOf({ pages: [row('(sensitive)', 0, 77)] }), 77],
    [
      'tables of two people',
      'rows-of-few',
      reportOf({ pages: [row('/', 2)], hosts: [], campaigns: [], attacks: [] }, { visitors: 2 }),
      1,
    ],
  ])('fails for %s, and says by which limit', (_, name, report, found) => {
    expect(measure(report, name)).toMatchObject({ found, limit: 0, passed: false });
    expect(measureReport(report).passed).toBe(false);
  });

  it('believes of so many values a panel that they are common, as the report says', () => {
    const report = reportOf({
      pages: [row('/', 38), row('/news/a', 1), row('/news/b', 2)],
      browsers: [row('Lynx', 1)],
    });
    const saying = (common: NonNullable<Report['quality']['common']>) => ({
      ...report,
      quality: { ...report.quality, common },
    });
    expect(measure(saying({ pages: 2, browsers: 1 }), 'unique-values').found).toBe(0);
    expect(measure(saying({ pages: 1, browsers: 1 }), 'unique-values').found).toBe(1);
    expect(measure(saying({ pages: 3 }), 'unique-values').found).toBe(1);
  });

  it('tells of lonely times and the best guess, without a limit', () => {
    expect(measure(reportOf(), 'lonely-times')).toMatchObject({ found: 1, of: 2, limit: null, passed: true });
    expect(measure(reportOf(), 'highest-posterior')).toMatchObject({ found: 40, of: 40, limit: null });
  });

  it('holds no value of what it measures', () => {
    const text = JSON.stringify(measureReport(reportOf({ pages: [row('/mine', 1)], hosts: [row('203.0.113.7', 1)] })));
    expect(text).not.toMatch(/mine|203|www|news|Spring/);
  });
});
