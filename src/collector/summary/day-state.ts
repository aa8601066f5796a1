import type { CellRow, DayDelta, LineOutcome, OpenDay, OpenVisit, OpenVisitor, TableName } from '../model/index.js';
import { CellColumns, type RequestCounts } from './cell-columns.js';
import { PairSet } from './pair-set.js';
import { shapeOf } from './shape.js';
import { addToVisits } from './visits.js';

/** Distinct values that one table of one day holds; the rest shares one cell that is never named. Bounds the memory whatever comes. */
const MAX_VALUES = 100_000;

/** Visitors, and networks, told apart on one day. Whoever sends another user agent with each request must not fill the memory. */
const MAX_VISITORS = 500_000;

/** What a cell is, besides its counts. */
interface CellLabel {
  readonly table: TableName;
  /** null: the text is not known (loaded after a restart and not seen since), or there is none (shared cell). */
  text: string | null;
  readonly token: string | null;
  readonly shape: string;
}

/** Tokens of values, for a day whose cells are kept in a store; null in memory only. */
export type ValueToken = (table: TableName, value: string) => string | null;

/** One log day while its key lives: cells, visitors, networks, and who showed what. */
export class DayState {
  readonly day: string;
  readonly cells = new CellColumns();
  readonly labels: CellLabel[] = [];
  late = 0;
  keyLost = false;
  #capped = false;
  readonly lines = new Map<LineOutcome, number>();
  readonly visits: OpenVisit[][] = [];
  readonly networkOf: number[] = [];
  readonly #valueToken: ValueToken;
  readonly #byText = new Map<TableName, Map<string, number>>();
  readonly #byToken = new Map<string, number>();
  readonly #visitors = new Map<string, number>();
  readonly #networks = new Map<string, number>();
  /** Token of each visitor, by id. */
  readonly #tokens: string[] = [];
  readonly #visitorPairs = new PairSet();
  readonly #networkPairs = new PairSet();
  #changes = emptyChanges();

  constructor(day: string, valueToken: ValueToken) {
    this.day = day;
    this.#valueToken = valueToken;
  }

  /** Takes up a day where an earlier process left it. */
  static load(open: OpenDay, valueToken: ValueToken): DayState {
    const state = new DayState(open.day, valueToken);
    for (const row of [...open.cells].sort((a, b) => a.cell - b.cell)) state.#loadCell(row);
    for (const visitor of open.visitors) state.#loadVisitor(visitor);
    for (const { id, token } of open.networks) state.#networks.set(token, id);
    for (let at = 0; at < open.visitorPairs.length; at += 2)
      state.#visitorPairs.add(open.visitorPairs[at]!, open.visitorPairs[at + 1]!);
    for (let at = 0; at < open.networkPairs.length; at += 2)
      state.#networkPairs.add(open.networkPairs[at]!, open.networkPairs[at + 1]!);
    for (const { outcome, lines } of open.lines) state.lines.set(outcome, lines);
    state.late = open.late;
    state.keyLost = open.keyLost;
    state.#capped = open.capped;
    return state;
  }

  /** @returns the cell of a value, made on first use. */
  cellOf(table: TableName, text: string): number {
    let ofTable = this.#byText.get(table);
    if (!ofTable) this.#byText.set(table, (ofTable = new Map()));
    const known = ofTable.get(text);
    if (known !== undefined) return known;
    if (ofTable.size >= MAX_VALUES) return this.#sharedCell(table);
    const cell =
      this.#loadedCell(table, text) ??
      this.#createCell({ table, text, token: this.#tokenOf(table, text), shape: shapeOf(text) });
    ofTable.set(text, cell);
    return cell;
  }

  count(cell: number, request: RequestCounts): void {
    this.cells.add(cell, request);
    this.#changes.cells.add(cell);
  }

  /** @returns the visitor's number, or -1 when the day has no room for one more: they count as requests only. */
  visitorId(token: string): number {
    const known = this.#visitors.get(token);
    if (known !== undefined) return known;
    const id = this.#visitors.size;
    if (id >= MAX_VISITORS) {
      this.#capped = true;
      return -1;
    }
    this.#visitors.set(token, id);
    this.visits.push([]);
    this.networkOf.push(-1);
    this.#tokens.push(token);
    return id;
  }

  networkId(token: string): number {
    const known = this.#networks.get(token);
    if (known !== undefined) return known;
    const id = this.#networks.size;
    if (id >= MAX_VISITORS) return -1;
    this.#networks.set(token, id);
    this.#changes.networks.push({ id, token });
    return id;
  }

