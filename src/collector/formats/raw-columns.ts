import type { RejectionReason } from '../../contract/index.js';
import {
  RAW_TEXT_FIELDS,
  type LineBatch,
  type RawBatch,
  type RawDictionaries,
  type RawTextField,
} from '../model/index.js';
import { createDictionaries, internText } from './text-dictionary.js';

const FIELD_INDEX = Object.fromEntries(RAW_TEXT_FIELDS.map((field, index) => [field, index])) as Record<
  RawTextField,
  number
>;
const FIELDS = RAW_TEXT_FIELDS.length;

/** Undoes the escapes of a log in one value. */
export type Unescape = (text: string, field: RawTextField) => string;

/**
 * Columns that a parser fills, one row a parsed line: a code a text field, and numbers. A row is written field by field as spans of the
 * batch's bytes and becomes real with {@link RawColumns.commit}; of a line that turns out not to parse nothing is remembered.
 */
export class RawColumns {
  readonly bytes: Buffer;
  readonly #dictionaries: ReturnType<RawDictionaries['of']>[];
  readonly #codes: Int32Array[];
  readonly #unescape: Unescape | undefined;
  /** Begin and end of each field of the current row; -1: absent. */
  readonly #spans = new Int32Array(FIELDS * 2).fill(-1);
  /** Values of the current row that do not stand in the bytes as they are, by field. */
  readonly #strings = new Map<number, string>();
  /** What stood in the log where an escape was undone, by row and field. */
  readonly #sent = new Map<number, string>();
  readonly #lineOf: Uint32Array;
  readonly #timeMs: Float64Array;
  readonly #status: Uint16Array;
  readonly #bytesSent: Float64Array;
  readonly #durationMs: Float64Array;
  readonly #rejected: { line: number; reason: RejectionReason }[] = [];
  readonly #lines: number;
  #row = 0;

  /**
   * @param dictionaries of the run; @param unescape undoes the escapes of the log: columns hold what was meant, {@link RawBatch.text} gives
   * what stands there.
   */
  constructor(
    batch: LineBatch,
    {
      dictionaries = createDictionaries(),
      unescape,
    }: { readonly dictionaries?: RawDictionaries | undefined; readonly unescape?: Unescape | undefined } = {},
  ) {
    this.bytes = batch.bytes;
    this.#unescape = unescape;
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
    if (this.#strings.size > 0) this.#strings.delete(FIELD_INDEX[field]);
  }

  /** Value of `field` where it does not stand in one piece: out of JSON, or put together. `-` and the empty text are absent. */
  setString(field: RawTextField, text: string): void {
    this.#spans[FIELD_INDEX[field] * 2] = -1;
    if (text === '' || text === '-') this.#strings.delete(FIELD_INDEX[field]);
    else this.#strings.set(FIELD_INDEX[field], text);
  }

  /** How long the answer to the current row's request took, milliseconds. */
  setDuration(durationMs: number): void {
    this.#durationMs[this.#row] = durationMs;
  }

  /** Numbers of the current row. `timeMs`: epoch; `status` 0 and `bytesSent` 0 when absent. */
  setNumbers(timeMs: number, status: number, bytesSent: number): void {
    this.#timeMs[this.#row] = timeMs;
    this.#status[this.#row] = status;
    this.#bytesSent[this.#row] = bytesSent;
  }

  /** The current row is a request. */
  commit(line: number): void {
    for (let field = 0; field < FIELDS; field++) this.#codes[field]![this.#row] = this.#codeOf(field);
    this.#clearRow();
    this.#lineOf[this.#row++] = line;
  }

  /** The line is not a request; whatever was set for it is forgotten. */
  reject(line: number, reason: RejectionReason): void {
    this.forget();
    this.#rejected.push({ line, reason });
  }

  /** Whatever was set for the current row is undone: another reader tries the line. */
  forget(): void {
    this.#clearRow();
    this.#durationMs[this.#row] = NaN;
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
        if (ofField[row]! < 0) return null;
        return this.#sent.get(row * FIELDS + FIELD_INDEX[field]) ?? dictionary.text(ofField[row]!);
      },
    };
  }

  #codeOf(field: number): number {
    const start = this.#spans[field * 2]!;
    const dictionary = this.#dictionaries[field]!;
    if (start < 0) {
      const text = this.#strings.get(field);
      return text === undefined ? -1 : internText(dictionary, text);
    }
    const end = this.#spans[field * 2 + 1]!;
    if (this.#unescape === undefined) return dictionary.intern(this.bytes, start, end);
    const sent = this.bytes.toString('utf8', start, end);
    const meant = this.#unescape(sent, RAW_TEXT_FIELDS[field]!);
    if (meant === sent) return dictionary.intern(this.bytes, start, end);
    this.#sent.set(this.#row * FIELDS + field, sent);
    return internText(dictionary, meant);
  }

  #clearRow(): void {
    this.#spans.fill(-1);
    if (this.#strings.size > 0) this.#strings.clear();
  }
}
