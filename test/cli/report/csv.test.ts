import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, formatCsvReport } from '../../../src/cli/report/csv.js';
import { PANEL_NAMES, type Report } from '../../../src/contract/index.js';
import { createReport, emptyPanels } from '../../dashboard/fixtures/report.js';

describe('formatCsvReport', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    const text = formatCsvReport(createReport());
    expect(text.startsWith(`\uFEFF${CSV_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('holds every number of the report', () => {
    const report = createReport();
    const rows = read(formatCsvReport(report));
    const ofSection = (section: string) => rows.filter((row) => row['section'] === section);
    expect(ofSection('totals')).toMatchObject([
      {
        requests: '11652',
        pageViews: '4236',
        visitors: '2142',
        visits: '2510',
        bytesSent: '480716250',
        bots: '1833',
        errors: '820',
      },
    ]);
    expect(ofSection('series')).toHaveLength(report.series.length);
    expect(ofSection('series')[0]).toMatchObject({
      key: report.series[0]!.time,
      errors: String(report.series[0]!.errors),
    });
    for (const panel of PANEL_NAMES) {
      expect(ofSection(panel).map(({ key, requests }) => [key, Number(requests)])).toEqual(
        report.panels[panel].map(({ value, requests }) => [value, requests]),
      );
    }
    expect(ofSection('rejected')).toMatchObject([
      { key: 'cut-short', value: '1' },
      { key: 'no-match', value: '2' },
    ]);
    expect(ofSection('quality').find(({ key }) => key === 'keyLost')).toMatchObject({ value: '2026-06-03' });
    expect(ofSection('report').find(({ key }) => key === 'to')).toMatchObject({ value: '2026-06-08T00:00:00+09:00' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '－1'])(
    'lets no spreadsheet run %j',
    (value) => {
      const [row] = read(formatCsvReport(withPage(value))).filter(({ section }) => section === 'pages');
      expect(row!['key']).toBe(`'${value}`);
    },
  );

  it.each(['a,b', 'say "hi"', 'two\r\nlines', '/お知らせ/', ''])('brings %j back unchanged', (value) => {
    const [row] = read(formatCsvReport(withPage(value))).filter(({ section }) => section === 'pages');
    expect(row!['key']).toBe(value);
  });

  it('leaves the period of an empty report empty', () => {
    const rows = read(
      formatCsvReport(createReport({ period: { from: null, to: null }, panels: emptyPanels(), series: [] })),
    );
    expect(rows.find(({ key }) => key === 'from')).toMatchObject({ value: '' });
  });
});

function withPage(value: string): Report {
  return createReport({ panels: { ...emptyPanels(), pages: [{ value, requests: 3, visitors: 3, bytesSent: 3 }] } });
}

/** A reader of RFC 4180 that knows nothing of the writer. */
function read(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  const [titles = [], ...body] = rows.slice(0, -1);
  expect(new Set(body.map((row) => row.length))).toEqual(new Set([titles.length]));
  return body.map((row) => Object.fromEntries(titles.map((title, index) => [title, row[index] ?? ''])));
}
