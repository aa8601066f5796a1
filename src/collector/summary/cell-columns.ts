import type { CellCounts } from '../model/index.js';

/** Counts of one request, to be added to the cells it belongs to. */
export interface RequestCounts {
  readonly pageView: 0 | 1;
  readonly bytesSent: number;
  readonly error: 0 | 1;
  readonly bot: 0 | 1;
}

const START = 256;

/** The counts of all cells of a day, as growing columns: a busy day has hundreds of thousands. */
export class CellColumns {
  #requests = new Float64Array(START);
  #pageViews = new Float64Array(START);
  #bytesSent = new Float64Array(START);
  #errors = new Float64Array(START);
  #botRequests = new Float64Array(START);
  #visitors = new Uint32Array(START);
  #networks = new Uint32Array(START);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @returns the number of a new cell, all zero or with the counts given. */
  create(counts?: CellCounts): number {
    if (this.#size === this.#requests.length) this.#grow();
    const cell = this.#size++;
    if (counts) {
      this.#requests[cell] = counts.requests;
      this.#pageViews[cell] = counts.pageViews;
      this.#bytesSent[cell] = counts.bytesSent;
      this.#errors[cell] = counts.errors;
      this.#botRequests[cell] = counts.botRequests;
      this.#visitors[cell] = counts.visitors;
      this.#networks[cell] = counts.networks;
    }
    return cell;
  }

  add(cell: number, request: RequestCounts): void {
    this.#requests[cell]! += 1;
    this.#pageViews[cell]! += request.pageView;
    this.#bytesSent[cell]! += request.bytesSent;
    this.#errors[cell]! += request.error;
    this.#botRequests[cell]! += request.bot;
  }

  addVisitor(cell: number): void {
    this.#visitors[cell]! += 1;
  }

  addNetwork(cell: number): void {
    this.#networks[cell]! += 1;
  }

  networksOf(cell: number): number {
    return this.#networks[cell]!;
  }

  counts(cell: number): CellCounts {
    return {
      requests: this.#requests[cell]!,
      pageViews: this.#pageViews[cell]!,
      bytesSent: this.#bytesSent[cell]!,
      errors: this.#errors[cell]!,
      botRequests: this.#botRequests[cell]!,
      visitors: this.#visitors[cell]!,
      networks: this.#networks[cell]!,
    };
  }

  #grow(): void {
    const grown = <T extends Float64Array | Uint32Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const length = this.#size * 2;
    this.#requests = grown(this.#requests, new Float64Array(length));
    this.#pageViews = grown(this.#pageViews, new Float64Array(length));
    this.#bytesSent = grown(this.#bytesSent, new Float64Array(length));
    this.#errors = grown(this.#errors, new Float64Array(length));
    this.#botRequests = grown(this.#botRequests, new Float64Array(length));
    this.#visitors = grown(this.#visitors, new Uint32Array(length));
    this.#networks = grown(this.#networks, new Uint32Array(length));
  }
}
