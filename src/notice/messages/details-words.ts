/** What one language says of the built-in service, Google Analytics. Facts: law-and-specs.md §1.6. */
export interface GoogleWords {
  readonly name: string;
  /** Country of the receiver. */
  readonly country: string;
  /** Each kind of information that is sent; a closed list. */
  readonly sent: readonly string[];
  readonly purposeOwn: string;
  readonly purposeReceiver: string;
  /** What `_ga` is for, and `_ga_…`. */
  readonly visitorCookie: string;
  readonly visitCookie: string;
  /** What else is so: the cleaning of addresses, other countries. */
  readonly notes: string;
  /** Said unless the page declares a service for ads. */
  readonly noAds: string;
  /** How to refuse (`$`: the name of the button), and what no longer works then. */
  readonly how: string;
  readonly limits: string;
}

/** Every sentence of the details, as data. `$` stands for what is named behind it. */
export interface DetailsWords {
  readonly title: string;
  readonly close: string;
  /** Heading of what is so now. */
  readonly now: string;
  readonly running: string;
  readonly silent: string;
  /** Since the page was opened; a number follows. */
  readonly requests: string;
  readonly choice: string;
  readonly day: string;
  /** Name of the places that hold the record. */
  readonly kept: string;
  readonly nowhere: string;
  readonly noIdentifier: string;
  /** Name of the browser's signal, with a gloss where the name says nothing. */
  readonly signal: string;
  readonly signalOn: string;
  readonly signalOff: string;
  /** Names of the rows of a service. */
  readonly sent: string;
  readonly receiver: string;
  readonly purposeOwn: string;
  readonly purposeReceiver: string;
  readonly cookies: string;
  readonly noCookies: string;
  /** `$`: a number of days. */
  readonly days: string;
  /** Brackets of the language around `$`, behind a name. */
  readonly brackets: string;
  readonly google: GoogleWords;
  /** Heading of the seven items of an opt-out (規則22条の2の31), and the first two. */
  readonly optOut: string;
  readonly exists: string;
  readonly stopsSending: string;
  readonly stopsUse: string;
  /** Behind the names of items that the table above has. */
  readonly asAbove: string;
  /** Where a choice holds; when an accept ends (`$`: a number of days). */
  readonly holds: string;
  readonly ends: string;
  /** Heading and names of the links. */
  readonly links: string;
  readonly partners: string;
  readonly privacy: string;
  readonly addOn: string;
  /** `$`: the owner's policy version; the day of what is said of Google. */
  readonly version: string;
  readonly asOf: string;
  /** Said in a language that no native speaker has read. */
  readonly unreviewed?: string;
}
