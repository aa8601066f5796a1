import type { RejectionReason } from '../../contract/index.js';
import type { Column } from './column.js';
import type { AgentKind, Attack } from './labels.js';

declare const safe: unique symbol;

/** What is kept of a user agent. `null`: not recognized. */
export interface SafeAgent {
  readonly browser: string | null;
  readonly browserMajor: string | null;
  readonly system: string | null;
  readonly device: 'desktop' | 'mobile' | 'tablet' | 'other' | null;
  /** The bot's name from a closed list, or `bot`; null for everybody else. */
  readonly bot: string | null;
  readonly kind: AgentKind;
}

/** What is kept of a request target. */
export interface SafeTarget {
  /** Cleaned path, or `(sensitive)`; null when the request named none. */
  readonly path: string | null;
  /** Names of the query's keys, never values; a name that is no plain word is `:text`. */
  readonly queryKeys: readonly string[];
  /** Kinds of personal data found behind each of these keys, by name: never values. */
  readonly queryKinds: Readonly<Record<string, readonly string[]>>;
  /** Kinds of personal data that the path held before it was cleaned. */
  readonly pathKinds: readonly string[];
  /** Twelve digits with the check digit of a My Number stood in path or query: worth an alarm, never the value. */
  readonly holdsMyNumber: boolean;
  /** Allow-listed campaign keys with their values, as a query. */
  readonly campaignQuery: string;
  /** Allow-listed campaign, `source / medium / name`; null without one. */
  readonly campaign: string | null;
  /** By extension: style, script, image, font and the like. */
  readonly isAsset: boolean;
  readonly isSensitive: boolean;
  /** One of the collector's own endpoints: never becomes a row. */
  readonly isOwn: boolean;
}

/** What is kept of a referrer. */
export interface SafeReferrer {
  /** Host, or cleaned path on the own site; null when there was none or it may not be told. */
  readonly value: string | null;
  /** The page that linked here is sensitive, so this request may not tell of it. */
  readonly isSensitive: boolean;
}

/** Keyed tokens of one row, made when asked for; null where a row may carry none. */
export interface RowTokens {
  /** Of address and user agent. */
  visitor(row: number): string | null;
  /** Of the /24 or /48. */
  network(row: number): string | null;
  /** Token of the address, a cut address, or null. */
  address(row: number): string | null;
}

/** The columns of a {@link SafeBatch}. */
export interface SafeColumns {
  readonly rows: number;
  /** Epoch, seconds. */
  readonly time: Float64Array;
  /** Log day in the store's zone, YYYY-MM-DD. */
  readonly day: Column<string>;
  /** Epoch of the beginning of the local hour, seconds. */
  readonly hour: Float64Array;
  readonly hourOfDay: Uint8Array;
  /**
   * Number of address and user agent, from a random seed of the run: it tells two visitors apart and dies with the process. NaN for bots,
   * sensitive paths and days whose key is dead.
   */
  readonly visitor: Float64Array;
  /** Number of the /24 or /48, as above. */
  readonly network: Float64Array;
  /** null where nothing is kept: then numbers are enough, and no token is made. */
  readonly tokens: RowTokens | null;
  /** Two letters of ISO 3166-1; null for private ranges, host names, sensitive paths and the collector's own endpoints. */
  readonly country: Column<string | null>;
  /** The day's key is dead: count requests and bytes only. */
  readonly late: Uint8Array;
  /** Attacks that were recognized, by name and place; empty for almost every row. */
  readonly attacks: Column<readonly Attack[]>;
  readonly agent: Column<SafeAgent>;
  readonly target: Column<SafeTarget>;
  readonly referrer: Column<SafeReferrer>;
  /** A registered method, or `(unknown)`; null for a request that could not be read. */
  readonly method: Column<string | null>;
  readonly protocol: Column<string | null>;
  readonly host: Column<string | null>;
  readonly status: Uint16Array;
  /** 0 for sensitive paths: the size would tell which page it was. */
  readonly bytesSent: Float64Array;
  /** NaN when absent, and for sensitive paths. */
  readonly durationMs: Float64Array;
  /** Requests whose target held what looks like a My Number. */
  readonly myNumbers: number;
  /** Lines that did not parse: why, and how many rows stood before them in the batch. */
  readonly rejected: readonly { readonly before: number; readonly reason: RejectionReason }[];
}

/** Rows that may be written. Only the door in `anonymize/` makes one: the brand keeps raw rows out of the store by type. */
export interface SafeBatch extends SafeColumns {
  readonly [safe]: true;
}
