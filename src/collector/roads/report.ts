import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Report } from '../../contract/index.js';
import { createProcessKeys } from '../anonymize/index.js';
import { DEFAULT_SMALL_GROUP, KotowariError, Zone, type SiteOptions, type Source } from '../model/index.js';
import { openFile, openStream } from '../sources/index.js';
import { createRollUpSource, RollUp, summarize } from '../summary/index.js';
import { readDays } from './days.js';
import { createPipeline, startLog } from './pipeline.js';

/** How `report FILE…` reads. */
export interface ReportOptions extends SiteOptions {
  /** Paths of logs; `-` or none: standard input. */
  readonly files?: readonly string[];
  readonly stdin?: Readable;
  /** As `--format` takes it; default: guessed for each file. */
  readonly format?: string | undefined;
  /** First and last log day, YYYY-MM-DD, both included. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch with lines and bytes read so far. */
  readonly onProgress?: (progress: { readonly lines: number; readonly bytes: number }) => void;
}

/**
 * Reads logs and summarises them in memory. Nothing is written; the keys are random and die with the process.
 *
 * @throws KotowariError `usage`, `file-unreadable`, `file-compressed`, `no-format`.
 */
export async function runReport(options: ReportOptions): Promise<Report> {
  const zone = new Zone(options.timeZone ?? systemZone());
  const smallGroup = checkSmallGroup(options.smallGroup);
  const range = readDays(options, zone);
  startLog(options.format); // an unknown format is told before the first byte is read
  const pipeline = createPipeline({
    ...options,
    zone,
    keys: createProcessKeys(),
    siteId: randomBytes(16).toString('hex'),
  });
  const rollUp = new RollUp({ smallGroup, publicPaths: options.publicPaths });
  const progress = { lines: 0, bytes: 0 };
  for (const source of await openAll(options)) {
    const log = startLog(options.format);
    const before = progress.bytes;
    try {
      for await (const batch of source) {
        options.signal?.throwIfAborted();
        rollUp.add(pipeline.run(batch, log));
        progress.lines += batch.count;
        progress.bytes = before + batch.nextOffset;
        options.onProgress?.({ ...progress });
      }
    } finally {
      await source.close();
    }
  }
  return summarize([createRollUpSource(rollUp)], { zone, range, smallGroup });
}

/** Every file is opened before the first is read: a misspelt last name is told at once. */
async function openAll({ files = [], stdin = process.stdin }: ReportOptions): Promise<Source[]> {
  const names = files.length ? files : ['-'];
  const sources: Source[] = [];
  for (const name of names) sources.push(name === '-' ? openStream(stdin) : await openFile(name));
  return sources;
}

/** @returns IANA name of the system's zone. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** @throws KotowariError `usage` for what is no whole number of networks. */
export function checkSmallGroup(smallGroup = DEFAULT_SMALL_GROUP): number {
  if (!Number.isInteger(smallGroup) || smallGroup < 1 || smallGroup > 1000) {
    throw new KotowariError(
      'usage',
      `--small-group "${smallGroup}" is not understood; expected a whole number from 1 to 1000`,
    );
  }
  return smallGroup;
}
