/** Languages that are built in. */
export type Language = 'en' | 'ja';

/** What the settings line says about the present state. */
export type Status = 'agreed' | 'kept-on' | 'refused' | 'signal' | 'undecided' | 'sending' | 'not-here';

/** Every sentence of the first layer. Plain words, no bare "etc.", no claim that code does not keep. */
export interface Messages {
  readonly heading: string;
  readonly thisSite: string;
  /** Who uses what, and why. */
  readonly why: (operator: string) => string;
  /** To whom and when, before a choice under opt-in. */
  readonly optIn: string;
  /** Said under opt-in where it is true: no other Google tag was found. */
  readonly nothingYet: string;
  /** To whom and since when, under opt-out. */
  readonly optOut: string;
  readonly what: string;
  readonly agree: string;
  readonly refuse: string;
  readonly policy: string;
  readonly contact: string;
  readonly settings: string;
  readonly status: Readonly<Record<Status, string>>;
}
