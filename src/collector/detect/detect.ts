import type { AgentKind, Attack, Labels, RawBatch } from '../model/index.js';
import { kindOfAgent, recognizeBot } from './bots.js';
import { createFormReader } from './malformed.js';
import { merge, NO_ATTACKS, searchReferrer, searchTarget, searchUserAgent } from './search.js';

const CACHE_LIMIT = 50_000;

/** What a user agent tells. */
interface Judgement {
  readonly bot: string | null;
  readonly kind: AgentKind;
  readonly attacks: readonly Attack[];
}

const NOBODY: Judgement = { bot: null, kind: 'unknown', attacks: NO_ATTACKS };

/**
 * Recognizes bots and attacks before anything is removed: each distinct target, referrer and user agent of a batch once. What leaves
 * are names and places. One for each road; it remembers user agents it has judged.
 */
export function createDetector(): (raw: RawBatch) => Labels {
  const judge = createAgentJudge();
  return (raw) => {
    const agents = raw.dictionary('userAgent');
    const judged = agents.values.map(judge);
    const inForm = createFormReader(raw);
    const inTarget = createTargetReader(raw);
    const inReferrer = createReferrerReader(raw);
    const bot = new Array<string | null>(raw.rows);
    const kind = new Array<AgentKind>(raw.rows);
    const attacks = new Array<readonly Attack[]>(raw.rows);
    // one loop and no object a row: every line of every log comes through here
    for (let row = 0; row < raw.rows; row++) {
      const agent = judged[agents.codes[row]!] ?? NOBODY;
      bot[row] = agent.bot;
      kind[row] = agent.kind;
      attacks[row] = merge(merge(merge(inTarget(row), inReferrer(row)), agent.attacks), inForm(row));
    }
    return { bot, kind, attacks };
  };
}

/** Agents come again in every batch, and isbot is slow; targets and referrers are searched faster than they are looked up. */
function createAgentJudge(): (userAgent: string) => Judgement {
  const judged = new Map<string, Judgement>();
  return (userAgent) => {
    const known = judged.get(userAgent);
    if (known) return known;
    if (judged.size >= CACHE_LIMIT) judged.clear(); // whoever sends a new agent each time must not fill the memory
    const bot = recognizeBot(userAgent);
    const judgement = { bot, kind: kindOfAgent(userAgent, bot), attacks: searchUserAgent(userAgent) };
    judged.set(userAgent, judgement);
    return judgement;
  };
}

function createTargetReader(raw: RawBatch): (row: number) => readonly Attack[] {
  const { codes, values } = raw.dictionary('target');
  const found = values.map(searchTarget);
  return (row) => {
    const target = found[codes[row]!];
    if (target === undefined) return NO_ATTACKS;
    return isRefused(raw.status[row]!) ? target.refused() : target.always;
  };
}

function createReferrerReader(raw: RawBatch): (row: number) => readonly Attack[] {
  const { codes, values } = raw.dictionary('referrer');
  const found = values.map(searchReferrer);
  return (row) => found[codes[row]!] ?? NO_ATTACKS;
}

const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 406, 410, 414, 418, 444, 451]);

/** "No such thing", "not for you" and "not like that". A range that does not fit or a client that left is no refusal of the address. */
function isRefused(status: number): boolean {
  return REFUSALS.has(status);
}
