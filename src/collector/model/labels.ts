import type { AttackLabel, AttackPlace } from '../../contract/index.js';

/** An attack that was recognized in one request, and where. Names only: the evidence ends with the raw batch. */
export interface Attack {
  readonly label: AttackLabel;
  readonly places: readonly AttackPlace[];
}

/** Who a user agent is: `unknown` is none at all, or one that is neither a browser nor a known bot. */
export type AgentKind = 'human' | 'bot' | 'unknown';

/** What was recognized before anything is removed. One entry a row. */
export interface Labels {
  /** The bot's name from a closed list, or `bot`; null for everybody else. */
  readonly bot: readonly (string | null)[];
  readonly kind: readonly AgentKind[];
  /** Empty for almost every row; equal lists are the same object. */
  readonly attacks: readonly (readonly Attack[])[];
}
