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
 * Recognises bots and attacks before anything is removed: each distinct target, referrer and user agent of a batch once. What leaves
 * are names and places. One for each road; it remembers user agents it has judged.
 */
export function createDetector(): (raw: RawBatch) => Labels {
  const judge = createAgentJudge();
  return (raw) => {
    const agents = raw.dictionary('userAgent');
    const judged = agents.values.map(judge);
    const ofRow = (row: number) => judged[agents.codes[row]!] ?? NOBODY;
    const rows = Array.from({ length: raw.rows }, (_, row) => ofRow(row));
    return {
      bot: rows.map(({ bot }) => bot),
      kind: rows.map(({ kind }) => kind),
      attacks: readAttacks(raw, rows),
    };
  };
}

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

function readAttacks(raw: RawBatch, agents: readonly Judgement[]): (readonly Attack[])[] {
  const targets = raw.dictionary('target');
  const referrers = raw.dictionary('referrer');
  const inTarget = targets.values.map(searchTarget);
  const inReferrer = referrers.values.map(searchReferrer);
  const inForm = createFormReader(raw);
  return agents.map((agent, row) => {
    const target = inTarget[targets.codes[row]!];
    const found = target === undefined ? NO_ATTACKS : isRefused(raw.status[row]!) ? target.refused() : target.always;
    return merge(merge(merge(found, inReferrer[referrers.codes[row]!] ?? NO_ATTACKS), agent.attacks), inForm(row));
  });
}

const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 406, 410, 414, 418, 444, 451]);

/** "No such thing", "not for you" and "not like that". A range that does not fit or a client that left is no refusal of the address. */
function isRefused(status: number): boolean {
  return REFUSALS.has(status);
}
