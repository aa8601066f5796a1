import type { DetailsWords } from './details-words.js';

/**
 * Languages that are built in, and those that have a file of their own, named as that file is: `zh` is written in simplified
 * characters, `pt` as in Brazil.
 */
export type Language = 'en' | 'ja' | 'ar' | 'de' | 'es' | 'fr' | 'it' | 'ko' | 'pt' | 'zh' | 'zh-hant';

/**
 * Every sentence of the first layer, as data. Plain words, no bare "etc.", no claim that the code does not keep.
 * The names reach the files of the languages, so they are whole in every build.
 */
export interface Messages {
  /** BCP 47 tag of the language that these words are in. */
  readonly lang: string;
  readonly heading: string;
  /** Who: where the operator has no name. */
  readonly site: string;
  /** Uses what, and why. */
  readonly why: string;
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
  readonly details: string;
  readonly policy: string;
  readonly contact: string;
  readonly settings: string;
  /** Before the name of the button that was chosen, or {@link Messages.undecided}. */
  readonly now: string;
  readonly undecided: string;
  /** Behind {@link Messages.undecided} while the tag runs. */
  readonly sending: string;
  /** Where Google never runs, whatever was chosen. */
  readonly notHere: string;
  readonly signal: string;
  /** Said behind a refusal where a tag container ran: what cannot be undone. */
  readonly reload: string;
  /** Absent for the built-in languages: `kotowari-gated.js` has theirs. */
  readonly placeholder?: PlaceholderWords;
  /** What the details say. Absent for the built-in languages: `kotowari-details.js` has theirs. */
  readonly more?: DetailsWords;
}

/** What stands in the place of an iframe that is held back. */
export interface PlaceholderWords {
  /** `$` is who is behind it. */
  readonly frame: string;
  /** On the button under it. */
  readonly show: string;
}

/** What the file of a language exports. */
export interface LanguageFile {
  readonly words: Messages;
}
