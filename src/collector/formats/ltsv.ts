import type { RejectionReason } from '../../contract/index.js';
import type { WrittenRow } from '../model/index.js';
import type { RawColumns } from './raw-columns.js';
import type { LogReader } from './reader.js';
import { kindOfName } from './field-names.js';
import { RowFields, type FieldKind } from './row-fields.js';
import { writeField } from './write-fields.js';

const TAB = 9;
const COLON = 58;

/** Labels that LTSV gives a meaning of its own. */
const LABELS: Readonly<Record<string, FieldKind>> = {
  host: 'peer',
  ident: 'skip',
  user: 'user',
  time: 'time',
  req: 'request',
  method: 'method',
  uri: 'target',
  protocol: 'protocol',
  status: 'status',
  size: 'bytes',
  reqsize: 'skip',
  referer: 'referrer',
  ua: 'agent',
  vhost: 'host',
  reqtime: 'seconds',
  taken_sec: 'skip',
  apptime: 'skip',
  forwardedfor: 'forwarded',
  reqtime_microsec: 'microseconds',
};

/**
 * Labeled Tab-separated Values: fields in any order, each with its label. Other labels are known by their names.
 *
 *     time:[20/May/2026:10:15:00 +0900]	host:192.0.2.7	req:GET / HTTP/1.1	status:200	size:36	ua:curl/8	reqtime:0.087	vhost:www.example.jp
 *
 * Source: http://ltsv.org/
 */
export class LtsvReader implements LogReader {
  readonly #fields = new RowFields();
  readonly #kinds = new Map<string, FieldKind>();
  /** Labels of the first line that was read, in order: rows are written with them. */
  #labels: readonly string[] = ['time', 'host', 'req', 'status', 'size', 'referer', 'ua'];
  #isFirst = true;

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    const { bytes } = columns;
    this.#fields.begin(columns);
    const labels: string[] = [];
    for (let at = start; at < end;) {
      const tab = bytes.indexOf(TAB, at);
      const stop = tab < 0 || tab > end ? end : tab;
      const colon = bytes.indexOf(COLON, at);
      if (colon < 0 || colon >= stop) return labels.length > 1 ? 'cut-short' : 'no-match';
      const label = bytes.toString('latin1', at, colon);
      if (this.#isFirst) labels.push(label);
      this.#put(label, bytes, colon + 1, stop);
      at = stop + 1;
    }
    const reason = this.#fields.finish();
    if (reason === null && this.#isFirst) {
      this.#labels = labels;
      this.#isFirst = false;
    }
    return reason;
  }

  write(row: WrittenRow): string {
    return this.#labels
      .map((label) => {
        const text = writeField(this.#kindOf(label), row) ?? '-';
        return `${label}:${label === 'time' && text !== '-' ? `[${text}]` : text}`;
      })
      .join('\t');
  }

  #put(label: string, bytes: Buffer, from: number, to: number): void {
    const kind = this.#kindOf(label);
    const isBracketed = kind === 'time' && bytes[from] === 91 && bytes[to - 1] === 93;
    this.#fields.span(kind, isBracketed ? from + 1 : from, isBracketed ? to - 1 : to);
  }

  #kindOf(label: string): FieldKind {
    const known = this.#kinds.get(label);
    if (known) return known;
    const kind = LABELS[label] ?? kindOfName(label)?.kind ?? 'skip';
    if (this.#kinds.size < 1000) this.#kinds.set(label, kind);
    return kind;
  }
}
