import type { CellRow, DayDelta, LineOutcome, OpenDay, OpenVisitor, TableName } from '../model/index.js';
import { CellColumns, type RequestCounts } from './cell-columns.js';
import { DayChanges } from './day-changes.js';
import { NetworkSets } from './network-sets.js';
import { NumberIds } from './number-ids.js';
import { PairSet } from './pair-set.js';
import { NO_ROOM, type ValueIndex } from './value-index.js';
import { VisitTable } from './visit-table.js';
import { VisitorMasks } from './visitor-masks.js';

/** Distinct values that one table of one day holds; the rest shares one cell that is never named. Bounds the memory whatever comes. */
const MAX_VALUES = 100_000;

/** Visitors, and networks, told apart on one day. Whoever sends another user agent with each request must not fill the memory. */
const MAX_VISITORS = 500_000;

/** Tables whose value follows from the visitor alone: they are counted once a new visitor. */
const OF_VISITOR: ReadonlySet<TableName> = new Set(['@day', 'countries', 'browsers', 'systems', 'devices', 'bots']);
/** Tables of few values: a bit a visitor and value. */
const SMALL: ReadonlySet<TableName> = new Set(['@hour', 'hoursOfDay', 'statuses', 'methods', 'protocols']);

/** A cell that was loaded by its token and whose text is not known yet, or the shared cell of a table. */
interface Nameless {
  readonly table: TableName;
  readonly token: string | null;
  readonly shape: string;
}

/** Tokens of values, for a day whose cells are kept in a store; null in memory only. */
export type ValueToken = (table: TableName, value: string) => string | null;

/** What a day needs of its run. */
export interface DayOptions {
  readonly index: ValueIndex;
  readonly valueToken: ValueToken;
  /** Networks that are told apart for one value. */
  readonly networkLimit: number;
  /** What changes is handed to a store. */
  readonly isStored: boolean;
}

/** One log day while its key lives: cells, visitors, networks, and who showed what. */
export class DayState {
  readonly day: string;
  readonly cells = new CellColumns();
  late = 0;
  keyLost = false;
  #capped = false;
  readonly lines = new Map<LineOutcome, number>();
  readonly visits = new VisitTable();
  /** Network of each visitor, -1 where there was no room. */
  readonly networkOf: number[] = [];
  readonly #options: DayOptions;
  #index: ValueIndex;
  /** Number of each cell's value in the index; -1: nameless. */
  #valueOf: number[] = [];
  #cellOf = new Int32Array(1024).fill(-1);
  readonly #nameless = new Map<number, Nameless>();
  readonly #sizes = new Map<TableName, number>();
  readonly #byToken = new Map<string, number>();
  readonly #valueTokens = new Map<number, string | null>();
  readonly #visitors = new NumberIds();
  readonly #visitorsByToken = new Map<string, number>();
  readonly #networks = new NumberIds();
  readonly #networksByToken = new Map<string, number>();
  #networkCount = 0;
  /** Visitors up to this id were counted. */
  #met = 0;
  readonly #tokens: string[] = [];
  readonly #visitorPairs = new PairSet();
  readonly #masks = new VisitorMasks();
  readonly #networkSets: NetworkSets;
  #changes: DayChanges;

  constructor(day: string, options: DayOptions) {
    this.day = day;
    this.#options = options;
    this.#index = options.index;
    this.#networkSets = new NetworkSets(options.networkLimit);
    this.#changes = new DayChanges(options.isStored);
  }

  /** Takes up a day where an earlier process left it. */
  static load(open: OpenDay, options: DayOptions): DayState {
    const state = new DayState(open.day, options);
    for (const row of [...open.cells].sort((a, b) => a.cell - b.cell)) state.#loadCell(row);
    for (const visitor of open.visitors) state.#loadVisitor(visitor);
    for (const { id, token } of open.networks) {
      state.#networksByToken.set(token, id);
      state.#networkCount = Math.max(state.#networkCount, id + 1);
    }
    for (let at = 0; at < open.visitorPairs.length; at += 2)
      state.#addVisitorPair(open.visitorPairs[at]!, open.visitorPairs[at + 1]!);
    for (let at = 0; at < open.networkPairs.length; at += 2)
      state.#networkSets.add(open.networkPairs[at]!, open.networkPairs[at + 1]!);
    for (const { outcome, lines } of open.lines) state.lines.set(outcome, lines);
    state.late = open.late;
    state.keyLost = open.keyLost;
    state.#capped = open.capped;
    return state;
  }

  /** Number of cells. */
  get size(): number {
    return this.cells.size;
  }

