/** Languages that are built in. */
export type Language = 'en' | 'ja';

/** Every sentence of the first layer. Plain words, no bare "etc.", no claim that the code does not keep. */
export interface Messages {
  readonly heading: string;
  /** Who uses what, and why. An empty operator is "this site". */
  readonly why: (operator: string) => string;
  /** To whom and when, before a choice under opt-in. */
  readonly optIn: string;
  /** Said under opt-in where it is true: no other Google tag was found. */
  readonly nothingYet: string;
  /** To whom and since when, under opt-out. */
  readonly optOut: string;
  readonly what: string;
  /** Said where the browser deletes what scripts store and no server keeps it. */
  readonly capped: string;
  readonly accept: string;
  readonly refuse: string;
  readonly policy: string;
  readonly contact: string;
  readonly settings: string;
  /** Before the name of the button that was chosen, or {@link Messages.undecided}. */
  readonly now: string;
  readonly undecided: string;
  /** Behind {@link Messages.undecided} while the tag runs. */
  readonly sending: string;
  readonly signal: string;
  /** Said behind a refusal where a tag container ran: what cannot be undone. */
  readonly reload: string;
}
