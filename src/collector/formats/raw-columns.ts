import type { RejectionReason } from '../../contract/index.js';
import {
  RAW_TEXT_FIELDS,
  type LineBatch,
  type RawBatch,
  type RawDictionaries,
  type RawTextField,
} from '../model/index.js';
import { createDictionaries } from './text-dictionary.js';

const FIELD_INDEX = Object.fromEntries(RAW_TEXT_FIELDS.map((field, index) => [field, index])) as Record<
  RawTextField,
  number
>;
const FIELDS = RAW_TEXT_FIELDS.length;

/**
 * Columns that a parser fills, one row a parsed line: a code a text field, and numbers. A row is written field by field as spans of the
 * batch's bytes and becomes real with {@link RawColumns.commit}; of a line that turns out not to parse nothing is remembered.
 */
export class RawColumns {
  readonly bytes: Buffer;
  readonly #dictionaries: ReturnType<RawDictionaries['of']>[];
  readonly #codes: Int32Array[];
  /** Begin and end of each field of the current row; -1: absent. */
  readonly #spans = new Int32Array(FIELDS * 2).fill(-1);
  readonly #lineOf: Uint32Array;
  readonly #timeMs: Float64Array;
  readonly #status: Uint16Array;
  readonly #bytesSent: Float64Array;
  readonly #durationMs: Float64Array;
  readonly #rejected: { line: number; reason: RejectionReason }[] = [];
  readonly #lines: number;
  #row = 0;

  constructor(batch: LineBatch, dictionaries: RawDictionaries = createDictionaries()) {
    this.bytes = batch.bytes;
    this.#lines = batch.count;
    this.#dictionaries = RAW_TEXT_FIELDS.map((field) => dictionaries.of(field));
    this.#codes = RAW_TEXT_FIELDS.map(() => new Int32Array(batch.count));
    this.#lineOf = new Uint32Array(batch.count);
    this.#timeMs = new Float64Array(batch.count);
    this.#status = new Uint16Array(batch.count);
    this.#bytesSent = new Float64Array(batch.count);
    this.#durationMs = new Float64Array(batch.count).fill(NaN);
  }

  /** Where `field` stands in the current row. `-` and the empty text are absent. */
  setText(field: RawTextField, start: number, end: number): void {
    const at = FIELD_INDEX[field] * 2;
    const absent = end <= start || (end === start + 1 && this.bytes[start] === 45);
    this.#spans[at] = absent ? -1 : start;
    this.#spans[at + 1] = absent ? -1 : end;
  }

  /** Numbers of the current row. `timeMs`: epoch; `status` 0 and `bytesSent` 0 when absent. */
  setNumbers(timeMs: number, status: number, bytesSent: number): void {
    this.#timeMs[this.#row] = timeMs;
    this.#status[this.#row] = status;
    this.#bytesSent[this.#row] = bytesSent;
  }

  /** The current row is a request. */
  commit(line: number): void {
    const spans = this.#spans;
    for (let field = 0; field < FIELDS; field++) {
      const start = spans[field * 2]!;
      this.#codes[field]![this.#row] =
        start < 0 ? -1 : this.#dictionaries[field]!.intern(this.bytes, start, spans[field * 2 + 1]!);
    }
    spans.fill(-1);
    this.#lineOf[this.#row++] = line;
  }

  /** The line is not a request; whatever was set for it is forgotten. */
  reject(line: number, reason: RejectionReason): void {
    this.#spans.fill(-1);
    this.#rejected.push({ line, reason });
  }

  /** @returns the finished batch. */
  finish(): RawBatch {
    const rows = this.#row;
    const codes = this.#codes.map((column) => column.subarray(0, rows));
    const column = (field: RawTextField) => ({
      codes: codes[FIELD_INDEX[field]]!,
      dictionary: this.#dictionaries[FIELD_INDEX[field]]!,
    });
    return {
      lines: this.#lines,
      rows,
      lineOf: this.#lineOf,
      rejected: this.#rejected,
      timeMs: this.#timeMs,
      status: this.#status,
      bytesSent: this.#bytesSent,
      durationMs: this.#durationMs,
      column,
      text: (field, row) => {
        const { codes: ofField, dictionary } = column(field);
        return ofField[row]! < 0 ? null : dictionary.text(ofField[row]!);
      },
    };
  }
}
