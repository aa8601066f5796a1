import type { RejectionReason } from '../../contract/index.js';
import type { WrittenRow } from '../model/index.js';
import { kindOfName } from './field-names.js';
import type { RawColumns } from './raw-columns.js';
import type { LogReader } from './reader.js';
import { RowFields, type FieldKind } from './row-fields.js';
import { utc, writeField } from './write-fields.js';

const PAIR = /([\w.@/-]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)/g;

/**
 * logfmt: names and values, quoted where they hold spaces.
 *
 *     time=2026-05-20T10:15:00Z remote_addr=192.0.2.7 method=GET path=/a status=200 bytes=5 duration=12ms user_agent="curl/8"
 *
 * Source: https://brandur.org/logfmt
 */
export class LogfmtReader implements LogReader {
  readonly #fields = new RowFields();
  #names: readonly string[] = [
    'time',
    'remote_addr',
    'method',
    'path',
    'protocol',
    'status',
    'bytes',
    'referer',
    'user_agent',
  ];
  #isFirst = true;

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    const names: string[] = [];
    this.#fields.begin(columns);
    for (const [, name = '', value = ''] of columns.bytes.toString('utf8', start, end).matchAll(PAIR)) {
      names.push(name);
      this.#put(kindOfName(name)?.kind ?? 'skip', value.startsWith('"') ? unquote(value) : value);
    }
    if (names.length < 3) return 'no-match';
    const reason = this.#fields.finish();
    if (reason === null && this.#isFirst) {
      this.#names = names;
      this.#isFirst = false;
    }
    return reason;
  }

  write(row: WrittenRow): string {
    return this.#names
      .map((name) => {
        const kind = kindOfName(name)?.kind ?? 'skip';
        const text = kind === 'time' ? utc(row.time) : (writeField(kind, row) ?? '-');
        return `${name}=${/[\s"=]/.test(text) ? JSON.stringify(text) : text}`;
      })
      .join(' ');
  }

  #put(kind: FieldKind, value: string): void {
    const match = kind === 'seconds' ? /^([\d.]+)(ms|µs|us|s)$/.exec(value) : null;
    if (match) this.#fields.text(UNITS[match[2]!]!, match[1]!);
    else if (kind === 'url' && !value.includes('://')) this.#fields.text('target', value);
    else this.#fields.text(kind, value);
  }
}

const UNITS: Readonly<Record<string, FieldKind>> = {
  ms: 'milliseconds',
  µs: 'microseconds',
  us: 'microseconds',
  s: 'seconds',
};

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
