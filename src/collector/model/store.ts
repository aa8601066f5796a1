import type { ClosedDay, Nameable, OpenDay, RollUpDelta } from './roll-up-rows.js';
import type { SourcePosition } from './line-batch.js';
import type { SummarySource } from './summary-source.js';

/** What is fixed when a store is made. */
export interface StoreIdentity {
  /** Version of the tables; later versions of the program migrate. */
  readonly schemaVersion: number;
  /** Random name of the site; part of every token, and of the folder that its keys are in. Holds nothing of the site itself. */
  readonly siteId: string;
  /** IANA name: it defines log days, hours and keys. */
  readonly timeZone: string;
}

/** The one small interface behind which an engine stands. No type of an engine leaves its file. */
export interface Store extends SummarySource {
  readonly identity: StoreIdentity;
  /** Networks a value needs before its text is written; from the newest collector that wrote. */
  readonly smallGroup: number;
  setSmallGroup(smallGroup: number): Promise<void>;
  /** Log days whose visitor key is dead. */
  closedDays(): Promise<readonly string[]>;
  openDays(): Promise<readonly OpenDay[]>;
  nameable(): Promise<readonly Nameable[]>;
  /** Where reading stopped, by identity of the file. */
  positions(): Promise<readonly SourcePosition[]>;
  /** Roll-ups and positions in one transaction: killed at any moment, nothing is lost or counted twice. */
  commit(delta: RollUpDelta, positions: readonly SourcePosition[]): Promise<void>;
  /** Replaces an open day by what may stay; its tokens are gone from the tables, and from the file after {@link Store.scrub}. */
  closeDay(closed: ClosedDay): Promise<void>;
  /** Were days closed since the store was last written anew? Survives the death of the process. */
  readonly isScrubDue: boolean;
  /** Writes the store anew, so that what was deleted is in no byte of it. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
