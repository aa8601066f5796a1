import { createAnonymizer } from '../anonymize/index.js';
import { createDetector } from '../detect/index.js';
import { createDictionaries, findFormat, guessFormat, refuseFuture } from '../formats/index.js';
import type {
  AddressMode,
  KeyRing,
  LineBatch,
  LogFormat,
  RawBatch,
  SafeBatch,
  SiteOptions,
  Zone,
} from '../model/index.js';

/** What is known of one log: its format, guessed from the first lines that tell. */
export interface LogState {
  format: LogFormat | null;
}

/** The stretch of road that every command shares: parse, detect, anonymise. */
export interface Pipeline {
  /** @returns the rows of a batch that may be kept. */
  run(batch: LineBatch, log: LogState): SafeBatch;
  /** The same in two steps, for the one command that shows both sides. */
  parse(batch: LineBatch, log: LogState): { readonly format: LogFormat; readonly raw: RawBatch };
  anonymize(raw: RawBatch): SafeBatch;
}

/** What a pipeline needs. */
export interface PipelineOptions extends SiteOptions {
  readonly zone: Zone;
  /** null: nothing is kept, so that no token is made. */
  readonly keys: KeyRing | null;
  readonly siteId: string;
  readonly address?: AddressMode | undefined;
  /** Seed of numbers that workers of one run share. */
  readonly seed?: number | undefined;
  /** Lines are being written now: none can be from the future. Default: a log of whatever time. */
  readonly isLive?: boolean | undefined;
}

/** Clocks of servers are wrong by minutes and zones by hours; by a day none is. */
const CLOCK_ERROR_MS = 24 * 3_600_000;

/** @param name as given to `--format`; absent or `auto`: guessed. @throws KotowariError `usage` for an unknown name. */
export function startLog(name?: string): LogState {
  return { format: name === undefined || name === 'auto' ? null : findFormat(name) };
}

/** Builds the pipeline. One a process: its caches live as long as it does. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const detect = createDetector();
  const read = createAnonymizer(options);
  const dictionaries = createDictionaries();
  const parse = (batch: LineBatch, log: LogState) => {
    dictionaries.forget();
    log.format ??= guessFormat(batch);
    // a batch of empty lines tells nothing of the format: any format rejects them as empty
    const format = log.format ?? findFormat('combined');
    const raw = format.parse(batch, dictionaries);
    return { format, raw: options.isLive ? refuseFuture(raw, Date.now() + CLOCK_ERROR_MS) : raw };
  };
  const anonymize = (raw: RawBatch) => read(raw, detect(raw));
  return { parse, anonymize, run: (batch, log) => anonymize(parse(batch, log).raw) };
}
