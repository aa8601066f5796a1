import type { IncidentDelta } from './incident-delta.js';
import type { IncidentDay, IncidentRow } from './incident-row.js';
import type { ClosedDay, Nameable, OpenDay, RollUpDelta } from './roll-up-rows.js';
import type { PrivacyFacts } from './privacy-facts.js';
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

/** Rows for investigation, by log day: in the file that commits go to while the day is open, then in a file of the day's own. */
export interface IncidentStore {
  incidentDays(): Promise<readonly IncidentDay[]>;
  /** Rows of a day in no order that means anything. Read to the end, or stopped, before the store is closed or scrubbed. */
  incidentRows(day: string): AsyncIterable<IncidentRow>;
  /** For each day with rows of its own in the tables, a number above that of every value of theirs. */
  nextIncidentValues(): Promise<ReadonlyMap<string, number>>;
  /** A reboot took the address or network key of these days. */
  markIncidentKeysLost(days: readonly string[]): Promise<void>;
  /**
   * Writes the rows of a day anew: tokens gone, except those of actors with an attack label and of `held` ones; times cut to the hour. Killed
   * at any moment, the day has the old rows or the new ones, and the bytes of the others are gone after the next opening.
   *
   * @param held tokens of addresses under hold.
   */
  endIncidentKey(day: string, held: readonly string[]): Promise<void>;
  /** Forgets the rows of a day: its file is unlinked; what is in the hot file is gone after {@link Store.scrub}. */
  expireIncidentDay(day: string): Promise<void>;
}

/** The one small interface behind which an engine stands. No type of an engine leaves its file. */
export interface Store extends SummarySource, IncidentStore {
  readonly identity: StoreIdentity;
  /** Networks a value needs before its text is written; from the newest collector that wrote. */
  readonly smallGroup: number;
  setSmallGroup(smallGroup: number): Promise<void>;
  /** Log days whose visitor key is dead. */
  closedDays(): Promise<readonly string[]>;
  openDays(): Promise<readonly OpenDay[]>;
  nameable(): Promise<readonly Nameable[]>;
  /** What the measurement of privacy asks. @param smallGroup networks that must have shown a named value on one day. */
  privacyFacts(smallGroup: number): Promise<PrivacyFacts>;
  /** Where reading stopped, by identity of the file. */
  positions(): Promise<readonly SourcePosition[]>;
  /** Roll-ups, rows and positions in one transaction: killed at any moment, nothing is lost or counted twice. */
  commit(delta: RollUpDelta, positions: readonly SourcePosition[], rows?: IncidentDelta | null): Promise<void>;
  /**
   * Replaces an open day by what may stay; its tokens are gone from the tables, and from the file after {@link Store.scrub}. Its rows for
   * investigation move to a file of their own.
   */
  closeDay(closed: ClosedDay): Promise<void>;
  /** Was something deleted, or left behind by late lines, since the store was last written anew? Survives the death of the process. */
  readonly isScrubDue: boolean;
  /** Moves rows of closed days to the others of their day, and writes the store anew, so that what was deleted is in no byte of it. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
