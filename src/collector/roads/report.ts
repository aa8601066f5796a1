import type { Report } from '../../contract/index.js';
import type { KotowariError, SiteOptions } from '../model/index.js';
import { createRollUpSource, RollUp, summarize } from '../summary/index.js';
import { readDays } from './days.js';
import { LogFacts } from './log-facts.js';
import { createPipeline } from './pipeline.js';
import { readLogs, type LogInput } from './read-logs.js';
import { checkSmallGroup, readZone } from './settings.js';

/** How `report FILE…` reads. */
export interface ReportOptions extends LogInput, SiteOptions {
  /** First and last log day, YYYY-MM-DD, both included. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Called at the end when requests carried what looks like a My Number, with how many did. */
  readonly onMyNumbers?: (requests: number) => void;
  /** Called after each batch with lines and bytes read so far. */
  readonly onProgress?: (progress: { readonly lines: number; readonly bytes: number }) => void;
}

/**
 * Reads logs and summarizes them in memory. Nothing is written; the keys are random and die with the process.
 *
 * @throws KotowariError `usage`, `file-unreadable`, `file-compressed`, `no-format`.
 */
export async function runReport(options: ReportOptions): Promise<Report> {
  const zone = readZone(options);
  const smallGroup = checkSmallGroup(options.smallGroup);
  const range = readDays(options, zone);
  const pipeline = createPipeline({ ...options, zone, keys: null, siteId: '' });
  const today = () => zone.at(Date.now() / 1000).day;
  const rollUp = new RollUp({ smallGroup, publicPaths: options.publicPaths, isStored: false, today });
  let lines = 0;
  let myNumbers = 0;
  let partial = 0;
  const facts = new LogFacts();
  const { onProblem } = options;
  const counted = onProblem && { onProblem: (problem: KotowariError) => void (partial++, onProblem(problem)) };
  for await (const { batch, log, bytes } of readLogs({ ...options, ...counted })) {
    const { format, raw } = pipeline.parse(batch, log);
    facts.add(format.name, raw);
    const safe = pipeline.anonymize(raw);
    rollUp.add(safe);
    myNumbers += safe.myNumbers;
    lines += batch.count;
    options.onProgress?.({ lines, bytes });
  }
  if (myNumbers > 0) options.onMyNumbers?.(myNumbers);
  const report = await summarize([createRollUpSource(rollUp)], { zone, range, smallGroup });
  return { ...report, quality: { ...report.quality, ...facts.toQuality(partial) } };
}
