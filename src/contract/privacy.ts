/** Name and version of the measurement's shape. Keys may be added under the same version, none removed. */
export const PRIVACY_SCHEMA = 'kotowari-privacy/1';

/** The three ways back to a person that anonymous data must not offer. Source: Article 29 Working Party, opinion 05/2014 (WP216). */
export const PRIVACY_TESTS = ['singling-out', 'linkability', 'inference'] as const;

/** One of {@link PRIVACY_TESTS}. */
export type PrivacyTest = (typeof PRIVACY_TESTS)[number];

/** What is counted for each test, and which of the tests it belongs to. */
export const PRIVACY_MEASURES = {
  /** The data were made with groups so small that nobody is protected. */
  'groups-too-small': 'singling-out',
  /** Named values that fewer networks than the small group ever showed on one day, of all named ones. */
  'unique-values': 'singling-out',
  /** Hours or days of the series that hold fewer visitors than the small group, of all that hold any. */
  'lonely-times': 'singling-out',
  /** Rows whose hour, page, browser, system and device no other row has, of all rows with a token. */
  'unique-rows': 'singling-out',
  /** Rows to the second of a day whose key is dead, of all its rows. */
  'exact-times': 'singling-out',
  /** Values that look like an address or a token, of all values. */
  identifiers: 'linkability',
  /** Tokens at rest while their day is open. */
  'living-tokens': 'linkability',
  /** Tokens that stand on two days or more, of all tokens. */
  'joined-tokens': 'linkability',
  /** Tokens on days whose key is dead, of all tokens; not those of attackers and of actors under hold. */
  'tokens-left': 'linkability',
  /** Rows of sensitive pages and form posts without a label that carry a token, of all such rows. */
  'forbidden-tokens': 'linkability',
  /** Days whose rows are older than the longest time that they may be kept. */
  'days-too-old': 'linkability',
  /** Visitors of the group that are known to have been on a sensitive page, of all in the group. */
  'sensitive-posterior': 'inference',
  /** Bytes of sensitive pages: they tell which page it was. */
  'sensitive-bytes': 'inference',
  /** Of the visitors of a day or period, those of the named value that the most of them have: what is guessed best of one of them. */
  'highest-posterior': 'inference',
  /** Rows of tables that are shown though the whole group is smaller than the small group. */
  'rows-of-few': 'inference',
  /** Days with fewer networks than the small group: whoever takes one period from another sees them alone. */
  'lonely-days': 'inference',
} as const satisfies Readonly<Record<string, PrivacyTest>>;

/** One of {@link PRIVACY_MEASURES}. */
export type PrivacyMeasureName = keyof typeof PRIVACY_MEASURES;

/** One number of the measurement. Counts only: it never holds a value. */
export interface PrivacyMeasure {
  readonly test: PrivacyTest;
  readonly name: PrivacyMeasureName;
  readonly found: number;
  /** Out of so many. */
  readonly of: number;
  /** The largest number that passes; null: told, not limited. */
  readonly limit: number | null;
  readonly passed: boolean;
}

/** One body of data: the statistics of a report or store, or the rows for investigation. */
export interface MeasuredData {
  readonly data: 'report' | 'store' | 'incident-rows';
  /** Rows for investigation are pseudonymous while a key lives, and treated so after. */
  readonly class: 'statistics' | 'pseudonymous';
  /** Networks that stand behind what is named. */
  readonly smallGroup: number;
  readonly passed: boolean;
  readonly measures: readonly PrivacyMeasure[];
}

/** The answer of `privacy`. */
export interface PrivacyMeasurement {
  readonly schema: typeof PRIVACY_SCHEMA;
  readonly passed: boolean;
  readonly measured: readonly MeasuredData[];
}
