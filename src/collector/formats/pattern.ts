import type { RejectionReason } from '../../contract/index.js';
import type { WrittenRow } from '../model/index.js';
import type { RawColumns, Unescape } from './raw-columns.js';
import { LayoutReader, layoutOf } from './layout.js';
import type { LogReader } from './reader.js';
import { RowFields, type FieldKind } from './row-fields.js';

/** One shape of line: named groups are fields. */
export interface LinePattern {
  readonly pattern: RegExp;
  /** What the groups alone do not say, such as a sum of times. */
  readonly also?: (fields: RowFields, groups: Readonly<Record<string, string | undefined>>) => void;
}

/** A format whose lines come in several shapes, or with parts that may be missing. */
export interface PatternFormat {
  readonly patterns: readonly LinePattern[];
  /** A layout in our own words in which rows are written; one of the shapes. */
  readonly written: string;
  readonly unescape?: Unescape;
}

/** Text between quotes, escapes included, for patterns. */
export const QUOTED = String.raw`(?:[^"\\]|\\.)*`;

/** Reads lines by patterns. */
export class PatternReader implements LogReader {
  readonly unescape?: Unescape;
  readonly #patterns: readonly LinePattern[];
  readonly #writer: LayoutReader;
  readonly #fields = new RowFields();

  constructor({ patterns, written, unescape }: PatternFormat) {
    this.#patterns = patterns;
    this.#writer = new LayoutReader(layoutOf(written));
    if (unescape) this.unescape = unescape;
  }

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    const line = columns.bytes.toString('utf8', start, end);
    for (const { pattern, also } of this.#patterns) {
      const groups = pattern.exec(line)?.groups;
      if (!groups) continue;
      this.#fields.begin(columns);
      for (const [kind, text] of Object.entries(groups)) {
        if (text !== undefined && !kind.startsWith('_')) this.#fields.text(kind as FieldKind, text);
      }
      also?.(this.#fields, groups);
      return this.#fields.finish();
    }
    return 'no-match';
  }

  write(row: WrittenRow): string {
    return this.#writer.write(row);
  }
}

/** Several readers of one log: the first that takes a line reads it; rows are written as the first one does. */
export class FirstOfReaders implements LogReader {
  readonly #readers: readonly LogReader[];

  constructor(readers: readonly LogReader[]) {
    this.#readers = readers;
  }

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    let first: RejectionReason | null = null;
    for (const reader of this.#readers) {
      const reason = reader.readLine(columns, start, end);
      if (reason === null) return null;
      columns.forget();
      first = first === null || first === 'no-match' ? reason : first;
    }
    return first;
  }

  write(row: WrittenRow): string {
    return this.#readers[0]!.write(row);
  }
}
