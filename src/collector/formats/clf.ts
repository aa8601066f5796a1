import type { RejectionReason } from '../../contract/index.js';
import { MAX_LINE_BYTES, type LineBatch, type LogFormat } from '../model/index.js';
import { parseClfTime } from './log-time.js';
import { isRemoteAddress } from './remote-address.js';
import { parseRequest } from './request-line.js';
import { RawColumns } from './raw-columns.js';
import { writeClf } from './write-clf.js';

const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 91;
const CLOSE = 93;

/**
 * The Common and Combined Log Formats of the NCSA, Apache and nginx, with or without the virtual host before them.
 *
 *     192.0.2.7 - taro [17/May/2015:10:05:03 +0000] "GET /a?b=c HTTP/1.1" 200 2326                             common
 *     192.0.2.7 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 2326 "https://example.org/" "Mozilla/5.0" combined
 *     www.example.jp:443 192.0.2.7 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5                        …-vhost
 *
 * Fields behind the known ones are passed over. Escapes (`\"`, `\x22`) stay as they are; a quoted field ends at the first quote
 * that is not escaped. Source: Apache mod_log_config, nginx ngx_http_log_module.
 */
export function createClfFormat(
  name: string,
  shape: { readonly vhost: boolean; readonly combined: boolean },
): LogFormat {
  return {
    name,
    write: (row) => writeClf(row, shape),
    parse(batch, dictionaries) {
      const columns = new RawColumns(batch, dictionaries);
      const line = new ClfLine(batch, columns);
      for (let index = 0; index < batch.count; index++) {
        const reason = line.parse(index, shape);
        if (reason) columns.reject(index, reason);
        else columns.commit(index);
      }
      return columns.finish();
    },
  };
}

/** A cursor over one line after another; fields of the object are the only state, so that a line costs no allocation. */
class ClfLine {
  readonly #batch: LineBatch;
  readonly #bytes: Buffer;
  readonly #columns: RawColumns;
  #at = 0;
  #end = 0;
  /** Span of the field that was read last. */
  #from = 0;
  #to = 0;

  constructor(batch: LineBatch, columns: RawColumns) {
    this.#batch = batch;
    this.#bytes = batch.bytes;
    this.#columns = columns;
  }

  parse(index: number, shape: { readonly vhost: boolean; readonly combined: boolean }): RejectionReason | null {
    this.#at = this.#batch.starts[index] as number;
    this.#end = this.#batch.ends[index] as number;
    if (this.#at === this.#end) return 'empty';
    if (this.#end - this.#at > MAX_LINE_BYTES) return 'too-long';
    if (shape.vhost) {
      if (!this.#word()) return 'no-match';
      this.#columns.setText('host', this.#from, portStart(this.#bytes, this.#from, this.#to));
    }
    return this.#prefix() ?? this.#requestAndNumbers() ?? (shape.combined ? this.#agents() : null);
  }

  /** Address, identity, user, and the time of the request. */
  #prefix(): RejectionReason | null {
    if (!this.#word()) return 'no-match';
    const [from, to] = [this.#from, this.#to];
    if (!this.#word()) return 'no-match'; // identity of RFC 1413: never kept
    // a user name may hold spaces: it ends where the time begins
    const open = this.#timeStart();
    const userEnd = open - 1;
    if (open < 0 || userEnd <= this.#at) return 'no-match'; // no user, not even a dash: the fields before are others
    if (!isRemoteAddress(this.#bytes, from, to)) return 'bad-address';
    this.#columns.setText('remoteAddr', from, to);
    this.#columns.setText('remoteUser', this.#at, userEnd);
    this.#at = open + 1;
    const close = this.#find(CLOSE);
    if (close < 0) return 'cut-short';
    this.#from = open + 1;
    this.#to = close;
    this.#at = close + 1;
    return null;
  }

  /** A user name may also hold brackets: the time is the first one with `] "` behind its 26 bytes. A cut line has no such one. */
  #timeStart(): number {
    let first = -1;
    for (let at = this.#at; at < this.#end; at++) {
      if (this.#bytes[at] !== OPEN || this.#bytes[at - 1] !== SPACE) continue;
      if (first < 0) first = at;
      if (at + 29 < this.#end && this.#bytes[at + 27] === CLOSE && this.#bytes[at + 29] === QUOTE) return at;
    }
    return first;
  }

  #requestAndNumbers(): RejectionReason | null {
    const timeMs = parseClfTime(this.#bytes, this.#from, this.#to);
    if (Number.isNaN(timeMs)) return 'bad-time';
    const broken = this.#quoted();
    if (broken) return broken;
    const [from, to] = [this.#from, this.#to];
    if (this.#at >= this.#end || !this.#word()) return 'cut-short';
    const status = this.#number(3);
    if (status < 0) return 'no-match';
    if (this.#at >= this.#end || !this.#word()) return 'cut-short';
    const bytesSent = this.#number(15);
    if (bytesSent < 0) return 'no-match';
    this.#columns.setNumbers(timeMs, status, bytesSent);
    return parseRequest(this.#columns, { from, to, status }) ? null : 'no-match';
  }

  #agents(): RejectionReason | null {
    const broken = this.#quoted();
    if (broken) return broken;
    this.#columns.setText('referrer', this.#from, this.#to);
    const brokenAgain = this.#quoted();
    if (brokenAgain) return brokenAgain;
    this.#columns.setText('userAgent', this.#from, this.#to);
    return null;
  }

  /** Reads up to the next space. @returns false when nothing is left. */
  #word(): boolean {
    if (this.#at >= this.#end) return false;
    const space = this.#find(SPACE);
    this.#from = this.#at;
    this.#to = space < 0 ? this.#end : space;
    this.#at = this.#to + 1;
    return this.#to > this.#from;
  }

  /** Reads a quoted field behind optional spaces. */
  #quoted(): RejectionReason | null {
    while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at++;
    if (this.#at >= this.#end) return 'cut-short';
    if (this.#bytes[this.#at] !== QUOTE) return 'no-match';
    this.#from = this.#at + 1;
    for (let at = this.#from; at < this.#end; at++) {
      const byte = this.#bytes[at];
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) {
        this.#to = at;
        this.#at = at + 2;
        return null;
      }
    }
    return 'cut-short';
  }

  /** The word as a whole number; `-` is 0; anything else, or more than `maxDigits`, is -1. */
  #number(maxDigits: number): number {
    if (this.#to === this.#from + 1 && this.#bytes[this.#from] === 45) return 0;
    if (this.#to - this.#from > maxDigits) return -1;
    let value = 0;
    for (let at = this.#from; at < this.#to; at++) {
      const digit = (this.#bytes[at] as number) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  #find(byte: number): number {
    for (let at = this.#at; at < this.#end; at++) if (this.#bytes[at] === byte) return at;
    return -1;
  }
}

/** `www.example.jp:443` ends before its port. */
function portStart(bytes: Buffer, from: number, to: number): number {
  let at = to;
  while (at > from && (bytes[at - 1] as number) >= 48 && (bytes[at - 1] as number) <= 57) at--;
  return at > from + 1 && at < to && bytes[at - 1] === 58 ? at - 1 : to;
}
