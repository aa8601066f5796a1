import type { RejectionReason } from '../../contract/index.js';
import type { LineBatch, WrittenRow } from '../model/index.js';
import type { LogReader } from './reader.js';
import { parseClfTime } from './log-time.js';
import { isIpAddress, isRemoteAddress, isVirtualHost } from './remote-address.js';
import { parseRequest } from './request-line.js';
import { isAddressList } from './row-fields.js';
import type { RawColumns } from './raw-columns.js';
import { writeClf } from './write-clf.js';

const SAMPLE_LINES = 1000;
const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const DASH = 45;
const BACKSLASH = 92;
const OPEN = 91;
const CLOSE = 93;

/** What most lines of a log carry. */
export interface ClfShape {
  readonly vhost: boolean;
  readonly combined: boolean;
}

/**
 * The Common and Combined Log Formats of the NCSA, Apache and nginx, with or without the virtual host before them. A log may mix them:
 * each line is read for what it carries, whichever of the names was given; the name says how rows are written, and whether a line that ends behind its
 * size is whole.
 *
 *     192.0.2.7 - taro [17/May/2015:10:05:03 +0000] "GET /a?b=c HTTP/1.1" 200 2326                             common
 *     192.0.2.7 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 2326 "https://example.org/" "Mozilla/5.0" combined
 *     www.example.jp:443 192.0.2.7 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5                        …-vhost
 *
 * Of the fields behind the known ones a list of addresses in quotes is taken for `X-Forwarded-For` (`main` of nginx), others are passed
 * over; a tail that begins another request is a joined line. Escapes (`\"`, `\x22`) stay as they are; a quoted field ends at the first
 * quote that is not escaped, and behind it comes a space or the end. Fields may be parted by tabs.
 * Source: https://httpd.apache.org/docs/2.4/mod/mod_log_config.html, https://nginx.org/en/docs/http/ngx_http_log_module.html
 */
export class ClfReader implements LogReader {
  readonly #shape: ClfShape;
  #columns!: RawColumns;
  #bytes!: Buffer;
  #at = 0;
  #end = 0;
  /** Span of the field that was read last. */
  #from = 0;
  #to = 0;
  /** The log holds common lines among combined ones: one that ends behind its size is whole. */
  #isMixed = false;

  constructor(shape: ClfShape) {
    this.#shape = shape;
  }

