import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { KotowariError, type LineBatch, type Source } from '../model/index.js';
import { openFile, openStream } from '../sources/index.js';
import { identifyLog, startLog, type LogState } from './pipeline.js';

/** Which logs a command reads. */
export interface LogInput {
  /** Paths of logs; `-` or none: standard input. */
  readonly files?: readonly string[] | undefined;
  readonly stdin?: Readable | undefined;
  /** As `--format` takes it; default: guessed for each file. */
  readonly format?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each log that cannot be read, or not to its end; the others are read all the same. Default: the first such log ends the reading. */
  readonly onProblem?: ((problem: KotowariError) => void) | undefined;
}

/** A batch and the log it comes from. */
export interface ReadBatch {
  readonly batch: LineBatch;
  readonly log: LogState;
  /** Bytes of all logs read so far, after decompression. */
  readonly bytes: number;
}

/**
 * Reads logs one after another, each file once whatever names it was given by. An unknown format is told before anything is read; so is a
 * file that is not there, unless somebody listens to problems.
 *
 * @throws KotowariError of the first log that cannot be read, when nobody listens or none could be read.
 */
export async function* readLogs(input: LogInput): AsyncGenerator<ReadBatch> {
  const { files = [], onProblem } = input;
  startLog(input.format);
  const names = await distinctFiles(files.length ? files : ['-']);
  if (!onProblem) for (const name of names) await checkFile(name);
  const problems: KotowariError[] = [];
  let batches = 0;
  let before = 0;
  for (const name of names) {
    let bytes = 0;
    try {
      for await (const batch of readLog(name, input)) {
        batches++;
        bytes = batch.bytes;
        yield { ...batch, bytes: before + bytes };
      }
    } catch (cause) {
      if (!onProblem || !(cause instanceof KotowariError)) throw cause;
      problems.push(cause);
    }
    before += bytes;
  }
  const isNothingRead = batches === 0 && problems.length > 0;
  for (const problem of problems.slice(isNothingRead ? 1 : 0)) onProblem?.(problem);
  if (isNothingRead) throw problems[0];
}

async function* readLog(name: string, { stdin = process.stdin, format, signal }: LogInput): AsyncGenerator<ReadBatch> {
  const source: Source = name === '-' ? openStream(stdin) : await openFile(name);
  const log = startLog(format);
  try {
    for await (const batch of source) {
      signal?.throwIfAborted();
      identifyNamed(log, batch, source.name);
      yield { batch, log, bytes: batch.nextOffset };
    }
  } finally {
    await source.close();
  }
}

/** Finds the format of a complete log. @throws KotowariError `no-format`, which names the log. */
export function identifyNamed(log: LogState, batch: LineBatch, name: string): void {
  try {
    identifyLog(log, batch);
  } catch (cause) {
    if (!(cause instanceof KotowariError) || cause.code !== 'no-format') throw cause;
    throw new KotowariError('no-format', `"${name}" is not read: ${cause.message}`, cause);
  }
}

/** One name for each file, in their order. */
async function distinctFiles(names: readonly string[]): Promise<readonly string[]> {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const name of names) {
    const info = name === '-' ? null : await stat(name, { bigint: true }).catch(() => null); // absent: opening it says so
    const identity = info?.isFile() ? `${info.dev}:${info.ino}` : name;
    if (!seen.has(identity)) kept.push(name);
    seen.add(identity);
  }
  return kept;
}

/** A pipe is not touched: whoever writes to it would see its reader go. */
async function checkFile(name: string): Promise<void> {
  const info = name === '-' ? null : await stat(name).catch(() => undefined);
  if (info === null || (info && !info.isFile() && !info.isDirectory())) return;
  await (await openFile(name)).close();
}
