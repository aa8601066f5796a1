import type { PanelName, RejectionReason } from '../../contract/index.js';

/** A table of the roll-ups: a panel, or the totals of the day (`@day`) and of its hours (`@hour`, value: epoch seconds). */
export type TableName = PanelName | '@day' | '@hour';

/** Counts that every cell of every table has. Bots are in `requests`, `bytesSent` and `errors`, and apart in `botRequests`. */
export interface CellCounts {
  readonly requests: number;
  readonly pageViews: number;
  readonly bytesSent: number;
  readonly errors: number;
  readonly botRequests: number;
  readonly visitors: number;
  /** Distinct /24 or /48, bots excluded (but for the panel of bots): what the small-group gate counts. */
  readonly networks: number;
}

/** One cell of a roll-up table on one log day. */
export interface CellRow extends CellCounts {
  /** Number of the cell within its day. */
  readonly cell: number;
  readonly table: TableName;
  /** The value, once it may be named; else null. */
  readonly text: string | null;
  /** Keyed token of a value that may not be named; null once it is named or the day's key is dead. */
  readonly token: string | null;
  /** What the value looks like, `/:word/:word.pdf`. */
  readonly shape: string;
  /** How many distinct values the cell holds: 1 while the day is open, more once unnamed ones were merged by shape. */
  readonly values: number;
}

/** What became of a line. */
export type LineOutcome = 'parsed' | RejectionReason;

/** A visit while its day is open: seconds since the epoch; cells of the panel `pages`, -1 when it saw no page. */
export interface OpenVisit {
  readonly start: number;
  readonly end: number;
  readonly entryTime: number;
  readonly entryCell: number;
  readonly exitTime: number;
  readonly exitCell: number;
}

/** A visitor of an open day. */
export interface OpenVisitor {
  readonly id: number;
  readonly token: string;
  /** Id of the visitor's network. */
  readonly network: number;
  readonly visits: readonly OpenVisit[];
}

/** Pairs of cell and member, flat: `[cell, member, cell, member, …]`. */
export type Pairs = readonly number[];

/** What changed on one log day since the last commit. */
export interface DayDelta {
  readonly day: string;
  /**
   * `open`: cells hold the day's counts so far and replace what is stored.
   * `late`: the key is dead; cells hold what came since and are added to what is stored.
   */
  readonly state: 'open' | 'late';
  /** To be added. */
  readonly lines: readonly { readonly outcome: LineOutcome; readonly lines: number }[];
  /** Requests counted as late; to be added. */
  readonly late: number;
  readonly keyLost: boolean;
  /** Not every visitor of the day could be told apart: memory is bounded. */
  readonly capped: boolean;
  readonly cells: readonly CellRow[];
  readonly visitors: readonly OpenVisitor[];
  readonly networks: readonly { readonly id: number; readonly token: string }[];
  readonly visitorPairs: Pairs;
  readonly networkPairs: Pairs;
}

/** A value that may be named from a day on. */
export interface Nameable {
  readonly table: TableName;
  readonly text: string;
  /** YYYY-MM-DD; the empty text: always (public). */
  readonly since: string;
}

/** Everything that one commit takes. */
export interface RollUpDelta {
  readonly days: readonly DayDelta[];
  readonly nameable: readonly Nameable[];
}

/** An open day as it is loaded after a restart. */
export interface OpenDay {
  readonly day: string;
  readonly cells: readonly CellRow[];
  readonly visitors: readonly OpenVisitor[];
  readonly networks: readonly { readonly id: number; readonly token: string }[];
  readonly visitorPairs: Pairs;
  readonly networkPairs: Pairs;
  readonly late: number;
  readonly keyLost: boolean;
  /** Not every visitor of the day could be told apart: memory is bounded. */
  readonly capped: boolean;
  readonly lines: readonly { readonly outcome: LineOutcome; readonly lines: number }[];
}

/** A closed day: visitors and tokens gone, unnamed values merged by shape. */
export interface ClosedDay {
  readonly day: string;
  readonly visits: number;
  readonly cells: readonly CellRow[];
}
