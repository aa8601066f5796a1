import type { ExplainedLine, PrivacyMeasurement, Report } from '../../contract/index.js';
import type { AnonymizedLines, AnonymizeLogOptions } from './anonymize.js';
import type { CollectOptions, Collector } from './collect.js';
import type { ExplainOptions } from './explain.js';
import type { PrivacyOptions } from './privacy.js';
import type { StoreReportOptions } from './report-store.js';
import type { ReportOptions } from './report.js';

// Each road is loaded when it is taken: whoever reports on a file waits for neither the store's engine nor the web server.

/**
 * Reads logs and summarizes them in memory. Nothing is written; the keys are random and die with the process.
 *
 * @throws KotowariError `usage`, `file-unreadable`, `file-compressed`, `no-format`.
 */
export async function runReport(options: ReportOptions): Promise<Report> {
  return (await import('./report.js')).runReport(options);
}

/**
 * Summarizes a store, all its days unless told otherwise. A collector that holds it is asked over its socket; else the store is opened.
 *
 * @throws KotowariError `store-missing`, `store-busy`, `store-mismatch`, `usage`.
 */
export async function runStoreReport(options: StoreReportOptions): Promise<Report> {
  return (await import('./report-store.js')).runStoreReport(options);
}

/**
 * Follows logs into a store and serves the summary page. Killed at any moment and started again, it loses no line and counts none twice.
 *
 * @returns once the page is served; with `once`, when everything is read and stored.
 * @throws KotowariError for wrong options, a store that is held, a port that is taken.
 */
export async function runCollect(options: CollectOptions): Promise<Collector> {
  return (await import('./collect.js')).runCollect(options);
}

/**
 * Runs the three tests of WP216 on real output: files, else a store. The answer holds counts and never a value.
 *
 * @throws KotowariError `no-report`, and those of {@link runReport} and {@link runStoreReport}.
 */
export async function runPrivacy(options: PrivacyOptions): Promise<PrivacyMeasurement> {
  return (await import('./privacy.js')).runPrivacy(options);
}

/**
 * Writes a log again in its own format, with tokens for addresses and nothing of what names a person: pseudonymous, not anonymous.
 *
 * @throws KotowariError `usage` before anything is read.
 */
export async function* runAnonymize(options: AnonymizeLogOptions): AsyncGenerator<AnonymizedLines> {
  yield* (await import('./anonymize.js')).runAnonymize(options);
}

/** Tells line by line how a log is understood. The raw side holds personal data: it is for the eyes of whoever has the log anyway. */
export async function* runExplain(options: ExplainOptions): AsyncGenerator<ExplainedLine> {
  yield* (await import('./explain.js')).runExplain(options);
}
