import type { IncidentValue, IncidentValueKind, Nameable, NamedIncidentValue, TableName } from '../model/index.js';

/** Texts that are remembered; then all are forgotten and get new numbers. Bounds the memory whatever comes. */
const MAX_REMEMBERED = 300_000;

/** Kinds whose text is kept once a panel of the statistics names it: never before, and never by other rules. */
const GATES = {
  path: ['pages', 'assets', 'notFound', 'entryPages', 'exitPages'],
  referrer: ['referrers'],
  host: ['hosts'],
} as const satisfies Partial<Record<IncidentValueKind, readonly TableName[]>>;

/** A kind that the small-group gate decides on. */
export type GatedKind = keyof typeof GATES;

/** What decides whether a text may be named. */
export interface ValueBookOptions {
  readonly isNameable: (table: TableName, text: string, day: string) => boolean;
  /** Token of a text that may not be named; null: the day's key is dead. */
  readonly valueToken: (day: string, table: string, value: string) => string | null;
  /** What such a text looks like, without telling it. */
  readonly shapeOf: (text: string) => string;
  /** The first number of a day that is free in the store; a day that is not in it begins with 0. */
  readonly firstIds: ReadonlyMap<string, number>;
  /** Days of which an earlier process wrote values. */
  readonly openDays: readonly string[];
}

/** A text that got its number since the last commit. */
interface FreshValue {
  readonly day: string;
  readonly id: number;
  readonly kind: IncidentValueKind;
  readonly text: string;
  readonly isGated: boolean;
}

interface DayBook {
  /** Numbers by kind and text: of what is kept as it is, and of what the gate decides on. A labelled path is in the first. */
  readonly plain: Map<IncidentValueKind, Map<string, number>>;
  readonly gated: Map<IncidentValueKind, Map<string, number>>;
  nextId: number;
  /** Tokens under which values of this day stand in the store, by kind and text. */
  readonly unnamed: Map<string, string>;
  /** There may be others in the store. */
  isPartial: boolean;
}

/** Gives each text of a day a number, so that rows hold numbers only, and keeps texts back until the gate opens for them. */
export class ValueBook {
  readonly #options: ValueBookOptions;
  readonly #days = new Map<string, DayBook>();
  #fresh: FreshValue[] = [];
  #remembered = 0;

  constructor(options: ValueBookOptions) {
    this.#options = options;
    for (const day of options.openDays) this.#dayOf(day).isPartial = true;
  }

  /** @returns the number of a text that may be kept as it is; -1 for null. */
  idOf(day: string, kind: IncidentValueKind, text: string | null): number {
    return text === null ? -1 : this.#idOf(day, kind, text, false);
  }

  /** @returns the number of a text that the gate decides on; -1 for null. */
  gatedIdOf(day: string, kind: GatedKind, text: string | null): number {
    return text === null ? -1 : this.#idOf(day, kind, text, true);
  }

  /** @returns values since the last call, each with its text if it may be named by now. */
  takeValues(): readonly IncidentValue[] {
    const values = this.#fresh.map((value) => this.#write(value));
    this.#fresh = [];
    return values;
  }

  /** @returns values in the store that `nameable` names. To be asked before {@link ValueBook.takeValues}. */
  namedBy(nameable: readonly Nameable[]): readonly NamedIncidentValue[] {
    return nameable.flatMap(({ table, text, since }) => {
      const kind = kindOfTable(table);
      if (kind === null) return [];
      return [...this.#days].flatMap(([day, book]) => {
        if (day < since) return [];
        const key = `${kind} ${text}`;
        const token = book.unnamed.get(key) ?? (book.isPartial ? this.#options.valueToken(day, kind, text) : null);
        book.unnamed.delete(key);
        return token === null ? [] : [{ day, kind, text, token }];
      });
    });
  }

  /** Forgets all days but these: what the store no longer holds in its tables gets new numbers, should it come again. */
  forgetAllBut(days: ReadonlySet<string>): void {
    for (const day of this.#days.keys()) if (!days.has(day)) this.#days.delete(day);
  }

  #idOf(day: string, kind: IncidentValueKind, text: string, isGated: boolean): number {
    const book = this.#dayOf(day);
    const byKind = isGated ? book.gated : book.plain;
    const known = byKind.get(kind)?.get(text);
    if (known !== undefined) return known;
    if (++this.#remembered > MAX_REMEMBERED) this.#forgetTexts();
    const id = book.nextId++;
    byKind.set(kind, (byKind.get(kind) ?? new Map<string, number>()).set(text, id));
    this.#fresh.push({ day, id, kind, text, isGated });
    return id;
  }

  #write({ day, id, kind, text, isGated }: FreshValue): IncidentValue {
    if (!isGated || this.#isNameable(kind as GatedKind, text, day))
      return { day, id, kind, text, token: null, shape: null };
    const token = this.#options.valueToken(day, kind, text);
    if (token !== null) this.#dayOf(day).unnamed.set(`${kind} ${text}`, token);
    return { day, id, kind, text: null, token, shape: this.#options.shapeOf(text) };
  }

  #isNameable(kind: GatedKind, text: string, day: string): boolean {
    return GATES[kind].some((table) => this.#options.isNameable(table, text, day));
  }

  #forgetTexts(): void {
    this.#remembered = 0;
    for (const book of this.#days.values()) {
      book.plain.clear();
      book.gated.clear();
      book.unnamed.clear();
      book.isPartial = true;
    }
  }

  #dayOf(day: string): DayBook {
    let book = this.#days.get(day);
    if (book) return book;
    const nextId = this.#options.firstIds.get(day) ?? 0;
    book = { plain: new Map(), gated: new Map(), nextId, unnamed: new Map(), isPartial: false };
    this.#days.set(day, book);
    return book;
  }
}

function kindOfTable(table: TableName): GatedKind | null {
  for (const [kind, tables] of Object.entries(GATES))
    if ((tables as readonly TableName[]).includes(table)) return kind as GatedKind;
  return null;
}
