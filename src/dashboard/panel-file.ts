import type { PanelName, PanelRow, Report } from '../contract/index.js';

/** A file that the reader may save. */
export interface PanelFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A panel as JSON: the rows as they stand in the report, with what is needed to read them later. */
export function toJsonFile(report: Report, panel: PanelName): PanelFile {
  const { schema, timeZone, period, smallGroup } = report;
  const content = { schema, class: report.class, timeZone, period, smallGroup, panel, rows: report.panels[panel] };
  return {
    name: fileName(report, panel, 'json'),
    type: 'application/json',
    text: `${JSON.stringify(content, null, 2)}\n`,
  };
}

/** A panel as CSV (RFC 4180, UTF-8 with a byte order mark, without which Excel reads Japanese as Shift_JIS). Column names are the report's. */
export function toCsvFile(report: Report, panel: PanelName): PanelFile {
  const lines = report.panels[panel].map((row: PanelRow) =>
    [toCsvText(row.value), row.requests, row.visitors, row.bytesSent].join(','),
  );
  const text = `\uFEFF${['value,requests,visitors,bytesSent', ...lines].join('\r\n')}\r\n`;
  return { name: fileName(report, panel, 'csv'), type: 'text/csv', text };
}

/**
 * One text cell, always quoted. A spreadsheet runs a cell that begins with `= + - @`, tab or return, or their full-width forms, as a
 * formula: an apostrophe in front makes it text. Source: OWASP, "CSV Injection".
 */
export function toCsvText(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

function fileName(report: Report, panel: PanelName, extension: string): string {
  const from = report.period.from?.slice(0, 10) ?? 'empty';
  return `kotowari-${panel}-${from}.${extension}`;
}
