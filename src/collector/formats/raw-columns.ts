import type { RejectionReason } from '../../contract/index.js';
import { RAW_TEXT_FIELDS, type Dictionary, type LineBatch, type RawBatch, type RawTextField } from '../model/index.js';

const FIELD_INDEX = Object.fromEntries(RAW_TEXT_FIELDS.map((field, index) => [field, index])) as Record<
  RawTextField,
  number
>;
const FIELDS = RAW_TEXT_FIELDS.length;

/** Undoes the escapes of a log in one value. */
export type Unescape = (text: string, field: RawTextField) => string;

/**
 * Columns that a parser fills, one row a parsed line: where each field stands in the batch's bytes. A row is written field by field
 * and becomes real with {@link RawColumns.commit}; a line that turns out not to parse is simply overwritten by the next.
 */
export class RawColumns {
  readonly bytes: Buffer;
  readonly #spans: Int32Array;
  readonly #lineOf: Uint32Array;
  readonly #timeMs: Float64Array;
  readonly #status: Uint16Array;
  readonly #bytesSent: Float64Array;
  readonly #durationMs: Float64Array;
  readonly #rejected: { line: number; reason: RejectionReason }[] = [];
  readonly #lines: number;
  readonly #unescape: Unescape | undefined;
  /** Values that do not stand in the bytes as they are: the span of such a one is -2 less its place here. */
  readonly #strings: string[] = [];
  #row = 0;

  /** @param unescape undoes the escapes of the log, once a distinct value; {@link RawBatch.text} still gives what stands there. */
  constructor(batch: LineBatch, unescape?: Unescape) {
    this.bytes = batch.bytes;
    this.#unescape = unescape;
    this.#lines = batch.count;
    this.#spans = new Int32Array(batch.count * FIELDS * 2).fill(-1);
    this.#lineOf = new Uint32Array(batch.count);
    this.#timeMs = new Float64Array(batch.count);
    this.#status = new Uint16Array(batch.count);
    this.#bytesSent = new Float64Array(batch.count);
    this.#durationMs = new Float64Array(batch.count).fill(NaN);
  }

  /** Where `field` stands in the current row. `-` and the empty text are absent. */
  setText(field: RawTextField, start: number, end: number): void {
    const at = (this.#row * FIELDS + FIELD_INDEX[field]) * 2;
    const absent = end <= start || (end === start + 1 && this.bytes[start] === 45);
    this.#spans[at] = absent ? -1 : start;
    this.#spans[at + 1] = absent ? -1 : end;
  }

  /** Value of `field` where it does not stand in one piece: out of JSON, or put together. `-` and the empty text are absent. */
  setString(field: RawTextField, text: string): void {
    const at = (this.#row * FIELDS + FIELD_INDEX[field]) * 2;
    this.#spans[at] = text === '' || text === '-' ? -1 : -1 - this.#strings.push(text);
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
    this.#lineOf[this.#row++] = line;
  }

  /** The line is not a request; whatever was set for it is forgotten. */
  reject(line: number, reason: RejectionReason): void {
    this.forget();
    this.#rejected.push({ line, reason });
  }

  /** Whatever was set for the current row is undone: another reader tries the line. */
  forget(): void {
    this.#spans.fill(-1, this.#row * FIELDS * 2, (this.#row + 1) * FIELDS * 2);
    this.#durationMs[this.#row] = NaN;
  }

  /** @returns the finished batch. */
  finish(): RawBatch {
    const text = (field: RawTextField, row: number): string | null => {
      const at = (row * FIELDS + FIELD_INDEX[field]) * 2;
      const start = this.#spans[at] ?? -1;
      if (start < -1) return this.#strings[-2 - start] ?? null;
      return start < 0 ? null : decode(this.bytes, start, this.#spans[at + 1] ?? start);
    };
    const built = new Map<RawTextField, Dictionary>();
    return {
      lines: this.#lines,
      rows: this.#row,
      lineOf: this.#lineOf,
      rejected: this.#rejected,
      timeMs: this.#timeMs,
      status: this.#status,
      bytesSent: this.#bytesSent,
      durationMs: this.#durationMs,
      text,
      dictionary: (field) => {
        const dictionary = built.get(field) ?? this.#build(field);
        built.set(field, dictionary);
        return dictionary;
      },
    };
  }

  #build(name: RawTextField): Dictionary {
    const field = FIELD_INDEX[name];
    const codes = new Int32Array(this.#row);
    const values: string[] = [];
    const known = new Map<string, number>();
    for (let row = 0, at = field * 2; row < this.#row; row++, at += FIELDS * 2) {
      const start = this.#spans[at] as number;
      if (start === -1) {
        codes[row] = -1;
        continue;
      }
      // latin1 is one byte a character: the cheapest exact key; only a new value is decoded as UTF-8
      const text = start < 0 ? (this.#strings[-2 - start] as string) : null;
      const key = text ?? this.bytes.toString('latin1', start, this.#spans[at + 1]);
      let code = known.get(key);
      if (code === undefined) {
        code = values.length;
        known.set(key, code);
        const read = text ?? decode(this.bytes, start, this.#spans[at + 1] as number);
        values.push(this.#unescape && text === null ? this.#unescape(read, name) : read);
      }
      codes[row] = code;
    }
    return { codes, values };
  }
}

function decode(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end);
}
