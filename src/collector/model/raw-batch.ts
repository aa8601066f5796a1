import type { RejectionReason } from '../../contract/index.js';
import type { TextColumn, TextDictionary } from './column.js';
import type { LineBatch } from './line-batch.js';
import type { WrittenRow } from './written-row.js';

/**
 * Text fields of a request as they stand in the log. What a format does not carry is absent in every row. `request` is there only when
 * it could not be taken apart into method, target and protocol.
 */
export const RAW_TEXT_FIELDS = [
  'remoteAddr',
  'remoteUser',
  'method',
  'target',
  'protocol',
  'referrer',
  'userAgent',
  'host',
  'forwardedFor',
  'request',
] as const;

/** One of {@link RAW_TEXT_FIELDS}. */
export type RawTextField = (typeof RAW_TEXT_FIELDS)[number];

/**
 * A parsed batch: columns of codes into dictionaries that last for the run. It holds personal data and must not outlive the road;
 * only `anonymize` turns it into a {@link SafeBatch}.
 */
export interface RawBatch {
  /** Lines in the batch, parsed and rejected. */
  readonly lines: number;
  /** Parsed lines. */
  readonly rows: number;
  /** For each row the index of its line in the batch. */
  readonly lineOf: Uint32Array;
  /** Rejected lines: index of the line and why. */
  readonly rejected: readonly { readonly line: number; readonly reason: RejectionReason }[];
  /** Epoch, milliseconds. */
  readonly timeMs: Float64Array;
  /** HTTP status; 0 when absent. */
  readonly status: Uint16Array;
  /** Bytes of the answer's body; 0 when absent. */
  readonly bytesSent: Float64Array;
  /** Milliseconds; NaN when absent. */
  readonly durationMs: Float64Array;
  /** The text of one field in one row, or null when absent (`-`, empty, not in the format). */
  text(field: RawTextField, row: number): string | null;
  column(field: RawTextField): TextColumn;
}

/** The dictionaries of a run, one a field. */
export interface RawDictionaries {
  of(field: RawTextField): TextDictionary & {
    /** @returns the code of the bytes from `start` to `end`, made on first use. */
    intern(bytes: Buffer, start: number, end: number): number;
  };
  /** To be called between batches: a dictionary that holds too much begins anew. */
  forget(): void;
}

/** Compiles to a parser of one log format. */
export interface LogFormat {
  readonly name: string;
  /** @param dictionaries of the run; absent: of this batch alone. */
  parse(batch: LineBatch, dictionaries?: RawDictionaries): RawBatch;
  /** Writes a safe request in this format, so that it parses again; without line end. */
  write(row: WrittenRow): string;
  /** What stands before the rows that are written next, with its line end: the directives of W3C. Empty when it was given already. */
  header?(): string;
  /** The format carries no time: its lines can be explained, and nothing else. */
  readonly isTimeless?: boolean;
}
