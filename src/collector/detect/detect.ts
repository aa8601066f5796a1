import { Facts, type AgentJudgement, type Attack, type Labels, type RawBatch } from '../model/index.js';
import { kindOfAgent, recognizeBot } from './bots.js';
import { createFormReader } from './malformed.js';
import { merge, NO_ATTACKS, searchReferrer, searchTarget, searchUserAgent, type Finding } from './search.js';

/** What a user agent tells. */
interface Judgement extends AgentJudgement {
  readonly attacks: readonly Attack[];
}

const NOBODY: Judgement = { bot: null, kind: 'unknown', attacks: NO_ATTACKS };
const NOTHING: Finding = { always: NO_ATTACKS, refused: () => NO_ATTACKS };

/**
 * Recognizes bots and attacks before anything is removed: each distinct target, referrer and user agent of a run once. What leaves are names
 * and places. One for each road; it remembers what it has judged for as long as the dictionaries do.
 */
export function createDetector(): (raw: RawBatch) => Labels {
  const agents = new Facts(judgeAgent, [NOBODY]);
  const targets = new Facts(searchTarget, [NOTHING]);
  const referrers = new Facts(searchReferrer, [NO_ATTACKS]);
  const readForm = createFormReader();
  const lists = new AttackLists();
  return (raw) => {
    const [agent, target, referrer] = [raw.column('userAgent'), raw.column('target'), raw.column('referrer')];
    const judged = agents.of(agent.dictionary);
    const found = targets.of(target.dictionary);
    const referred = referrers.of(referrer.dictionary);
    const inForm = readForm(raw);
    const codes = new Int32Array(raw.rows);
    // one loop and no object a row: every line of every log comes through here
    for (let row = 0; row < raw.rows; row++) {
      const ofTarget = found[target.codes[row]! + 1]!;
      const inTarget = isRefused(raw.status[row]!) ? ofTarget.refused() : ofTarget.always;
      const ofAgent = judged[agent.codes[row]! + 1]!.attacks;
      const attacks = merge(merge(merge(inTarget, referred[referrer.codes[row]! + 1]!), ofAgent), inForm(row));
      codes[row] = attacks.length === 0 ? 0 : lists.codeOf(attacks);
    }
    return {
      agent: { codes: agent.codes.map((code) => code + 1), values: judged },
      attacks: { codes, values: lists.values },
    };
  };
}

function judgeAgent(userAgent: string): Judgement {
  const bot = recognizeBot(userAgent);
  return { bot, kind: kindOfAgent(userAgent, bot), attacks: searchUserAgent(userAgent) };
}

/** Lists of attacks by number; there are as many as ways to combine labels and places, so they stay. */
class AttackLists {
  readonly values: (readonly Attack[])[] = [NO_ATTACKS];
  readonly #codes = new Map<string, number>();

  codeOf(attacks: readonly Attack[]): number {
    const key = attacks.map(({ label, places }) => `${label}@${places.join()}`).join(' ');
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    this.#codes.set(key, this.values.length);
    this.values.push(attacks);
    return this.values.length - 1;
  }
}

const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 406, 410, 414, 418, 444, 451]);

/** "No such thing", "not for you" and "not like that". A range that does not fit or a client that left is no refusal of the address. */
function isRefused(status: number): boolean {
  return REFUSALS.has(status);
}
