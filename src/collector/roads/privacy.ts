import { open } from 'node:fs/promises';
import { PRIVACY_PATH, REPORT_SCHEMA, type PrivacyMeasurement, type Report } from '../../contract/index.js';
import { measureReport } from '../duties/index.js';
import { KotowariError } from '../model/index.js';
import { measureStore, toMeasurement } from './privacy-store.js';
import { runReport, type ReportOptions } from './report.js';
import { DEFAULT_STORE } from './settings.js';
import { withStore } from './with-store.js';

/** What is measured: files, else a store. */
export interface PrivacyOptions extends ReportOptions {
  /** Logs, or one report as JSON. Absent: the store. */
  readonly files?: readonly string[] | undefined;
  /** Default {@link DEFAULT_STORE}. */
  readonly store?: string | undefined;
}

/**
 * Runs the three tests of WP216 on real output: a report that was written as JSON, the report that some logs give, or everything in a store.
 * A collector that holds the store is asked over its socket. The answer holds counts and never a value.
 *
 * @throws KotowariError `no-report` for a file that says it is a report and is none; those of {@link runReport} and of opening a store.
 */
export async function runPrivacy(options: PrivacyOptions): Promise<PrivacyMeasurement> {
  const { files = [], store = DEFAULT_STORE } = options;
  if (files.length === 0) return withStore(store, { path: PRIVACY_PATH, read: measureStore });
  const [first = ''] = files;
  const report = files.length === 1 && (await isReport(first)) ? await readReport(first) : await runReport(options);
  return toMeasurement([measureReport(report)]);
}

const BEGINNING = '{"schema":"kotowari-report/';
/** A report of every panel with its longest tables is a thousandth of this. */
const MAX_REPORT_BYTES = 1 << 28;

/** A report says so in its first bytes, whatever stands between them. What cannot be opened is told by whoever reads it. */
async function isReport(path: string): Promise<boolean> {
  if (path === '-') return false;
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(200), 0, 200, 0);
    return buffer.toString('utf8', 0, bytesRead).replace(/\s/g, '').startsWith(BEGINNING);
  } catch {
    return false; // a folder, a pipe: read as a log, which tells
  } finally {
    await file.close();
  }
}

async function readReport(path: string): Promise<Report> {
  const file = await open(path);
  try {
    if ((await file.stat()).size > MAX_REPORT_BYTES) throw notAReport(path);
    const report: unknown = JSON.parse(await file.readFile('utf8'));
    if (!isWholeReport(report)) throw notAReport(path);
    return report;
  } catch (cause) {
    throw cause instanceof KotowariError ? cause : notAReport(path, cause);
  } finally {
    await file.close();
  }
}

/** Everything that is measured is there, and of its type. */
function isWholeReport(value: unknown): value is Report {
  const { schema, smallGroup, totals, series, panels, quality } = value as Report;
  const isCount = (count: unknown) => typeof count === 'number' && Number.isFinite(count);
  const rows = Object.values(panels).flat();
  return (
    schema === REPORT_SCHEMA &&
    [smallGroup, totals.visitors, totals.bytesSent, ...series.map((point) => point.visitors)].every(isCount) &&
    Object.values(quality.common ?? {}).every(isCount) &&
    rows.every((row) => typeof row.value === 'string' && isCount(row.visitors) && isCount(row.bytesSent))
  );
}

/** The message of the parser quotes what it read: it stays in the cause. */
function notAReport(path: string, cause?: unknown): KotowariError {
  return new KotowariError(
    'no-report',
    `"${path}" is no whole report; expected what kotowari report -o report.json writes (${REPORT_SCHEMA})`,
    cause,
  );
}
