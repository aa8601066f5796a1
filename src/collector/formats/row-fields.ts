import type { RejectionReason } from '../../contract/index.js';
import { parseAnyTime } from './any-time.js';
import { parseClfTime } from './log-time.js';
import type { RawColumns } from './raw-columns.js';
import { isIpAddress, isRemoteAddress } from './remote-address.js';
import { parseRequest } from './request-line.js';

/**
 * What a field of a log means. `address` is the client that the server itself takes for it, `peer` whoever is at the other end of the
 * connection, `forwarded` a list as proxies write it. Units of durations stand in their names.
 */
export type FieldKind =
  | 'skip'
  | 'address'
  | 'peer'
  | 'forwarded'
  | 'user'
  | 'time'
  | 'utcTime'
  | 'date'
  | 'clock'
  | 'request'
  | 'method'
  | 'target'
  | 'url'
  | 'path'
  | 'query'
  | 'protocol'
  | 'status'
  | 'bytes'
  | 'referrer'
  | 'agent'
  | 'host'
  | 'scheme'
  | 'port'
  | 'seconds'
  | 'milliseconds'
  | 'microseconds'
  | 'nanoseconds'
  | 'epochMs'
  | 'haproxyTime'
  | 'isoTime'
  | 'seconds3';

const MS_PER: Readonly<Partial<Record<FieldKind, number>>> = {
  seconds: 1000,
  milliseconds: 1,
  microseconds: 1e-3,
  nanoseconds: 1e-6,
};

/** A value is either a span of the bytes, or a text that does not stand there in one piece. */
interface Value {
  start: number;
  end: number;
  text: string | null;
}

/**
 * The fields of one line after another, whatever the format: gathers them in any order, and makes a row of them.
 * Its objects are made once and used for every line.
 */
export class RowFields {
  readonly #values = new Map<FieldKind, Value>();
  readonly #present = new Set<FieldKind>();
  #columns: RawColumns | null = null;
  #lastTime = '';
  #lastTimeMs = NaN;

  /** Forgets the line before. */
  begin(columns: RawColumns): void {
    this.#columns = columns;
    this.#present.clear();
  }

