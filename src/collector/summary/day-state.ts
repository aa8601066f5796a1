import type { CellRow, DayDelta, LineOutcome, OpenDay, TableName } from '../model/index.js';
import type { CellColumns, RequestCounts } from './cell-columns.js';
import { DayCells, type ValueToken } from './day-cells.js';
import { DayChanges } from './day-changes.js';
import { NetworkSets } from './network-sets.js';
import { PairSet } from './pair-set.js';
import { PeopleIds } from './people-ids.js';
import type { ValueIndex } from './value-index.js';
import { VisitTable } from './visit-table.js';
import { VisitorMasks } from './visitor-masks.js';

/** Tables whose value follows from the visitor alone: they are counted once a new visitor. */
const OF_VISITOR: ReadonlySet<TableName> = new Set(['@day', 'countries', 'browsers', 'systems', 'devices', 'bots']);
/** Tables of few values: a bit a visitor and value. */
const SMALL: ReadonlySet<TableName> = new Set(['@hour', 'hoursOfDay', 'statuses', 'methods', 'protocols']);

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
  late = 0;
  keyLost = false;
  #capped = false;
  readonly lines = new Map<LineOutcome, number>();
  readonly visits = new VisitTable();
  /** Network of each visitor, -1 where there was no room. */
  readonly networkOf: number[] = [];
  readonly #isStored: boolean;
  readonly #cells: DayCells;
  readonly #visitors = new PeopleIds();
  readonly #networks = new PeopleIds();
  /** Visitors up to this id were counted. */
  #met = 0;
  readonly #visitorPairs = new PairSet();
  readonly #masks = new VisitorMasks();
  readonly #networkSets: NetworkSets;
  #changes: DayChanges;

  constructor(day: string, { index, valueToken, networkLimit, isStored }: DayOptions) {
    this.day = day;
    this.#isStored = isStored;
    this.#cells = new DayCells(index, valueToken);
    this.#networkSets = new NetworkSets(networkLimit);
    this.#changes = new DayChanges(isStored);
  }

  /** Takes up a day where an earlier process left it. */
  static load(open: OpenDay, options: DayOptions): DayState {
    const state = new DayState(open.day, options);
    state.#load(open);
    return state;
  }

  /** Counts of the cells. */
  get cells(): CellColumns {
    return this.#cells.columns;
  }

  /** Number of cells. */
  get size(): number {
    return this.#cells.size;
  }

  /** @returns the cell of a value, made on first use. @param value its number in the index; negative: the table's shared cell. */
  cellOf(table: TableName, value: number): number {
    const before = this.#cells.size;
    const cell = this.#cells.open(table, value);
    if (this.#cells.size > before && SMALL.has(table)) this.#masks.open(cell);
    return cell;
  }

  count(cell: number, request: RequestCounts): void {
    this.#cells.columns.add(cell, request);
    this.#changes.cell(cell);
  }

  /** @returns the visitor's id, or -1 when the day has no room for one more: they count as requests only. See {@link PeopleIds.idOf}. */
  visitorId(number: number, token: () => string | null): number {
    const id = this.#visitors.idOf(number, token);
    if (id < 0) this.#capped = true;
    return id;
  }

  /** @returns the network's id, or -1 when the day has no room for one more. */
  networkId(number: number, token: () => string | null): number {
    const before = this.#networks.count;
    const id = this.#networks.idOf(number, token);
    if (this.#networks.count > before) this.#changes.network(id, () => this.#networks.tokenOf(id));
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
      if (isNew) this.#cells.columns.addVisitor(cell);
      return;
    }
    if (!this.#addVisitorPair(cell, visitor)) return;
    this.#cells.columns.addVisitor(cell);
    this.#changes.visitorPair(cell, visitor);
  }

  /** @returns true when the network had not shown the cell's value today, and more of them still matter. */
  countNetwork(cell: number, network: number): boolean {
    if (!this.#networkSets.add(cell, network)) return false;
    this.#changes.networkPair(cell, network);
    this.#cells.columns.addNetwork(cell);
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

  get visitCount(): number {
    return this.visits.count;
  }

  /** @returns the number of a cell's value in the index, or -1 for a nameless one. */
  valueOf(cell: number): number {
    return this.#cells.valueOf(cell);
  }

  /** @returns the cell of a value, or -1 when nobody showed it today. */
  cellOfValue(value: number): number {
    return this.#cells.find(value);
  }

  tableOf(cell: number): TableName {
    return this.#cells.tableOf(cell);
  }

  /** @returns one cell as a row; its text only when `mayName` allows. */
  row(cell: number, mayName: (table: TableName, text: string) => boolean): CellRow {
    return this.#cells.row(cell, mayName);
  }

  /** @returns what changed since the last call, or null when nothing did. */
  takeChanges(mayName: (table: TableName, text: string) => boolean): DayDelta | null {
    const changes = this.#changes;
    if (changes.isEmpty) return null;
    this.#changes = new DayChanges(this.#isStored);
    return {
      day: this.day,
      state: 'open',
      lines: [...changes.lines].map(([outcome, lines]) => ({ outcome, lines })),
      late: 0,
      keyLost: this.keyLost,
      capped: this.capped,
      cells: [...changes.cells].map((cell) => this.row(cell, mayName)),
      visitors: [...changes.visitors].map((id) => ({
        id,
        token: this.#visitors.tokenOf(id),
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
    const cell = this.#cells.find(value);
    if (cell >= 0) this.#changes.cell(cell);
  }

  /** The run begins a new index: values get the numbers they have there. */
  reindex(index: ValueIndex): void {
    this.#cells.reindex(index);
  }

  #addVisitorPair(cell: number, visitor: number): boolean {
    return this.#masks.has(cell) ? this.#masks.add(cell, visitor) : this.#visitorPairs.add(cell, visitor);
  }

  #load(open: OpenDay): void {
    for (const row of [...open.cells].sort((a, b) => a.cell - b.cell)) {
      const cell = this.#cells.load(row);
      if (row.text !== null && SMALL.has(row.table)) this.#masks.open(cell);
    }
    for (const { id, token, network, visits } of open.visitors) {
      this.#visitors.load(id, token);
      this.meet(id, network);
      this.visits.load(id, visits);
    }
    for (const { id, token } of open.networks) this.#networks.load(id, token);
    const { visitorPairs, networkPairs } = open;
    for (let at = 0; at < visitorPairs.length; at += 2) this.#addVisitorPair(visitorPairs[at]!, visitorPairs[at + 1]!);
    for (let at = 0; at < networkPairs.length; at += 2) this.#networkSets.add(networkPairs[at]!, networkPairs[at + 1]!);
    for (const { outcome, lines } of open.lines) this.lines.set(outcome, lines);
    this.late = open.late;
    this.keyLost = open.keyLost;
    this.#capped = open.capped;
  }
}