  /** Are there enough common lines to be no cut ones? A line is cut where a disk was full: here and there. */
  prepare({ bytes, starts, ends, count }: LineBatch): void {
    const sampled = Math.min(count, SAMPLE_LINES);
    let common = 0;
    for (let index = 0; index < sampled; index++)
      if (countQuotes(bytes, starts[index] as number, ends[index] as number) === 2) common++;
    this.#isMixed = common > 1 && common * 10 >= sampled;
  }

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    this.#columns = columns;
    this.#bytes = columns.bytes;
    this.#at = start;
    this.#end = end;
    return this.#prefix() ?? this.#requestAndNumbers() ?? this.#rest();
  }

  write(row: WrittenRow): string {
    return writeClf(row, this.#shape);
  }

  /** Virtual host, address, identity, user, and the time of the request. */
  #prefix(): RejectionReason | null {
    if (!this.#word()) return 'no-match';
    let [from, to] = [this.#from, this.#to];
    if (!this.#word()) return 'no-match';
    if (isIpAddress(this.#bytes, this.#from, this.#to) || this.#isNamedHost(from, to)) {
      // the second is an address: the first can only be a virtual host
      if (!isVirtualHost(this.#bytes, from, to) && !(this.#shape.vhost && this.#isPlain(from, to)))
        return 'bad-address';
      this.#columns.setText('host', from, portStart(this.#bytes, from, to));
      from = this.#from;
      to = this.#to;
      if (!this.#word()) return 'no-match';
    }
    if (!this.#isIdentity()) return 'no-match';
    return this.#userAndTime(from, to);
  }

  /** Of two host names in a row the first is the virtual one, where the format has one. */
  #isNamedHost(from: number, to: number): boolean {
    return (
      this.#shape.vhost &&
      !isIpAddress(this.#bytes, from, to) &&
      this.#to > this.#from + 1 &&
      isRemoteAddress(this.#bytes, this.#from, this.#to)
    );
  }

  /** A host without a dot, where the format is known to have one. */
  #isPlain(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!isNameByte(this.#bytes[at] as number)) return false;
    return true;
  }

  /** Identity of RFC 1413, never kept: a dash or a plain word; an address or a list there says that columns are shifted. */
  #isIdentity(): boolean {
    const last = this.#bytes[this.#to - 1];
    if (this.#to === this.#from + 1) return true;
    return last !== 44 && last !== 58 && !isRemoteAddress(this.#bytes, this.#from, this.#to);
  }

  #userAndTime(from: number, to: number): RejectionReason | null {
    // a user name may hold spaces: it ends where the time begins
    const open = this.#timeStart();
    const userEnd = open - 1;
    if (open < 0 || userEnd <= this.#at) return 'no-match'; // no user, not even a dash: the fields before are others
    if (!isRemoteAddress(this.#bytes, from, to)) return 'bad-address';
    if (!this.#isUser(this.#at, userEnd)) return 'no-match';
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

  /** A user that holds ` - `, or an address between other words, is several columns. */
  #isUser(from: number, to: number): boolean {
    const space = this.#bytes.indexOf(SPACE, from);
    if (space < 0 || space >= to) return !(to - from > 3 && isIpAddress(this.#bytes, from, to));
    const words = this.#bytes.toString('latin1', from, to).split(' ');
    return !words.some((word) => {
      const bytes = Buffer.from(word, 'latin1');
      return word === '-' || isIpAddress(bytes, 0, bytes.length);
    });
  }

  /** A user name may also hold brackets: the time is the first one with `] "` behind its 26 bytes. A cut line has no such one. */
  #timeStart(): number {
    let first = -1;
    for (let at = this.#at; at < this.#end; at++) {
      if (this.#bytes[at] !== OPEN || !isBlank(this.#bytes[at - 1])) continue;
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

  /** Referrer and user agent, where the line carries them. A combined line that was cut looks like a whole common one. */
  #rest(): RejectionReason | null {
    if (this.#at >= this.#end) return this.#shape.combined && !this.#isMixed ? 'cut-short' : null;
    if (!this.#shape.combined && this.#bytes[this.#at] !== QUOTE) return this.#tail();
    const broken = this.#quoted();
    if (broken) return broken;
    this.#columns.setText('referrer', this.#from, this.#to);
    const brokenAgain = this.#quoted();
    if (brokenAgain) return this.#shape.combined ? brokenAgain : null;
    this.#columns.setText('userAgent', this.#from, this.#to);
    return this.#tail();
  }

  /** What stands behind: a list of addresses in quotes, others, or the request of another line. */
  #tail(): RejectionReason | null {
    if (this.#at >= this.#end) return null;
    if (beginsRequest(this.#bytes, this.#at, this.#end)) return 'no-match';
    for (let quotes = 0; quotes < 3 && this.#at < this.#end; quotes++) {
      const quote = this.#find(QUOTE);
      if (quote < 0) return null;
      this.#at = quote;
      if (this.#quoted()) return null; // what we do not know may be written as it likes
      if (!isAddressList(this.#bytes, this.#from, this.#to)) continue;
      this.#columns.setText('forwardedFor', this.#from, this.#to);
      return null;
    }
    return null;
  }

  /** Reads up to the next space. @returns false when nothing is left. */
  #word(): boolean {
    if (this.#at >= this.#end) return false;
    let at = this.#at;
    while (at < this.#end && this.#bytes[at] !== SPACE && this.#bytes[at] !== TAB) at++;
    this.#from = this.#at;
    this.#to = at;
    this.#at = at + 1;
    return at > this.#from;
  }

  /** Reads a quoted field behind optional spaces; a dash may stand without quotes. */
  #quoted(): RejectionReason | null {
    const bytes = this.#bytes;
    while (this.#at < this.#end && isBlank(bytes[this.#at])) this.#at++;
    if (this.#at >= this.#end) return 'cut-short';
    if (bytes[this.#at] !== QUOTE) return this.#isDash() ? null : 'no-match';
    this.#from = this.#at + 1;
    for (let at = this.#from; at < this.#end; at++) {
      const byte = bytes[at];
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) {
        this.#to = at;
        this.#at = at + 2;
        return at + 1 === this.#end || isBlank(bytes[at + 1]) ? null : 'no-match';
      }
    }
    return 'cut-short';
  }

  #isDash(): boolean {
    this.#from = this.#at;
    this.#to = this.#at + 1;
    if (this.#bytes[this.#at] !== DASH || (this.#to < this.#end && !isBlank(this.#bytes[this.#to]))) return false;
    this.#at += 2;
    return true;
  }

  /** The word as a whole number; `-` is 0; anything else, or more than `maxDigits`, is -1. */
  #number(maxDigits: number): number {
    if (this.#to === this.#from + 1 && this.#bytes[this.#from] === DASH) return 0;
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

/** Does the time of another request stand here? `[17/May/2015:10:05:03 +0000] "` */
export function beginsRequest(bytes: Buffer, from: number, to: number): boolean {
  for (let at = bytes.indexOf(OPEN, from); at >= 0 && at + 29 < to; at = bytes.indexOf(OPEN, at + 1))
    if (!Number.isNaN(parseClfTime(bytes, at + 1, at + 27))) return true;
  return false;
}

function isNameByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122) || byte === DASH || byte === 95;
}

function countQuotes(bytes: Buffer, from: number, to: number): number {
  let quotes = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) quotes++;
  }
  return quotes;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

/** `www.example.jp:443` ends before its port. */
function portStart(bytes: Buffer, from: number, to: number): number {
  let at = to;
  while (at > from && (bytes[at - 1] as number) >= 48 && (bytes[at - 1] as number) <= 57) at--;
  return at > from + 1 && at < to && bytes[at - 1] === 58 ? at - 1 : to;
}