  /** @returns the cell of a value, made on first use. @param value its number in the index, or {@link NO_ROOM}. */
  cellOf(table: TableName, value: number): number {
    if (value === NO_ROOM) return this.#sharedCell(table);
    if (value >= this.#cellOf.length) this.#growCells(value);
    const known = this.#cellOf[value]!;
    return known >= 0 ? known : this.#openCell(table, value);
  }

  count(cell: number, request: RequestCounts): void {
    this.cells.add(cell, request);
    this.#changes.cell(cell);
  }

  /**
   * @param number of the visitor in this run; @param token made when it is needed: for a visitor that is new to this process.
   * @returns the visitor's id, or -1 when the day has no room for one more: they count as requests only.
   */
  visitorId(number: number, token: () => string | null): number {
    const known = this.#visitors.find(number);
    if (known >= 0) return known;
    const text = token();
    const loaded = text === null ? undefined : this.#visitorsByToken.get(text);
    const id = loaded ?? this.networkOf.length;
    if (loaded === undefined) {
      if (id >= MAX_VISITORS) {
        this.#capped = true;
        return -1;
      }
      this.networkOf.push(-1);
      if (text !== null) {
        this.#tokens[id] = text;
        this.#visitorsByToken.set(text, id);
      }
    }
    this.#visitors.set(number, id);
    return id;
  }

  /** @returns the network's id, or -1 when the day has no room for one more. */
  networkId(number: number, token: () => string | null): number {
    const known = this.#networks.find(number);
    if (known >= 0) return known;
    const text = token();
    const loaded = text === null ? undefined : this.#networksByToken.get(text);
    const id = loaded ?? this.#networkCount;
    if (loaded === undefined) {
      if (id >= MAX_VISITORS) return -1;
      this.#networkCount++;
      if (text !== null) {
        this.#networksByToken.set(text, id);
        this.#changes.networks.push({ id, token: text });
      }
    }
    this.#networks.set(number, id);
    return id;
  }

  /** Notes the network that a visitor comes from. @returns true at the first request of the day. */
  meet(visitor: number, network: number): boolean {
    const isNew = visitor >= this.#met;
    if (isNew) this.#met = visitor + 1;
    this.networkOf[visitor] = network;
    return isNew;
  }

  /** More visitors, or more of what they saw, than memory is given for: counts of visitors are lower bounds. */
  get capped(): boolean {
    return this.#capped || this.#visitorPairs.isFull || this.#networkSets.isFull;
  }

  /** @param isNew the visitor's first request of the day. */
  countVisitor(table: TableName, cell: number, visitor: number, isNew: boolean): void {
    if (OF_VISITOR.has(table)) {
      if (isNew) this.cells.addVisitor(cell);
      return;
    }
    if (!this.#addVisitorPair(cell, visitor)) return;
    this.cells.addVisitor(cell);
    this.#changes.visitorPair(cell, visitor);
  }

  /** @returns true when the network had not shown the cell's value today, and more of them still matter. */
  countNetwork(cell: number, network: number): boolean {
    if (!this.#networkSets.add(cell, network)) return false;
    this.#changes.networkPair(cell, network);
    this.cells.addNetwork(cell);
    return true;
  }

  visit(visitor: number, time: number, pageCell: number): void {
    this.visits.add(visitor, time, pageCell);
    this.#changes.visitor(visitor);
  }

  countLine(outcome: LineOutcome, lines: number): void {
    this.lines.set(outcome, (this.lines.get(outcome) ?? 0) + lines);
    this.#changes.line(outcome, lines);
  }

  countLate(): void {
    this.late++;
    this.#changes.late++;
  }

  get visitCount(): number {
    return this.visits.count;
  }

  /** @returns the number of a cell's value in the index, or -1 for a nameless one. */
  valueOf(cell: number): number {
    return this.#valueOf[cell]!;
  }

  /** @returns the cell of a value, or -1 when nobody showed it today. */
  cellOfValue(value: number): number {
    return this.#cellOf[value] ?? -1;
  }

  tableOf(cell: number): TableName {
    return this.#nameless.get(cell)?.table ?? this.#index.tableOf(this.#valueOf[cell]!);
  }

  /** @returns one cell as a row; its text only when `mayName` allows. */
  row(cell: number, mayName: (table: TableName, text: string) => boolean): CellRow {
    const value = this.#valueOf[cell]!;
    const counts = { values: 1, ...this.cells.counts(cell) };
    const nameless = this.#nameless.get(cell);
    if (nameless) return { cell, text: null, ...nameless, ...counts };
    const [table, text] = [this.#index.tableOf(value), this.#index.textOf(value)];
    if (mayName(table, text)) return { cell, table, text, token: null, shape: '', ...counts };
    return { cell, table, text: null, token: this.#tokenOfCell(cell), shape: this.#index.shapeOf(value), ...counts };
  }

  /** @returns what changed since the last call, or null when nothing did. */
  takeChanges(mayName: (table: TableName, text: string) => boolean): DayDelta | null {
    const changes = this.#changes;
    if (changes.isEmpty) return null;
    this.#changes = new DayChanges(this.#options.isStored);
    return {
      day: this.day,
      state: 'open',
      lines: [...changes.lines].map(([outcome, lines]) => ({ outcome, lines })),
      late: changes.late,
      keyLost: this.keyLost,
      capped: this.capped,
      cells: [...changes.cells].map((cell) => this.row(cell, mayName)),
      visitors: [...changes.visitors].map((id) => ({
        id,
        token: this.#tokens[id]!,
        network: this.networkOf[id]!,
        visits: this.visits.of(id),
      })),
      networks: changes.networks,
      visitorPairs: changes.visitorPairs,
      networkPairs: changes.networkPairs,
    };
  }

  /** A value may be named from now on: its cell, if there is one, is to be written again, with its text. */
  touch(value: number): void {
    const cell = this.#cellOf[value] ?? -1;
    if (cell >= 0) this.#changes.cell(cell);
  }

  /** The run begins a new index: values get the numbers they have there. */
  reindex(index: ValueIndex): void {
    const old = this.#index;
    this.#index = index;
    this.#cellOf = new Int32Array(1024).fill(-1);
    this.#valueOf = this.#valueOf.map((value, cell) => {
      if (value < 0) return value;
      const number = index.numberOf(old.tableOf(value), old.textOf(value));
      this.#setCell(number, cell);
      return number;
    });
  }

  #addVisitorPair(cell: number, visitor: number): boolean {
    return this.#masks.has(cell) ? this.#masks.add(cell, visitor) : this.#visitorPairs.add(cell, visitor);
  }

  #openCell(table: TableName, value: number): number {
    const size = this.#sizes.get(table) ?? 0;
    if (size >= MAX_VALUES) return this.#sharedCell(table);
    this.#sizes.set(table, size + 1);
    const loaded = this.#loadedCell(table, value);
    const cell = loaded ?? this.#createCell(value);
    if (loaded === undefined && SMALL.has(table)) this.#masks.open(cell);
    this.#setCell(value, cell);
    return cell;
  }

  #createCell(value: number): number {
    this.#valueOf.push(value);
    return this.cells.create();
  }

