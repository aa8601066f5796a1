import type { CellRow, DayDelta, LineOutcome, TableName } from '../model/index.js';
import { CellColumns, type RequestCounts } from './cell-columns.js';
import { shapeOf } from './shape.js';

/** What comes for a log day whose key is dead: requests and bytes, no visitors, no tokens. It is added to what is stored. */
export class LateDay {
  readonly day: string;
  #cells = new CellColumns();
  #labels: { readonly table: TableName; readonly text: string | null; readonly shape: string }[] = [];
  #byKey = new Map<string, number>();
  #lines = new Map<LineOutcome, number>();
  #late = 0;

  constructor(day: string) {
    this.day = day;
  }

  /** Adds a request to a value's cell; a value that may not be named is counted by its shape. */
  count(
    cell: { readonly table: TableName; readonly text: string; readonly named: boolean },
    request: RequestCounts,
  ): void {
    const { table, text, named } = cell;
    const shape = named ? '' : shapeOf(text);
    const key = `${table} ${named ? `=${text}` : shape}`;
    let number = this.#byKey.get(key);
    if (number === undefined) {
      number = this.#cells.create();
      this.#labels.push({ table, text: named ? text : null, shape });
      this.#byKey.set(key, number);
    }
    this.#cells.add(number, request);
  }

  countLate(): void {
    this.#late++;
  }

  countLine(outcome: LineOutcome, lines: number): void {
    this.#lines.set(outcome, (this.#lines.get(outcome) ?? 0) + lines);
  }

  /** @returns everything since the last call, to be added; null when there is nothing. */
  takeChanges(): DayDelta | null {
    if (this.#labels.length === 0 && this.#lines.size === 0) return null;
    const cells: CellRow[] = this.#labels.map((label, cell) => ({
      cell,
      ...label,
      token: null,
      values: 1,
      ...this.#cells.counts(cell),
    }));
    const delta: DayDelta = {
      day: this.day,
      state: 'late',
      lines: [...this.#lines].map(([outcome, lines]) => ({ outcome, lines })),
      late: this.#late,
      keyLost: false,
      capped: false,
      cells,
      visitors: [],
      networks: [],
      visitorPairs: [],
      networkPairs: [],
    };
    this.#cells = new CellColumns();
    this.#labels = [];
    this.#byKey = new Map();
    this.#lines = new Map();
    this.#late = 0;
    return delta;
  }
}