  /** A field as it stands in the bytes. Of two of one kind the first that is there counts. */
  span(kind: FieldKind, start: number, end: number): void {
    if (kind === 'skip' || end <= start || this.#present.has(kind)) return;
    if (end === start + 1 && this.#columns!.bytes[start] === 45) return;
    this.#set(kind, start, end, null);
  }

  /** A field as a text of its own. */
  text(kind: FieldKind, text: string): void {
    if (kind === 'skip' || text === '' || text === '-' || this.#present.has(kind)) return;
    this.#set(kind, 0, 0, text);
  }

  /** Milliseconds that a format has to work out itself. */
  duration(durationMs: number): void {
    if (durationMs >= 0) this.#columns!.setDuration(durationMs);
  }

  /** Is there a value of this kind in the line? */
  has(kind: FieldKind): boolean {
    return this.#present.has(kind);
  }

  /** The value as text, or null. */
  read(kind: FieldKind): string | null {
    if (!this.#present.has(kind)) return null;
    const { start, end, text } = this.#values.get(kind)!;
    return text ?? this.#columns!.bytes.toString('utf8', start, end);
  }

  /**
   * Makes the row of what was gathered.
   *
   * @param isTimeless the format carries no time.
   * @returns why it is no request, or null.
   */
  finish(isTimeless = false): RejectionReason | null {
    const columns = this.#columns!;
    const timeMs = isTimeless ? 0 : this.#timeMs();
    if (Number.isNaN(timeMs)) return 'bad-time';
    const status = this.#number('status', 3);
    const bytesSent = this.#number('bytes', 15);
    if (status < 0 || bytesSent < 0) return 'no-match';
    if (!this.#address()) return 'bad-address';
    columns.setNumbers(timeMs, status, bytesSent);
    this.#durations();
    this.#copy('user', 'remoteUser');
    this.#copy('referrer', 'referrer');
    this.#copy('agent', 'userAgent');
    if (!this.#request(status)) return 'no-match';
    this.#host();
    return null;
  }

  #set(kind: FieldKind, start: number, end: number, text: string | null): void {
    this.#present.add(kind);
    const value = this.#values.get(kind);
    if (!value) this.#values.set(kind, { start, end, text });
    else {
      value.start = start;
      value.end = end;
      value.text = text;
    }
  }

  #copy(kind: FieldKind, field: Parameters<RawColumns['setText']>[0]): void {
    if (!this.#present.has(kind)) return;
    const { start, end, text } = this.#values.get(kind)!;
    if (text === null) this.#columns!.setText(field, start, end);
    else this.#columns!.setString(field, text);
  }

  /** Times repeat: the last text is remembered with what it meant. */
  #timeMs(): number {
    const time = this.#values.get('time');
    if (this.#present.has('time') && time!.text === null) {
      const ms = parseClfTime(this.#columns!.bytes, time!.start, time!.end);
      if (!Number.isNaN(ms)) return ms;
    }
    const isUtc = !this.#present.has('time');
    const text =
      this.read('time') ?? this.read('utcTime') ?? this.read('epochMs') ?? `${this.read('date')} ${this.read('clock')}`;
    if (text !== this.#lastTime) {
      this.#lastTime = text;
      this.#lastTimeMs = parseAnyTime(text, isUtc);
    }
    return this.#lastTimeMs;
  }

  /** @returns 0 when absent, -1 for what is no number. */
  #number(kind: FieldKind, maxDigits: number): number {
    const text = this.read(kind);
    if (text === null) return 0;
    return /^\d+(?:\.0+)?$/.test(text) && text.length <= maxDigits ? Number(text) : -1;
  }

  #durations(): void {
    for (const kind of ['seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const) {
      const value = Number(this.read(kind) ?? NaN);
      // nginx writes 0.012, 0.034 for several; a sum of nothing that anybody waited for
      if (value >= 0) this.#columns!.setDuration(Math.round(value * MS_PER[kind]! * 1e6) / 1e6);
    }
  }

  /** The client: as the server says, else the other end of the connection, else the last of the list that proxies wrote. */
  #address(): boolean {
    this.#copy('forwarded', 'forwardedFor');
    const kind = this.#present.has('address') ? 'address' : this.#present.has('peer') ? 'peer' : 'forwarded';
    if (!this.#present.has(kind)) return false;
    const value = this.#values.get(kind)!;
    if (value.text === null && kind !== 'forwarded' && !this.#hasPort(value)) {
      if (!isRemoteAddress(this.#columns!.bytes, value.start, value.end)) return false;
      this.#columns!.setText('remoteAddr', value.start, value.end);
      return true;
    }
    const text = withoutPort(this.read(kind)!.split(/,\s*/).at(-1)!);
    const bytes = Buffer.from(text);
    if (!isRemoteAddress(bytes, 0, bytes.length)) return false;
    this.#columns!.setString('remoteAddr', text);
    return true;
  }

  /** A colon behind a dot or a bracket: the port of the client. */
  #hasPort({ start, end }: Value): boolean {
    const { bytes } = this.#columns!;
    const colon = bytes.lastIndexOf(58, end - 1);
    if (colon <= start) return bytes[start] === 91;
    return bytes[start] === 91 || bytes.indexOf(58, start) === colon;
  }

  #request(status: number): boolean {
    if (this.#present.has('request') && !this.#present.has('method')) return this.#requestLine(status);
    this.#copy('method', 'method');
    this.#copy('protocol', 'protocol');
    if (this.#present.has('url')) this.#url();
    else this.#target(this.#present.has('target') ? 'target' : 'path');
    return this.#present.has('method') || status >= 400 || status === 0 || this.#present.has('url');
  }

  /** Path and query may stand apart. */
  #target(kind: 'target' | 'path'): void {
    const query = this.read('query');
    const target = query === null ? null : this.read(kind);
    if (target === null || target.includes('?')) this.#copy(kind, 'target');
    else this.#columns!.setString('target', `${target}?${query!.replace(/^\?/, '')}`);
  }

  #requestLine(status: number): boolean {
    const { start, end, text } = this.#values.get('request')!;
    const columns = this.#columns!;
    if (text === null) return parseRequest(columns, { from: start, to: end, status });
    const match = /^([A-Za-z0-9_-]{1,32}) (\S.*?)(?: ([A-Z]{2,8}\/\d(?:\.\d)?))?$/s.exec(text);
    if (!match) {
      columns.setString('request', text);
      return status >= 400 || status === 0;
    }
    columns.setString('method', match[1]!);
    columns.setString('target', match[2]!);
    columns.setString('protocol', match[3] ?? '');
    return true;
  }

  /** `https://www.example.jp:443/a?b` names the host too. */
  #url(): void {
    const url = this.read('url')!;
    const match = /^(?:\w+:\/\/)?([^/?#]*)(.*)$/s.exec(url)!;
    this.#columns!.setString('target', match[2]!.replace(/^(?!\/)/, '/'));
    if (!this.#present.has('host')) this.text('host', match[1]!);
  }

  #host(): void {
    const host = this.read('host');
    if (host !== null) this.#columns!.setString('host', host.replace(/:\d{1,5}$/, ''));
  }
}

/** `192.0.2.7:55032` and `[2001:db8::1]:443` without what comes behind the address. */
function withoutPort(text: string): string {
  const match = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(text);
  return match ? (match[1] ?? match[2]!) : text;
}

/** Does the text of a list, or of one address, begin with an address? */
export function isAddressList(bytes: Buffer, from: number, to: number): boolean {
  const comma = bytes.indexOf(44, from);
  return isIpAddress(bytes, from, comma < 0 || comma > to ? to : comma);
}
