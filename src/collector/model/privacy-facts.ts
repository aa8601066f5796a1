/** What the measurement of privacy must know of the statistics in a store: counts, never a value. */
export interface PrivacyFacts {
  /** Values that stand by name. */
  readonly namedValues: number;
  /** Of these, values that fewer networks than asked for showed on every day there is, unless they are public or their first day is no longer kept. */
  readonly rareValues: number;
  /** Distinct tokens at rest: of visitors, networks and values without a name. */
  readonly tokens: number;
  /** Of these, tokens that stand on two days or more. */
  readonly joinedTokens: number;
  /** Of these, tokens of days that are closed. */
  readonly leftTokens: number;
  /** The cell of the sensitive group with the largest share of a day's visitors, and these. */
  readonly sensitive: { readonly visitors: number; readonly of: number; readonly bytesSent: number };
  /** The named value of any panel with the largest share of the visitors of a day that has enough networks, and these. */
  readonly highest: { readonly visitors: number; readonly of: number };
  readonly days: number;
  /** Days with requests, but fewer networks than asked for. */
  readonly lonelyDays: number;
}
