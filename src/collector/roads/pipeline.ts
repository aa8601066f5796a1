import { createAnonymizer } from '../anonymize/index.js';
import { createDetector } from '../detect/index.js';
import { createDictionaries, createProxyTrust, findFormat, guessFormat, refuseFuture } from '../formats/index.js';
import { KotowariError } from '../model/index.js';
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
import { unwrapLines } from '../sources/index.js';

/** What is known of one log: its format, guessed from the first lines that tell. */
export interface LogState {
  format: LogFormat | null;
  /** The format was named, or enough lines have proved it: nothing changes it any more. */
  isSettled: boolean;
  /** Rows that the format read so far. */
  rows: number;
  /** The batch for which the format was looked for last, so that it is not done twice. */
  identified: LineBatch | null;
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
  /** A format without time may be used: for showing how lines are understood. */
  readonly isTimelessAllowed?: boolean | undefined;
  /** Lines are being written now: none can be from the future. Default: a log of whatever time. */
  readonly isLive?: boolean | undefined;
}

/** Clocks of servers are wrong by minutes and zones by hours; by a day none is. */
const CLOCK_ERROR_MS = 24 * 3_600_000;

/** @param name as given to `--format`; absent or `auto`: guessed. @throws KotowariError `usage` for an unknown name. */
export function startLog(name?: string): LogState {
  const isNamed = name !== undefined && name !== 'auto';
  return { format: isNamed ? findFormat(name) : null, isSettled: isNamed, rows: 0, identified: null };
}

/** So many requests prove a guess: before that a batch that it does not read makes for another one. */
const PROOF_ROWS = 20;

/** Builds the pipeline. One a process: its caches live as long as it does. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const trust = createProxyTrust(options.trustedProxies ?? []);
  const detect = createDetector();
  const read = createAnonymizer(options);
  const dictionaries = createDictionaries();
  const parse = (sent: LineBatch, log: LogState) => {
    dictionaries.forget();
    identifyLog(log, sent, options.isLive);
    const batch = unwrapLines(sent);
    // a batch of empty lines tells nothing of the format: any format rejects them as empty
    const format = log.format ?? findFormat('combined');
    if (format.isTimeless && !options.isTimelessAllowed)
      throw new KotowariError('usage', 'the template names no time; expected one such as $time_local, $msec or %t');
    const raw = trust(format.parse(batch, dictionaries));
    log.rows += raw.rows;
    log.isSettled ||= log.format !== null && log.rows >= PROOF_ROWS;
    return { format, raw: options.isLive ? refuseFuture(raw, Date.now() + CLOCK_ERROR_MS) : raw };
  };
  const anonymize = (raw: RawBatch) => read(raw, detect(raw));
  return { parse, anonymize, run: (batch, log) => anonymize(parse(batch, log).raw) };
}

/**
 * Finds the format of a log by a batch of it, unless it is known.
 *
 * @param isLive the log is being written: nothing that stands in it is a reason to give it up.
 * @throws KotowariError `no-format`.
 */
export function identifyLog(log: LogState, batch: LineBatch, isLive = false): void {
  if (log.isSettled || log.identified === batch) return;
  log.identified = batch;
  log.format = guessOn(log, unwrapLines(batch), isLive);
}

/**
 * What is known of a log goes before what one batch looks like. A log that is being written is never given up: as long as nothing fits, its
 * lines are rejected.
 *
 * @throws KotowariError `no-format` for a log that is complete, when nothing fits its first lines.
 */
function guessOn(log: LogState, batch: LineBatch, isLive: boolean): LogFormat | null {
  if (log.rows > 0 && log.format) {
    const trial = findFormat(log.format.name).parse(batch);
    const judged = trial.lines - trial.rejected.filter(({ reason }) => reason === 'empty').length;
    if (trial.rows * 2 >= judged) return log.format;
  }
  try {
    return guessFormat(batch) ?? log.format;
  } catch (cause) {
    if (log.rows > 0 || (isLive && cause instanceof KotowariError && cause.code === 'no-format')) return log.format;
    throw cause;
  }
}
