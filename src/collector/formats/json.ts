import type { RejectionReason } from '../../contract/index.js';
import type { WrittenRow } from '../model/index.js';
import { kindOfName, type NamedKind } from './field-names.js';
import type { RawColumns } from './raw-columns.js';
import type { LogReader } from './reader.js';
import { RowFields, type FieldKind } from './row-fields.js';
import { utc, writeField } from './write-fields.js';

const OPEN_BRACE = 123;

/** What a kind of JSON log calls by a name that elsewhere means something else. */
export type Renames = Readonly<Record<string, FieldKind | 'skip'>>;

/** Traefik counts its `Duration` in nanoseconds; others write such a name in lower case. */
const TRAEFIK_NAMES: Renames = { Duration: 'nanoseconds' };

/** A field of the first line, so that rows are written with the same ones. */
interface Shape {
  readonly [name: string]: FieldKind | null | Shape;
}

/**
 * One object a line, read by the names of its fields: nginx (`escape=json`), Apache, Caddy, Traefik, Envoy, Istio, Google Cloud, Azure,
 * AWS, Cloudflare, Fastly, Vercel. Of two fields of a kind the more telling one counts (`client_ip` before `remote_ip`).
 *
 *     {"time":"2026-05-20T10:15:00+09:00","remote_addr":"192.0.2.7","request":"GET / HTTP/1.1","status":200,"body_bytes_sent":5}
 *     {"ts":1779239700.1,"request":{"remote_ip":"192.0.2.7","method":"GET","uri":"/","headers":{"User-Agent":["curl/8"]}},"status":200,"size":5,"duration":0.01}
 *
 * Source: https://caddyserver.com/docs/caddyfile/directives/log, https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#HttpRequest,
 * https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/zone/http_requests/
 */
export class JsonReader implements LogReader {
  readonly #fields = new RowFields();
  readonly #renames: Renames;
  /** For each name in full, what it is: names repeat in every line. */
  readonly #known = new Map<string, NamedKind | null>();
  readonly #best = new Map<FieldKind, { rank: number; value: unknown }>();
  #shape: Shape | null = null;

  constructor(renames: Renames = TRAEFIK_NAMES) {
    this.#renames = renames;
  }

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    if (columns.bytes[start] !== OPEN_BRACE) return 'no-match';
    const object = parseObject(columns.bytes.toString('utf8', start, end));
    if (!object) return columns.bytes[end - 1] === 125 ? 'no-match' : 'cut-short';
    this.#best.clear();
    this.#collect(object, '');
    this.#fields.begin(columns);
    for (const [kind, { value }] of this.#best) this.#take(kind, value);
    this.#shape ??= this.#shapeOf(object, '');
    return this.#fields.finish();
  }

  write(row: WrittenRow): string {
    const object = writeShape(this.#shape ?? DEFAULT_SHAPE, row);
    return JSON.stringify(object);
  }

  #collect(object: object, prefix: string): void {
    for (const [key, value] of Object.entries(object)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) this.#collect(value as object, name);
      else this.#note(this.#kindOf(name, key), value);
    }
  }

  #kindOf(name: string, key: string): NamedKind | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const renamed = this.#renames[key];
    const own = renamed === undefined ? (kindOfName(name) ?? (isNested(name) ? kindOfNested(name, key) : null)) : null;
    const kind = renamed === undefined ? own : { kind: renamed, rank: -1 };
    if (this.#known.size < 2000) this.#known.set(name, kind);
    return kind;
  }

  #note(kind: NamedKind | null, sent: unknown): void {
    const value = Array.isArray(sent) ? (sent as unknown[]).join(', ') : sent;
    if (!kind || kind.kind === 'skip' || value === null || value === '' || value === '-') return;
    const best = this.#best.get(kind.kind);
    if (!best || kind.rank < best.rank) this.#best.set(kind.kind, { rank: kind.rank, value });
  }

  #take(kind: FieldKind, value: unknown): void {
    const text = String(value);
    if (kind === 'seconds' && /[a-zµ]$/.test(text)) this.#fields.duration(toMs(text));
    else if (kind === 'protocol' && /^\d/.test(text)) this.#fields.text(kind, `HTTP/${text}`);
    else if (kind === 'url' && !text.includes('://')) this.#fields.text('target', text);
    else this.#fields.text(kind, text);
  }

  #shapeOf(object: object, prefix: string): Shape {
    const entries = Object.entries(object).map(([key, value]) => {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return [key, this.#shapeOf(value as object, name)];
      return [key, this.#kindOf(name, key)?.kind ?? null];
    });
    return Object.fromEntries(entries) as Shape;
  }
}

const DEFAULT_SHAPE: Shape = {
  time: 'time',
  remote_addr: 'peer',
  request: 'request',
  status: 'status',
  body_bytes_sent: 'bytes',
  http_referer: 'referrer',
  http_user_agent: 'agent',
};

const NUMBERS: ReadonlySet<FieldKind> = new Set<FieldKind>(['status', 'bytes']);

function writeShape(shape: Shape, row: WrittenRow): object {
  const entries = Object.entries(shape).map(([key, kind]): [string, unknown] => {
    if (kind === null) return [key, '-'];
    if (typeof kind === 'object') return [key, writeShape(kind, row)];
    if (kind === 'time' || kind === 'utcTime') return [key, utc(row.time)];
    const text = writeField(kind, row);
    return [key, text !== null && NUMBERS.has(kind) ? Number(text) : (text ?? '-')];
  });
  return Object.fromEntries(entries);
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return parseLoosely(text);
  }
}

/** nginx without `escape=json` writes `\x22`, which is no JSON. */
function parseLoosely(text: string): object | null {
  if (!text.includes('\\x')) return null;
  try {
    return JSON.parse(text.replace(/\\x([0-9A-Fa-f]{2})/g, '\\u00$1')) as object;
  } catch {
    return null;
  }
}

function isNested(name: string): boolean {
  return name.includes('.');
}

/** Headers of the request are named by their last part; those of the answer, and other parts of a document, are not ours. */
function kindOfNested(name: string, key: string): NamedKind | null {
  if (/resp|origin|upstream|tls|geo|service/i.test(name.slice(0, -key.length))) return null;
  const isHeader = /headers?\.[^.]+$/i.test(name);
  const isPart =
    /(?:request|http|client|network|properties|user_agent|userAgent|jsonPayload|log|nginx|access|proxy|data|message|fields|event|source|url)\.[^.]+$/i.test(
      name,
    );
  return isHeader || isPart ? kindOfName(key) : null;
}

/** Google writes `0.012s`, Go `12.5ms`. */
function toMs(text: string): number {
  const match = /^([\d.]+)(ns|us|µs|ms|s|m)$/.exec(text);
  const factors: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000 };
  return match ? Number(match[1]) * factors[match[2]!]! : NaN;
}
