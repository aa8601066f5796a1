import type { RejectionReason } from '../../contract/index.js';
import type { LineBatch, RawTextField, WrittenRow } from '../model/index.js';
import type { RawColumns } from './raw-columns.js';
import type { LogReader } from './reader.js';
import { RowFields, type FieldKind } from './row-fields.js';
import { writeField } from './write-fields.js';

const TAB = 9;
const SPACE = 32;
const HASH = 35;
const QUOTE = 34;

/** Fields by their names in `#Fields`, in lower case. */
const FIELDS: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  time: 'clock',
  'c-ip': 'peer',
  'c-dns': 'skip',
  'cs-username': 'user',
  'cs-method': 'method',
  'cs-uri': 'target',
  'cs-uri-stem': 'path',
  'cs-uri-query': 'query',
  'cs-version': 'protocol',
  'cs-protocol-version': 'protocol',
  'sc-status': 'status',
  'sc-bytes': 'bytes',
  'cs(user-agent)': 'agent',
  'c-user-agent': 'agent',
  'cs(referer)': 'referrer',
  'c-referrer': 'referrer',
  'cs-host': 'host',
  'cs(host)': 'host',
  'x-forwarded-for': 'forwarded',
  'cs(x-forwarded-for)': 'forwarded',
  'time-taken': 'milliseconds',
};

/** How a kind of W3C log differs from the next. */
export interface W3cKind {
  /** Fields in a log that has no `#Fields` before the line. */
  readonly fields?: readonly string[];
  /** Unit of `time-taken`: IIS counts milliseconds, the standard and CloudFront seconds. */
  readonly timeTaken?: 'seconds' | 'milliseconds';
  /** How a value of the log is read. */
  readonly unescape?: (text: string) => string;
}

/**
 * W3C Extended Log File Format: IIS, NetScaler, CloudFront and others. `#Fields` names the columns, also again in mid-file; fields are parted by
 * spaces or by tabs. Times are in UTC.
 *
 *     #Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes time-taken cs(User-Agent) cs(Referer)
 *     2026-05-20 01:15:00 192.0.2.7 GET /a q=1 200 512 15 Mozilla/5.0+(X11) -
 *
 * Source: https://www.w3.org/TR/WD-logfile.html, https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging
 */
export class W3cReader implements LogReader {
  readonly unescape: (text: string, field: RawTextField) => string;
  readonly #kind: W3cKind;
  readonly #fields = new RowFields();
  #names: readonly string[];
  #kinds: readonly FieldKind[];
  #isSeconds: boolean;
  #separator = ' ';
  #given = '';
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);

  constructor(kind: W3cKind = {}) {
    this.#kind = kind;
    this.#names = kind.fields ?? [];
    this.#isSeconds = kind.timeTaken === 'seconds';
    this.#kinds = this.#toKinds();
    const undo = kind.unescape ?? plusToSpace;
    this.unescape = (text, field) => (field === 'userAgent' || field === 'referrer' ? undo(text) : text);
  }

  /** `#Software` says the unit of `time-taken`; without it whole numbers do. */
  prepare({ bytes, starts, ends, count }: LineBatch): void {
    if (this.#kind.timeTaken || count === 0) return;
    const head = bytes.toString('latin1', starts[0], ends[Math.min(count, 8) - 1]);
    const software = /^#Software: *(.*)$/im.exec(head)?.[1];
    this.#isSeconds = software !== undefined && !/microsoft|netscaler/i.test(software);
    this.#kinds = this.#toKinds();
  }

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    const { bytes } = columns;
    if (bytes[start] === HASH) return this.#directive(bytes.toString('latin1', start, end));
    if (this.#kinds.length === 0) return 'no-match';
    const count = this.#split(bytes, start, end);
    if (count !== this.#kinds.length && !(this.#kind.fields && count > 20))
      return count > 3 && count < this.#kinds.length ? 'cut-short' : 'no-match';
    this.#fields.begin(columns);
    for (let index = 0; index < Math.min(count, this.#kinds.length); index++)
      this.#fields.span(this.#kinds[index]!, this.#starts[index]!, this.#ends[index]!);
    return this.#fields.finish();
  }

  header(): string {
    const header = `#Version: 1.0\n#Fields: ${this.#names.join(' ')}\n`;
    if (header === this.#given) return '';
    this.#given = header;
    return header;
  }

  write(row: WrittenRow): string {
    const texts = this.#kinds.map((kind) => (writeField(kind, row) ?? '-').replaceAll(' ', '+'));
    return texts.join(this.#separator);
  }

  /** Directives are no requests: they are passed over as lines without content. */
  #directive(line: string): RejectionReason {
    const match = /^#Fields: *(.*)$/i.exec(line);
    if (match) {
      this.#names = match[1]!.trim().split(/\s+/);
      this.#kinds = this.#toKinds();
    }
    return 'empty';
  }

  #toKinds(): readonly FieldKind[] {
    return this.#names.map((name) => {
      const kind = FIELDS[name.toLowerCase()] ?? 'skip';
      return kind === 'milliseconds' && this.#isSeconds ? 'seconds' : kind;
    });
  }

  /** Values that hold spaces stand in quotes. @returns how many. */
  #split(bytes: Buffer, start: number, end: number): number {
    const tab = bytes.indexOf(TAB, start);
    const separator = tab >= 0 && tab < end ? TAB : SPACE;
    this.#separator = separator === TAB ? '\t' : ' ';
    let count = 0;
    for (let at = start; at <= end && count < 64; count++) {
      const isQuoted = bytes[at] === QUOTE && this.#separator === ' ';
      const close = isQuoted ? bytes.indexOf(QUOTE, at + 1) : -1;
      const found = bytes.indexOf(separator, close >= 0 && close < end ? close : at);
      const stop = found < 0 || found > end ? end : found;
      this.#starts[count] = isQuoted && close > 0 ? at + 1 : at;
      this.#ends[count] = isQuoted && close > 0 ? Math.min(close, end) : stop;
      at = stop + 1;
    }
    return count;
  }
}

/** IIS writes a space as `+`. */
function plusToSpace(text: string): string {
  return text.includes(' ') ? text : text.replaceAll('+', ' ');
}

/**
 * Amazon CloudFront, standard logs: W3C with its own fields, percent-encoded, spaces once or twice.
 *
 *     2026-05-20	15:22:28	CDG50-P2	703	192.0.2.7	GET	d111.cloudfront.net	/a	200	-	curl/8%20x	-	-	Hit	…
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
export const CLOUDFRONT: W3cKind = {
  timeTaken: 'seconds',
  fields:
    'date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end'.split(
      ' ',
    ),
  unescape: (text) => {
    try {
      return decodeURIComponent(text.replaceAll('%25', '%'));
    } catch {
      return text;
    }
  },
};
