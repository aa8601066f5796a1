import { createAnonymizer } from '../anonymize/index.js';
import { createDetector } from '../detect/index.js';
import { findFormat, guessFormat } from '../formats/index.js';
import type { KeyRing, LineBatch, LogFormat, SafeBatch, SiteOptions, Zone } from '../model/index.js';

/** The stretch of road that every command shares: parse, detect, anonymise. */
export interface Pipeline {
  /** @returns the rows of a batch that may be kept. */
  run(batch: LineBatch, log: LogState): SafeBatch;
}

/** What is known of one log: its format, guessed from the first lines that tell. */
export interface LogState {
  format: LogFormat | null;
}

/** What a pipeline needs. */
export interface PipelineOptions extends SiteOptions {
  readonly zone: Zone;
  readonly keys: KeyRing;
  readonly siteId: string;
}

/** @param name as given to `--format`; absent or `auto`: guessed. @throws KotowariError `usage` for an unknown name. */
export function startLog(name?: string): LogState {
  return { format: name === undefined || name === 'auto' ? null : findFormat(name) };
}

/** Builds the pipeline. One a process: its caches live as long as it does. */
export function createPipeline({ zone, keys, siteId, sensitivePaths, ownHosts }: PipelineOptions): Pipeline {
  const detect = createDetector();
  const anonymize = createAnonymizer({ zone, keys, siteId, sensitivePaths, ownHosts });
  return {
    run(batch, log) {
      log.format ??= guessFormat(batch);
      // a batch of empty lines only tells nothing of the format: any format rejects them as empty
      const raw = (log.format ?? findFormat('combined')).parse(batch);
      return anonymize(raw, detect(raw));
    },
  };
}
