import type { GivenOptions, NoticeOptions } from '../options.js';

/** What the page's controller tells the check: plain data, since the two come in two files. */
export interface PageState {
  /** Google may run on this page now. */
  readonly running: boolean;
  /** Addresses of requests to Google that were not let through. */
  readonly dropped: readonly string[];
  /** Google tags that came past the gate: markup or addresses. */
  readonly bypass: readonly string[];
  /** Options as they were given, and as they were understood. */
  readonly given: GivenOptions;
  readonly options: NoticeOptions;
  /** How many services the page declares. */
  readonly services: number;
}
