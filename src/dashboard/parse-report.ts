import { REPORT_SCHEMA, type Report } from '../contract/index.js';

/** Where `kotowari report -o x.html` puts the data of the one-file page. */
const INLINE_REPORT_ID = 'kotowari-report';

/**
 * Reads a report from JSON text.
 *
 * @returns the report, or null when the text is not JSON, names another schema, or lacks a part that the page shows.
 *          The numbers and names inside are the collector's: they are shown as text whatever they hold.
 */
export function parseReport(text: string): Report | null {
  try {
    const value: unknown = JSON.parse(text);
    return isReport(value) ? value : null;
  } catch {
    return null;
  }
}

/** The text of the report that the document carries in itself; null when it carries none and the collector is to be asked. */
export function readInlineReport(root: Document): string | null {
  return root.querySelector(`script[type="application/json"]#${INLINE_REPORT_ID}`)?.textContent ?? null;
}

function isReport(value: unknown): value is Report {
  return (
    isRecord(value) &&
    value['schema'] === REPORT_SCHEMA &&
    ['period', 'totals', 'panels', 'quality'].every((part) => isRecord(value[part])) &&
    Array.isArray(value['series'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
