import type { LineOutcome } from '../model/index.js';

/** What changed on a day since it was last handed to a store. Where nothing is stored only lines are noted. */
export class DayChanges {
  readonly #isKept: boolean;
  readonly cells = new Set<number>();
  readonly visitors = new Set<number>();
  readonly networks: { readonly id: number; readonly token: string }[] = [];
  readonly visitorPairs: number[] = [];
  readonly networkPairs: number[] = [];
  readonly lines = new Map<LineOutcome, number>();

  constructor(isKept: boolean) {
    this.#isKept = isKept;
  }

  get isEmpty(): boolean {
    return this.cells.size === 0 && this.lines.size === 0;
  }

  cell(cell: number): void {
    if (this.#isKept) this.cells.add(cell);
  }

  visitor(visitor: number): void {
    if (this.#isKept) this.visitors.add(visitor);
  }

  network(id: number, token: () => string): void {
    if (this.#isKept) this.networks.push({ id, token: token() });
  }

  visitorPair(cell: number, visitor: number): void {
    if (this.#isKept) this.visitorPairs.push(cell, visitor);
  }

  networkPair(cell: number, network: number): void {
    if (this.#isKept) this.networkPairs.push(cell, network);
  }

  line(outcome: LineOutcome, lines: number): void {
    if (this.#isKept) this.lines.set(outcome, (this.lines.get(outcome) ?? 0) + lines);
  }
}
