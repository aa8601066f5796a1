import type { AttackLabel, AttackPlace } from '../../contract/index.js';

/** A part of the request that rules search. The target is cut at its first `?`. */
export type SearchedPlace = Extract<AttackPlace, 'path' | 'query' | 'referrer' | 'userAgent'>;

/** One row of the table of rules: what a kind of attack looks like. A new rule is a new row. */
export interface AttackRule {
  readonly label: AttackLabel;
  readonly places: readonly SearchedPlace[];
  /**
   * Searched in the part as `toPlainTexts` gives it: decoded, lower case, one space for any run of white space.
   * It must take time in proportion to the text: no `+` or `*` that another one may share its characters with; gaps are bounded.
   */
  readonly pattern: RegExp;
  /** The encoding is the evidence: search the part as it was sent, in lower case. */
  readonly encoded?: true;
  /** Only where the server refused, see `isRefused`: the same address may be the site's own page. */
  readonly refused?: true;
  /** A value that the rule must find, as it was sent: a path where it begins with `/`, else a query, or a user agent for rules that look there only. */
  readonly hit: string;
  /** A harmless value that looks alike, in which no rule of this label may find anything. */
  readonly miss: string;
}

/** Both parts of a target: where a payload is put. */
export const TARGET = ['path', 'query'] as const;
/** Every text that a client writes. */
export const ANYWHERE = ['path', 'query', 'referrer', 'userAgent'] as const;
/** Where a URL stands. */
export const URLS = ['path', 'query', 'referrer'] as const;
