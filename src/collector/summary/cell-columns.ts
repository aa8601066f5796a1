import type { CellCounts } from '../model/index.js';

/** Counts of one request, to be added to the cells it belongs to. */
export interface RequestCounts {
  readonly pageView: 0 | 1;
  readonly bytesSent: number;
  readonly error: 0 | 1;
  readonly bot: 0 | 1;
}

const START = 256;
/** Counts of one cell stand together: a request touches fourteen cells, and each costs one line of the processor's cache. */
const STRIDE = 8;
const [REQUESTS, PAGE_VIEWS, BYTES_SENT, ERRORS, BOT_REQUESTS, VISITORS, NETWORKS] = [0, 1, 2, 3, 4, 5, 6] as const;

/** The counts of all cells of a day in one growing array: a busy day has hundreds of thousands. */
export class CellColumns {
  #counts = new Float64Array(START * STRIDE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @returns the number of a new cell, all zero or with the counts given. */
  create(counts?: CellCounts): number {
    const at = this.#size * STRIDE;
    if (at === this.#counts.length) this.#grow();
    if (counts) {
      const { requests, pageViews, bytesSent, errors, botRequests, visitors, networks } = counts;
      this.#counts.set([requests, pageViews, bytesSent, errors, botRequests, visitors, networks], at);
    }
    return this.#size++;
  }

  add(cell: number, { pageView, bytesSent, error, bot }: RequestCounts): void {
    const counts = this.#counts;
    const at = cell * STRIDE;
    counts[at]! += 1;
    counts[at + PAGE_VIEWS]! += pageView;
    counts[at + BYTES_SENT]! += bytesSent;
    counts[at + ERRORS]! += error;
    counts[at + BOT_REQUESTS]! += bot;
  }

  addVisitor(cell: number): void {
    this.#counts[cell * STRIDE + VISITORS]! += 1;
  }

  addNetwork(cell: number): void {
    this.#counts[cell * STRIDE + NETWORKS]! += 1;
  }

  networksOf(cell: number): number {
    return this.#counts[cell * STRIDE + NETWORKS]!;
  }

  counts(cell: number): CellCounts {
    const [counts, at] = [this.#counts, cell * STRIDE];
    return {
      requests: counts[at + REQUESTS]!,
      pageViews: counts[at + PAGE_VIEWS]!,
      bytesSent: counts[at + BYTES_SENT]!,
      errors: counts[at + ERRORS]!,
      botRequests: counts[at + BOT_REQUESTS]!,
      visitors: counts[at + VISITORS]!,
      networks: counts[at + NETWORKS]!,
    };
  }

  #grow(): void {
    const grown = new Float64Array(this.#counts.length * 2);
    grown.set(this.#counts);
    this.#counts = grown;
  }
}
