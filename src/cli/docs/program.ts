import type { Example } from '../command.js';

/** A name and what it means. */
export interface Entry {
  readonly name: string;
  readonly says: string;
}

/** What the program is, in one line. */
export const TAGLINE = 'access-log summaries that name nobody';

/** What the program is, in a few sentences. */
export const DESCRIPTION =
  'Reads web-server access logs, takes out everything that names a person before anything is kept, and shows what is left: how the site is used, and what went wrong.';

/** Where a person begins. */
export const PROGRAM_EXAMPLES: readonly Example[] = [
  { line: 'kotowari report access.log', says: 'a summary on the terminal' },
  { line: 'kotowari report -o summary.html access.log', says: 'the same as a page for the browser' },
  {
    line: 'kotowari collect /var/log/nginx/access.log',
    says: 'follow a log; the summary page is at http://127.0.0.1:8787/',
  },
];

/** What works without a command, and with each. */
export const GENERAL_OPTIONS: readonly Entry[] = [
  { name: '-h, --help', says: 'help; behind a command: help on that command' },
  { name: '-V, --version', says: 'the version' },
];

/** What the program ends with. */
export const EXIT_STATUSES: readonly Entry[] = [
  { name: '0', says: 'done; for kotowari collect also: stopped with Ctrl-C' },
  {
    name: '1',
    says: 'failed, or stopped before the end: standard error says why, with file and byte offset where it has one, and never quotes a line of a log',
  },
  {
    name: '2',
    says: 'wrong usage: an option, command, format, day or zone that is not understood; standard error names what would be',
  },
];

/** What the environment decides. */
export const ENVIRONMENT: readonly Entry[] = [
  {
    name: 'LC_ALL, LC_MESSAGES, LANG',
    says: 'language of reports where --lang is not given: the first of them that is set; Japanese if it begins with ja, else English',
  },
  { name: 'NO_COLOR', says: 'set: no colors' },
  { name: 'FORCE_COLOR', says: 'set: colors also in a pipe, whatever NO_COLOR says; 0: none' },
  { name: 'TERM', says: 'dumb: no colors, no progress line' },
  { name: 'COLUMNS', says: 'width of a report where the output is no terminal; default 80' },
  {
    name: 'RUNEWIDTH_EASTASIAN',
    says: '1: the terminal draws characters of ambiguous width two columns wide, as some Japanese settings do; bars are then drawn in ASCII',
  },
  { name: 'XDG_RUNTIME_DIR', says: 'where kotowari collect keeps its keys, in the folder kotowari' },
];
