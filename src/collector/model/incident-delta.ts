/**
 * Columns of rows on their way into the store, in order; `true`: whole numbers that fit 32 bits. What repeats is the number of an
 * {@link IncidentValue}; -1 is absent. The beginning of the hour is `time` without `into_hour`.
 */
export const INCIDENT_COLUMNS = {
  day: true,
  time: false,
  into_hour: true,
  address: true,
  network: true,
  method: true,
  path: true,
  query: true,
  referrer: true,
  agent: true,
  status: true,
  bytes_sent: false,
  duration_ms: false,
  protocol: true,
  host: true,
  attacks: true,
} as const;

/** What a value of a row is. The texts of `address` and `network` are tokens. */
export type IncidentValueKind =
  'address' | 'network' | 'path' | 'query' | 'referrer' | 'agent' | 'host' | 'attacks' | 'word';

/** A text that rows of one day refer to by its number. */
export interface IncidentValue {
  readonly day: string;
  /** No two values of a day have the same number while they are in the store. */
  readonly id: number;
  readonly kind: IncidentValueKind;
  /** null: it may not be named (yet). */
  readonly text: string | null;
  /** Keyed token of what may not be named; dies with the day. */
  readonly token: string | null;
  readonly shape: string | null;
}

/** A value that was written by its token and may be named from now on. */
export type NamedIncidentValue = Pick<IncidentValue, 'day' | 'kind'> & {
  readonly text: string;
  readonly token: string;
};

/** Requests to sensitive paths on one day: how many, and what attacks they showed. */
export interface IncidentGroup {
  readonly day: string;
  /** Beginning of the log day, epoch seconds: hours would tell more than statistics do. */
  readonly time: number;
  /** JSON, a list of attacks. */
  readonly attacks: string;
  readonly requests: number;
}

/** A column of numbers, whole ones or any. */
export type NumberColumn = Int32Array | Float64Array;

/** Rows for investigation that one commit takes. */
export interface IncidentDelta {
  /** Log days that are in it. */
  readonly days: readonly string[];
  /** One array a column of {@link INCIDENT_COLUMNS}, all of the same length. `day` is a number such as 20260308. */
  readonly columns: readonly NumberColumn[];
  readonly values: readonly IncidentValue[];
  readonly named: readonly NamedIncidentValue[];
  readonly groups: readonly IncidentGroup[];
  /** There are rows of days that are closed: they are to follow the others out of the hot file. */
  readonly hasLate: boolean;
}

/** @returns a log day as the number that rows hold: `2026-03-08` is 20260308. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}
