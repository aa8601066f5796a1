import type { SafeBatch } from '../model/index.js';
import type { DayState } from './day-state.js';
import { readRow, ROW } from './tables.js';

/** Rows `from` to `to` (exclusive) of a batch, all of one day. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What several tables ask of each row of a batch: read once, as columns of numbers. */
export class BatchRows {
  /** Bits of `ROW`; 0 for a row that no table counts. */
  readonly bits: Uint8Array;
  /** Ids in the row's day; -1: none. */
  readonly visitor: Int32Array;
  readonly network: Int32Array;
  /** 1: the first request of its visitor that day. */
  readonly isNew: Uint8Array;
  /** Cell of the page that was viewed, or -1. */
  readonly pageCell: Int32Array;
  readonly bytesSent: Float64Array;
  readonly status: Uint16Array;
  readonly #batch: SafeBatch;

  constructor(batch: SafeBatch) {
    const { rows } = batch;
    this.#batch = batch;
    this.bits = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      const bits = readRow(batch, row);
      this.bits[row] = (bits & ROW.OWN) !== 0 ? 0 : bits;
    }
    this.visitor = new Int32Array(rows).fill(-1);
    this.network = new Int32Array(rows).fill(-1);
    this.isNew = new Uint8Array(rows);
    this.pageCell = new Int32Array(rows).fill(-1);
    this.bytesSent = batch.bytesSent;
    this.status = batch.status;
  }

  /** Finds visitors and networks of a stretch in its day. */
  readPeople(state: DayState, { from, to }: Stretch): void {
    const { visitor, network, tokens } = this.#batch;
    for (let row = from; row < to; row++) {
      if (this.bits[row] === 0) continue;
      const [visitorNumber, networkNumber] = [visitor[row]!, network[row]!];
      if (!Number.isNaN(networkNumber))
        this.network[row] = state.networkId(networkNumber, () => tokens?.network(row) ?? null);
      if (Number.isNaN(visitorNumber)) continue;
      const id = state.visitorId(visitorNumber, () => tokens?.visitor(row) ?? null);
      this.visitor[row] = id;
      if (id >= 0 && state.meet(id, this.network[row]!)) this.isNew[row] = 1;
    }
  }
}
