import type { AttackLabel, AttackPlace } from './attacks.js';
import type { RejectionReason } from './rejection.js';

/** A request as it stands in the log. null: the format has no such field, or it is `-` or empty. Holds personal data. */
export interface ExplainedRaw {
  readonly remoteAddr: string | null;
  readonly remoteUser: string | null;
  /** ISO 8601. */
  /** null: the format carries no time. */
  readonly time: string | null;
  readonly method: string | null;
  readonly target: string | null;
  readonly protocol: string | null;
  readonly status: number | null;
  readonly bytesSent: number;
  readonly referrer: string | null;
  readonly userAgent: string | null;
  readonly host: string | null;
  readonly durationMs: number | null;
  readonly forwardedFor: string | null;
}

/** What would be kept of it. `visitor`, `address` and `network` are tokens under a key that dies with the process. */
export interface ExplainedSafe {
  readonly time: string;
  readonly visitor: string | null;
  readonly address: string | null;
  readonly network: string | null;
  readonly country: string | null;
  readonly method: string | null;
  readonly path: string | null;
  /** Kinds of personal data that the path held: `mail`, `phone`, `my-number` and so on. */
  readonly pathKinds: readonly string[];
  readonly queryKeys: readonly string[];
  /** Kinds of personal data by key of the query; a key without any is absent. */
  readonly queryKinds: Readonly<Record<string, readonly string[]>>;
  readonly referrer: string | null;
  readonly browser: string | null;
  readonly browserMajor: string | null;
  readonly system: string | null;
  readonly device: string | null;
  readonly bot: string | null;
  readonly status: number | null;
  readonly bytesSent: number;
  readonly durationMs: number | null;
  readonly protocol: string | null;
  readonly host: string | null;
}

/** How one line of a log is understood. One object a line of `explain --json`. */
export interface ExplainedLine {
  /** 1 is the first line of its file. */
  readonly line: number;
  /** Byte offset in the file, after decompression. */
  readonly offset: number;
  readonly format: string;
  readonly rejected: RejectionReason | null;
  /** Of the request itself, and those that it earned together with requests of the same client before it. */
  readonly labels: readonly AttackLabel[];
  /** Where in the request each label's evidence stood. A label that many requests earned together has no place. */
  readonly places: Partial<Record<AttackLabel, readonly AttackPlace[]>>;
  /** null for a rejected line, as is `safe`. */
  readonly raw: ExplainedRaw | null;
  readonly safe: ExplainedSafe | null;
}
