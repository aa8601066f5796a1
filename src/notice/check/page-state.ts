import type { Decision } from '../../contract/index.js';

/** What the page's controller tells the check: plain data, since the two come in two files. */
export interface PageState {
  readonly decision: Decision;
  readonly model: string;
  /** Configured measurement and container IDs. */
  readonly ids: readonly string[];
  /** Google may run on this page now. */
  readonly running: boolean;
  /** Addresses of requests to Google that were not let through. */
  readonly dropped: readonly string[];
  /** Google tags that came past the gate: markup or addresses. */
  readonly bypass: readonly string[];
}
