import { describe, expect, it } from 'vitest';
import { toCsvFile, toCsvText, toJsonFile } from '../../src/dashboard/panel-file.js';
import { createReport, emptyPanels } from './fixtures/report.js';

describe('toCsvText', () => {
  it.each([
    ['/', '"/"'],
    ['=cmd()', '"\'=cmd()"'],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['  =1', '"\'  =1"'],
    ['\t=1', '"\'\t=1"'],
    ['\rx', '"\'\rx"'],
    ['＝1', '"\'＝1"'],
    ['a"b,c', '"a""b,c"'],
    ['a=b', '"a=b"'],
  ])('writes %j as %j', (value, cell) => expect(toCsvText(value)).toBe(cell));
});

describe('toCsvFile', () => {
  it('writes a byte order mark, the column names and one line a row', () => {
    const panels = { ...emptyPanels(), pages: [{ value: '/お知らせ', requests: 2, visitors: 1, bytesSent: 30 }] };
    expect(toCsvFile(createReport({ panels }), 'pages')).toEqual({
      name: 'kotowari-pages-2026-06-01.csv',
      type: 'text/csv',
      text: '\uFEFFvalue,requests,visitors,bytesSent\r\n"/お知らせ",2,1,30\r\n',
    });
  });
});

describe('toJsonFile', () => {
  it('holds the rows as they stand in the report, and its period', () => {
    const report = createReport();
    const content = JSON.parse(toJsonFile(report, 'statuses').text);
    expect(content).toMatchObject({ panel: 'statuses', period: report.period, class: 'inside' });
    expect(content.rows).toEqual(report.panels.statuses);
  });
});
