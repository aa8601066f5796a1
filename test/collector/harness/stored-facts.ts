import type { Report } from '../../../src/contract/index.js';

/** @returns a report of files as a store tells it: the formats of the logs are known only while they are read. */
export function asStored(report: Report): Report {
  const entries = Object.entries(report.quality).filter(([name]) => name !== 'formats');
  return { ...report, quality: Object.fromEntries(entries) as unknown as Report['quality'] };
}
