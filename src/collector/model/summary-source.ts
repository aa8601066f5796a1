import type { PanelName } from '../../contract/index.js';
import type { LineOutcome } from './roll-up-rows.js';

/** Whole log days, YYYY-MM-DD; `to` is exclusive. null: no bound. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** Totals of one log day. */
export interface DayRow {
  readonly day: string;
  readonly requests: number;
  readonly pageViews: number;
  readonly visitors: number;
  readonly visits: number;
  readonly bytesSent: number;
  readonly bots: number;
  readonly errors: number;
  readonly networks: number;
  readonly late: number;
  readonly keyLost: boolean;
  readonly capped: boolean;
}

/** Totals of one local hour; `time` is its beginning, epoch seconds. */
export interface HourRow {
  readonly time: number;
  readonly requests: number;
  readonly pageViews: number;
  readonly visitors: number;
  readonly bytesSent: number;
  readonly errors: number;
}

/** A value of a panel over a range of days; `value` null: everything that may not be named, merged. */
export interface ValueRow {
  readonly panel: PanelName;
  readonly value: string | null;
  /** At least so many distinct values are in this row: 1 for a named one. */
  readonly values: number;
  /** Enough networks showed it on one day, or it is public: the proof that it may be named. Absent for what is not named. */
  readonly isCommon?: boolean;
  readonly requests: number;
  readonly visitors: number;
  readonly bytesSent: number;
}

/** Lines by what became of them. */
export interface LineRow {
  readonly outcome: LineOutcome;
  readonly lines: number;
}

/** Where summaries come from: roll-ups in memory, or in a store. All rows of a range, in any order. */
export interface SummarySource {
  days(range: DayRange): Promise<readonly DayRow[]>;
  hours(range: DayRange): Promise<readonly HourRow[]>;
  /** @param smallGroup networks a value needs on one day; the source never names more than its own setting allows. */
  values(range: DayRange, smallGroup: number): Promise<readonly ValueRow[]>;
  lines(range: DayRange): Promise<readonly LineRow[]>;
}

/** @returns whether `day` lies in `range`. The empty day (lines without any request beside them) is in the unbounded range only. */
export function isInRange(day: string, range: DayRange): boolean {
  return (range.from === null || day >= range.from) && (range.to === null || (day < range.to && day !== ''));
}
