import type { RejectionReason } from '../../contract/index.js';
import type { WrittenRow } from '../model/index.js';
import { beginsRequest } from './clf.js';
import type { RawColumns, Unescape } from './raw-columns.js';
import type { LogReader } from './reader.js';
import { RowFields, type FieldKind } from './row-fields.js';
import { writeField } from './write-fields.js';

/** One place of a layout: what stands there, and the text behind it up to the next place. */
export interface LayoutField {
  readonly kind: FieldKind;
  /** How it is written again where the kind alone does not say it. */
  readonly write?: (row: WrittenRow) => string | null;
  readonly until: string;
}

/** Fields in order, as a line has them: read and written from the same list. */
export interface Layout {
  /** Text before the first field. */
  readonly prefix: string;
  readonly fields: readonly LayoutField[];
  /** Lines may end early, behind this many fields, with more to come in others. Default: all. */
  readonly required?: number;
  /** nginx writes `0.010, 0.020` or `-` in places where its documentation shows one value. */
  readonly unescape?: Unescape;
}

const BACKSLASH = 92;
const SPACE = 32;
const COMMA = 44;

interface Place extends LayoutField {
  readonly bytes: Buffer;
  readonly isQuoted: boolean;
  readonly isList: boolean;
}

/** Reads and writes lines of a layout. */
export class LayoutReader implements LogReader {
  readonly isTimeless: boolean;
  readonly unescape?: Unescape;
  readonly #prefix: Buffer;
  readonly #places: readonly Place[];
  readonly #layout: Layout;
  readonly #fields = new RowFields();
  readonly #required: number;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#prefix = Buffer.from(layout.prefix);
    this.#places = layout.fields.map((field, index) =>
      toPlace(field, index ? layout.fields[index - 1]!.until : layout.prefix),
    );
    this.#required = layout.required ?? layout.fields.length;
    this.isTimeless = !layout.fields.some(({ kind }) => TIME_KINDS.has(kind));
    if (layout.unescape) this.unescape = layout.unescape;
  }

  readLine(columns: RawColumns, start: number, end: number): RejectionReason | null {
    const { bytes } = columns;
    this.#fields.begin(columns);
    if (bytes.compare(this.#prefix, 0, this.#prefix.length, start, Math.min(end, start + this.#prefix.length)) !== 0)
      return 'no-match';
    let at = start + this.#prefix.length;
    for (let index = 0; index < this.#places.length; index++) {
      const place = this.#places[index]!;
      const stop = place.until === '' ? lastEnd(bytes, place, at, end) : findEnd(bytes, place, at, end);
      if (stop < 0) {
        if (index < this.#required - 1 || (index === this.#required - 1 && place.isQuoted)) return this.#whyNot(index);
        this.#fields.span(place.kind, at, end);
        break;
      }
      this.#fields.span(place.kind, at, stop);
      at = stop + place.bytes.length;
    }
    if (at < end && beginsRequest(bytes, at, end)) return 'no-match';
    return this.#fields.finish(this.isTimeless);
  }

  write(row: WrittenRow): string {
    const texts = this.#places.map(
      ({ kind, write, until }) => `${(write ? write(row) : writeField(kind, row)) ?? '-'}${until}`,
    );
    return this.#layout.prefix + texts.join('');
  }

  /** Half of the places were found and then the line ended: it was cut. */
  #whyNot(index: number): RejectionReason {
    return index * 2 >= this.#places.length ? 'cut-short' : 'no-match';
  }
}

const TIME_KINDS: ReadonlySet<FieldKind> = new Set<FieldKind>(['time', 'utcTime', 'epochMs', 'date', 'clock']);

function toPlace(field: LayoutField, before: string): Place {
  const isQuoted = before.endsWith('"') && field.until.startsWith('"');
  return { ...field, bytes: Buffer.from(field.until), isQuoted, isList: !isQuoted && field.until.startsWith(' ') };
}

/** Kinds that hold no space: behind the last place others may follow that the layout does not name. */
const WORDS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'status',
  'bytes',
  'seconds',
  'milliseconds',
  'microseconds',
  'host',
  'referrer',
  'skip',
]);

function lastEnd(bytes: Buffer, { kind }: Place, from: number, to: number): number {
  const space = WORDS.has(kind) ? bytes.indexOf(SPACE, from) : -1;
  return space < 0 || space > to ? to : space;
}

/** Where the text behind a place stands. In quotes a backslash hides the byte behind it; a list goes on behind its comma. */
function findEnd(bytes: Buffer, { bytes: until, isQuoted, isList }: Place, from: number, to: number): number {
  const first = until[0] as number;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (isQuoted && byte === BACKSLASH) {
      at++;
      continue;
    }
    if (byte !== first) continue;
    if (isList && byte === SPACE && at > from && bytes[at - 1] === COMMA) continue;
    if (matches(bytes, until, at, to)) return at;
    // a quote that closes is followed by what the layout says; anything else is another field's
    if (isQuoted && at + 1 === to) return at;
  }
  return -1;
}

/** The text may be cut by the end of the line, as editors and `cut` take away a last space. */
function matches(bytes: Buffer, until: Buffer, at: number, to: number): boolean {
  for (let index = 0; index < until.length; index++) {
    if (at + index >= to) return index > 0;
    if (bytes[at + index] !== until[index]) return false;
  }
  return true;
}

/** A piece of a template: text as it stands, or a field. */
export type LayoutPart = string | Omit<LayoutField, 'until'>;

/** Fields that stand together without anything between them, as one. */
const TOGETHER: Readonly<Record<string, FieldKind>> = {
  'path query': 'target',
  'host target': 'url',
  'host path': 'url',
  'url query': 'url',
};

/** Joins texts and fields: what stands between two fields is the end of the first. */
export function toLayout(parts: readonly LayoutPart[]): Layout {
  let prefix = '';
  const fields: { kind: FieldKind; write?: (row: WrittenRow) => string | null; until: string }[] = [];
  for (const part of parts) {
    const last = fields.at(-1);
    if (typeof part === 'string') {
      if (last) last.until += part;
      else prefix += part;
    } else if (last?.until === '') last.kind = TOGETHER[`${last.kind} ${part.kind}`] ?? 'skip';
    else fields.push({ ...part, until: '' });
  }
  return { prefix, fields };
}

/** A layout in our own words: `[<time>] "<request>" <status>`. */
export function layoutOf(text: string): Layout {
  const pieces = [...text.matchAll(/<(\w+)>|[^<]+|</g)];
  return toLayout(pieces.map((piece) => (piece[1] === undefined ? piece[0] : { kind: piece[1] as FieldKind })));
}
