import type { AttackLabel, AttackPlace } from '../../contract/index.js';
import type { Column } from './column.js';

/** An attack that was recognized in one request, and where. Names only: the evidence ends with the raw batch. */
export interface Attack {
  readonly label: AttackLabel;
  readonly places: readonly AttackPlace[];
}

/** Who a user agent is: `unknown` is none at all, or one that is neither a browser nor a known bot. */
export type AgentKind = 'human' | 'bot' | 'unknown';

/** What a user agent tells of whoever sent it. */
export interface AgentJudgement {
  /** The bot's name from a closed list, or `bot`; null for everybody else. */
  readonly bot: string | null;
  readonly kind: AgentKind;
}

/** What was recognized before anything is removed. */
export interface Labels {
  readonly agent: Column<AgentJudgement>;
  /** Code 0, the empty list, for almost every row. */
  readonly attacks: Column<readonly Attack[]>;
}