  /** More visitors, or more of what they saw, than memory is given for: counts of visitors are lower bounds. */
  get capped(): boolean {
    return this.#capped || this.#visitorPairs.isFull || this.#networkPairs.isFull;
  }

  countVisitor(cell: number, visitor: number): void {
    if (!this.#visitorPairs.add(cell, visitor)) return;
    this.cells.addVisitor(cell);
    this.#changes.visitorPairs.push(cell, visitor);
  }

  /** @returns true when the network had not shown the cell's value today. */
  countNetwork(cell: number, network: number): boolean {
    if (!this.#networkPairs.add(cell, network)) return false;
    this.#changes.networkPairs.push(cell, network);
    this.cells.addNetwork(cell);
    return true;
  }

  visit(visitor: number, network: number, time: number, pageCell: number): void {
    this.networkOf[visitor] = network;
    addToVisits(this.visits[visitor]!, time, pageCell);
    this.#changes.visitors.add(visitor);
  }

  countLine(outcome: LineOutcome, lines: number): void {
    this.lines.set(outcome, (this.lines.get(outcome) ?? 0) + lines);
    this.#changes.lines.set(outcome, (this.#changes.lines.get(outcome) ?? 0) + lines);
  }

  countLate(): void {
    this.late++;
    this.#changes.late++;
  }

  get visitCount(): number {
    return this.visits.reduce((sum, visits) => sum + visits.length, 0);
  }

  /** @returns one cell as a row; its text only when `mayName` allows. */
  row(cell: number, mayName: (table: TableName, text: string) => boolean): CellRow {
    const { table, text, token, shape } = this.labels[cell]!;
    const named = text !== null && mayName(table, text);
    return {
      cell,
      table,
      text: named ? text : null,
      token: named ? null : token,
      shape: named ? '' : shape,
      values: 1,
      ...this.cells.counts(cell),
    };
  }

  /** @returns what changed since the last call, or null when nothing did. */
  takeChanges(mayName: (table: TableName, text: string) => boolean): DayDelta | null {
    const changes = this.#changes;
    if (changes.cells.size === 0 && changes.lines.size === 0) return null;
    this.#changes = emptyChanges();
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
        visits: this.visits[id]!,
      })),
      networks: changes.networks,
      visitorPairs: changes.visitorPairs,
      networkPairs: changes.networkPairs,
    };
  }

  /** A value may be named from now on: its cell, if there is one, is to be written again, with its text. */
  touch(table: TableName, text: string): void {
    const cell = this.#byText.get(table)?.get(text);
    if (cell !== undefined) this.#changes.cells.add(cell);
  }

  #tokenOf(table: TableName, text: string): string | null {
    return table.startsWith('@') ? null : this.#valueToken(table, text);
  }

  #createCell(label: CellLabel): number {
    this.labels.push(label);
    return this.cells.create();
  }

  #sharedCell(table: TableName): number {
    const key = `${table} shared`;
    const cell = this.#byToken.get(key) ?? this.#createCell({ table, text: null, token: null, shape: '' });
    this.#byToken.set(key, cell);
    return cell;
  }

  /** A cell that was loaded by its token learns its text from the first request that shows it again. */
  #loadedCell(table: TableName, text: string): number | undefined {
    const token = this.#byToken.size > 0 ? this.#tokenOf(table, text) : null;
    const cell = token === null ? undefined : this.#byToken.get(`${table} ${token}`);
    if (cell !== undefined) this.labels[cell]!.text = text;
    return cell;
  }

  #loadCell(row: CellRow): void {
    while (this.labels.length < row.cell) this.#createCell({ table: row.table, text: null, token: null, shape: '' });
    this.labels.push({ table: row.table, text: row.text, token: row.token, shape: row.shape });
    const cell = this.cells.create(row);
    if (row.token !== null) this.#byToken.set(`${row.table} ${row.token}`, cell);
    else if (row.text === null) this.#byToken.set(`${row.table} shared`, cell);
    if (row.text === null) return;
    const ofTable = this.#byText.get(row.table) ?? new Map<string, number>();
    this.#byText.set(row.table, ofTable.set(row.text, cell));
  }

  #loadVisitor({ id, token, network, visits }: OpenVisitor): void {
    this.#visitors.set(token, id);
    this.#tokens[id] = token;
    this.visits[id] = [...visits];
    this.networkOf[id] = network;
  }
}

function emptyChanges() {
  return {
    cells: new Set<number>(),
    visitors: new Set<number>(),
    networks: [] as { id: number; token: string }[],
    visitorPairs: [] as number[],
    networkPairs: [] as number[],
    lines: new Map<LineOutcome, number>(),
    late: 0,
  };
}
