/** What a detector recognizes. Kinds may be told; values never. */
export type Kind =
  | 'url'
  | 'jwt'
  | 'uuid'
  | 'mail'
  | 'handle'
  | 'ipv6'
  | 'mac'
  | 'coordinates'
  | 'ipv4'
  | 'ulid'
  | 'object-id'
  | 'hex'
  | 'iban'
  | 'residence-card'
  | 'passport'
  | 'card'
  | 'phone'
  | 'imei'
  | 'my-number'
  | 'driving-license'
  | 'corporate-number'
  | 'resident-code'
  | 'pension-number'
  | 'insurer-number'
  | 'license-plate'
  | 'local-number'
  | 'token'
  | 'postal-code'
  | 'birth-date'
  | 'addressee'
  | 'long-number'
  | 'numeric-id'
  | KeyKind;

/** What only the key (or the path segment in front) tells. */
export type KeyKind =
  'name' | 'account' | 'place' | 'birth-date' | 'secret' | 'session-id' | 'click-id' | 'free-words' | 'phone' | 'mail';

/** What stands in a cleaned path instead of what was found. */
export type Placeholder =
  ':mail' | ':name' | ':number' | ':id' | ':token' | ':address' | ':place' | ':date' | ':url' | ':words' | ':text';

/** One kind of personal datum: how it is found, what stands in its place, and samples that its test walks. */
export interface Detector {
  readonly kind: Kind;
  readonly placeholder: Placeholder;
  /** Finds candidates in text that {@link readText} decoded. Global; linear on bounded input. */
  readonly pattern: RegExp;
  /** Is the candidate one? Default: yes. */
  readonly confirm?: (candidate: string) => boolean;
  /** Digits that a text must have to be looked into at all; default none. Spares most texts most patterns. */
  readonly minDigits?: number;
  /** A cheap test that must pass first, where the pattern is slow on ordinary text. Not global. */
  readonly hint?: RegExp;
  /** A text of letters and digits alone cannot hold it. */
  readonly needsMark?: boolean;
  /** What is found takes the whole text with it, because what stands around it belongs to the same datum. Default: the match only. */
  readonly takesAll?: boolean;
  /** Texts in which it must be found. */
  readonly hits: readonly string[];
  /** Texts in which it must not. */
  readonly misses: readonly string[];
}

/** Every {@link Placeholder}, also inside a text. */
export const PLACEHOLDERS = /:(?:mail|name|number|id|token|address|place|date|url|words|text)(?![a-z])/g;