  #sharedCell(table: TableName): number {
    const key = `${table} shared`;
    let cell = this.#byToken.get(key);
    if (cell === undefined) {
      cell = this.#createCell(-1);
      this.#nameless.set(cell, { table, token: null, shape: '' });
      this.#byToken.set(key, cell);
    }
    return cell;
  }

  /** A cell that was loaded by its token learns its text from the first request that shows it again. */
  #loadedCell(table: TableName, value: number): number | undefined {
    const token =
      this.#byToken.size > 0 && !table.startsWith('@')
        ? this.#options.valueToken(table, this.#index.textOf(value))
        : null;
    const cell = token === null ? undefined : this.#byToken.get(`${table} ${token}`);
    if (cell === undefined) return undefined;
    this.#nameless.delete(cell);
    this.#valueOf[cell] = value;
    this.#valueTokens.set(cell, token);
    return cell;
  }

  /** Made when the cell is first written without its name, and remembered. */
  #tokenOfCell(cell: number): string | null {
    const known = this.#valueTokens.get(cell);
    if (known !== undefined) return known;
    const value = this.#valueOf[cell]!;
    const table = this.#index.tableOf(value);
    const token = table.startsWith('@') ? null : this.#options.valueToken(table, this.#index.textOf(value));
    this.#valueTokens.set(cell, token);
    return token;
  }

  #loadCell(row: CellRow): void {
    const { table, text, token, shape } = row;
    while (this.size < row.cell) this.#nameless.set(this.#createCell(-1), { table, token: null, shape: '' });
    const value = text === null ? -1 : this.#index.numberOf(table, text);
    this.#valueOf.push(value);
    const cell = this.cells.create(row);
    if (value >= 0) {
      this.#sizes.set(table, (this.#sizes.get(table) ?? 0) + 1);
      this.#setCell(value, cell);
      if (SMALL.has(table)) this.#masks.open(cell);
      return;
    }
    this.#nameless.set(cell, { table, token, shape });
    this.#byToken.set(token === null ? `${table} shared` : `${table} ${token}`, cell);
  }

  #setCell(value: number, cell: number): void {
    if (value < 0) return;
    if (value >= this.#cellOf.length) this.#growCells(value);
    this.#cellOf[value] = cell;
  }

  #growCells(value: number): void {
    const grown = new Int32Array(Math.max(this.#cellOf.length * 2, value + 1)).fill(-1);
    grown.set(this.#cellOf);
    this.#cellOf = grown;
  }

  #loadVisitor({ id, token, network, visits }: OpenVisitor): void {
    this.#visitorsByToken.set(token, id);
    this.#tokens[id] = token;
    while (this.networkOf.length <= id) this.networkOf.push(-1);
    this.networkOf[id] = network;
    this.#met = Math.max(this.#met, id + 1);
    this.visits.load(id, visits);
  }
}
