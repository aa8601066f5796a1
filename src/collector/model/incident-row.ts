import type { Attack } from './labels.js';

/** Default of `--incident-days`. */
export const DEFAULT_INCIDENT_DAYS = 180;

/** Rows for investigation are never kept longer, whatever is asked for. */
export const MAX_INCIDENT_DAYS = 365;

/**
 * One request as it is kept for investigating incidents; PRODUCT.md, "What is kept". While the day's keys live it is pseudonymous data,
 * never anonymous. No visitor, no country, no value of a query.
 */
export interface IncidentRow {
  /** Log day, YYYY-MM-DD. */
  readonly day: string;
  /** Epoch, seconds. The beginning of the local hour once the day's key is dead; the beginning of the day for merged requests. */
  readonly time: number;
  /** Keyed token of the address (IPv6: of the /64). null: sensitive path, unlabelled form post, late line, or the key is dead. */
  readonly address: string | null;
  /** Keyed token of the /24 or /48; null as above. */
  readonly network: string | null;
  readonly method: string | null;
  /** Cleaned path; null until it may be named, except for requests with a label. `(sensitive)` for merged requests. */
  readonly path: string | null;
  /** What a path without a name looks like, `/:word/:word.pdf`; null for a named one and for a request that named none. */
  readonly pathShape: string | null;
  /** Keyed token of a path without a name, while its day is open. */
  readonly pathToken: string | null;
  readonly queryKeys: readonly string[];
  /** Kinds of personal data behind each key, by name. */
  readonly queryKinds: Readonly<Record<string, readonly string[]>>;
  /** Host, or path of the own site; null until it may be named. */
  readonly referrer: string | null;
  readonly browser: string | null;
  readonly browserMajor: string | null;
  readonly system: string | null;
  readonly device: string | null;
  readonly bot: string | null;
  /** 0 when absent. */
  readonly status: number;
  readonly bytesSent: number;
  readonly durationMs: number | null;
  readonly protocol: string | null;
  /** null until it may be named. */
  readonly host: string | null;
  /** Labels and where the evidence stood; a label that many requests earned together has no place. */
  readonly attacks: readonly Attack[];
  /** 1; more where requests to sensitive paths were merged into one row. */
  readonly requests: number;
}

/** What is known of the rows of one log day. */
export interface IncidentDay {
  readonly day: string;
  /** Tokens are gone, except those of actors with an attack label or under hold; times are hours. */
  readonly isKeyDead: boolean;
  /** A reboot took the day's keys: what came before and after does not match, and nothing can be looked up. */
  readonly isKeyLost: boolean;
}
