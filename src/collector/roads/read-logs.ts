import type { Readable } from 'node:stream';
import type { LineBatch, Source } from '../model/index.js';
import { openFile, openStream } from '../sources/index.js';
import { startLog, type LogState } from './pipeline.js';

/** Which logs a command reads. */
export interface LogInput {
  /** Paths of logs; `-` or none: standard input. */
  readonly files?: readonly string[] | undefined;
  readonly stdin?: Readable | undefined;
  /** As `--format` takes it; default: guessed for each file. */
  readonly format?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A batch and the log it comes from. */
export interface ReadBatch {
  readonly batch: LineBatch;
  readonly log: LogState;
  /** Bytes of all logs read so far, after decompression. */
  readonly bytes: number;
}

/**
 * Reads logs one after another. Every file is opened before the first is read, and an unknown format told before that: nothing is done by
 * halves because of a misspelt name.
 */
export async function* readLogs({
  files = [],
  stdin = process.stdin,
  format,
  signal,
}: LogInput): AsyncGenerator<ReadBatch> {
  startLog(format);
  const sources: Source[] = [];
  for (const name of files.length ? files : ['-'])
    sources.push(name === '-' ? openStream(stdin) : await openFile(name));
  let before = 0;
  for (const source of sources) {
    const log = startLog(format);
    let read = 0;
    try {
      for await (const batch of source) {
        signal?.throwIfAborted();
        read = batch.nextOffset;
        yield { batch, log, bytes: before + read };
      }
    } finally {
      await source.close();
    }
    before += read;
  }
}
