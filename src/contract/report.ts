import type { PanelName } from './panels.js';
import type { RejectionReason } from './rejection.js';

/** Name and version of the summary's shape. Keys may be added under the same version, none removed. */
export const REPORT_SCHEMA = 'kotowari-report/1';

/** Counts over the whole period. All are whole numbers; `bytesSent` is in bytes. */
export interface ReportTotals {
  /** Lines read: always `parsed` plus every number in `rejected`. */
  readonly lines: number;
  readonly parsed: number;
  /** Rejected lines by reason; a reason that did not occur is absent. */
  readonly rejected: Partial<Record<RejectionReason, number>>;
  /** Parsed lines, bots included. */
  readonly requests: number;
  /** Not a bot, GET, 2xx or 304, not an asset by extension, not `/kotowari/*`. */
  readonly pageViews: number;
  /** Daily visitors: distinct address and user agent on one log day, summed over the days. Bots excluded. */
  readonly visitors: number;
  /** Requests of a visitor with gaps of at most 30 minutes inside a day. Bots excluded. */
  readonly visits: number;
  readonly bytesSent: number;
  /** Requests made by bots. */
  readonly bots: number;
  /** Requests answered with status 400 or above. */
  readonly errors: number;
}

/** One step of the time series. `time` is the beginning of the hour or day, ISO 8601 with the report's offset. */
export interface SeriesPoint {
  readonly time: string;
  readonly requests: number;
  readonly pageViews: number;
  readonly visitors: number;
  readonly bytesSent: number;
  readonly errors: number;
}

/** One row of a panel. `value` is nameable, or `(other)`. */
export interface PanelRow {
  readonly value: string;
  readonly requests: number;
  /** Daily visitors who showed this value. */
  readonly visitors: number;
  readonly bytesSent: number;
}

/** What a reader should know before trusting the numbers. */
export interface ReportQuality {
  /** Requests that came after their day's key had died: counted as requests and bytes, never as visitors. */
  readonly late: number;
  /** Log days (YYYY-MM-DD) whose key was lost and made anew: their visitors may be counted twice. */
  readonly keyLost: readonly string[];
  /** Log days (YYYY-MM-DD) that had more visitors than are told apart: their visitors and visits are at least so many. */
  readonly capped: readonly string[];
  /** Requests in `(other)` rows, by panel; a panel that folds nothing is absent. */
  readonly folded: Partial<Record<PanelName, number>>;
  /**
   * Named rows with fewer visitors than the small group, by panel: common all the same, as enough networks showed the value on a day outside the
   * period, or it is public. A panel without any is absent.
   */
  readonly common?: Partial<Record<PanelName, number>>;
  /** True when the busiest day had fewer than `smallGroup` networks, so that no panel is shown. */
  readonly tooFewNetworks: boolean;
  /** Formats in which the logs were read, with how many of the requests; absent for a store. */
  readonly formats?: readonly { readonly format: string; readonly requests: number; readonly share: number }[];
  /** Nearly all requests came from one address: most likely a proxy, with the visitors' addresses in another column. */
  readonly oneAddress?: boolean;
  /** So many logs were not read, or not to their end: the numbers are of the rest. */
  readonly partial?: number;
}

/** A summary for people inside the organization. Written by `report -o x.json` and read by the summary page. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly class: 'inside';
  /** IANA name of the zone that defines log days. */
  readonly timeZone: string;
  /** ISO 8601 with offset; `to` is exclusive. Both null when there was no request. */
  readonly period: { readonly from: string | null; readonly to: string | null };
  /** A value is named from the first day on which this many distinct networks showed it. */
  readonly smallGroup: number;
  readonly totals: ReportTotals;
  /** By hour up to 7 days, else by day; steps without requests are present with zeros. */
  readonly series: readonly SeriesPoint[];
  /** Every panel is present; rows are sorted by requests, `(other)` last. */
  readonly panels: Record<PanelName, readonly PanelRow[]>;
  readonly quality: ReportQuality;
}
