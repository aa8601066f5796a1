import type { RejectionReason } from '../../contract/index.js';
import {
  MAX_LINE_BYTES,
  type LineBatch,
  type LogFormat,
  type RawBatch,
  type RawDictionaries,
  type WrittenRow,
} from '../model/index.js';
import { RawColumns, type Unescape } from './raw-columns.js';

/** Reads the lines of one log; what it has to remember of the lines before (`#Fields`) lives in it. */
export interface LogReader {
  /** Fills the current row of `columns` from a line that is neither empty nor too long. @returns null when it is a request. */
  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null;
  /** Looks at the first lines before they are read: once a log. */
  prepare?(batch: LineBatch): void;
  /** A row in this format, so that it parses again; without line end. */
  write(row: WrittenRow): string;
  /** See {@link LogFormat.header}. */
  header?(): string;
  readonly unescape?: Unescape;
  readonly isTimeless?: boolean;
}

/** A row of the catalogue. */
export interface FormatRow {
  /** As `--format` takes it. */
  readonly name: string;
  /** @param sample the first lines of a log. @returns the share of them that look like this format, cheaply told: 0 when it is not to be tried. */
  sniff(sample: readonly string[]): number;
  open(): LogReader;
  /** The name under which the log is read, where this row stands for several. */
  readonly refine?: (sample: readonly string[], raw: RawBatch) => string;
}

/** Opens a format for one log. */
export function openFormat({ name, open }: Pick<FormatRow, 'name' | 'open'>): LogFormat {
  const reader = open();
  let isPrepared = false;
  return {
    name,
    parse: (batch, dictionaries) => {
      if (!isPrepared && batch.count > 0) {
        isPrepared = true;
        reader.prepare?.(batch);
      }
      return readBatch(reader, batch, dictionaries);
    },
    write: (row) => reader.write(row),
    ...(reader.header && { header: () => reader.header?.() ?? '' }),
    ...(reader.isTimeless && { isTimeless: true }),
  };
}

function readBatch(reader: LogReader, batch: LineBatch, dictionaries?: RawDictionaries) {
  const columns = new RawColumns(batch, { dictionaries, unescape: reader.unescape });
  for (let index = 0; index < batch.count; index++) {
    const start = batch.starts[index] as number;
    const end = batch.ends[index] as number;
    const reason =
      start === end ? 'empty' : end - start > MAX_LINE_BYTES ? 'too-long' : reader.readLine(columns, start, end);
    if (reason) columns.reject(index, reason);
    else columns.commit(index);
  }
  return columns.finish();
}
