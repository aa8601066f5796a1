import type { Choice, Decision } from '../../contract/index.js';

/** The record in IndexedDB. It holds no identifier and no time finer than a day. */
export interface DecisionRecord {
  readonly version: 1;
  /** Grows with each choice: a newer grant beats an older refusal that a mirror still holds. */
  readonly counter: number;
  /** Days since 1970-01-01, UTC. */
  readonly day: number;
  readonly decision: Decision;
  readonly policyVersion: string;
  /** The choice was made while Global Privacy Control was on. */
  readonly overSignal: boolean;
}

/** Which stored grants still count. */
export interface GrantRules {
  readonly grantDays: number;
  readonly policyVersion: string;
}

/** Today, in the unit of {@link DecisionRecord.day}. */
export function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}

/** Whether IndexedDB held what this version writes. A day that has not come yet would make a grant that never ends. */
export function isRecord(raw: unknown): raw is DecisionRecord {
  const record = raw as DecisionRecord | undefined;
  return (
    record?.version === 1 &&
    Number.isSafeInteger(record.counter) &&
    record.day <= today() + 1 &&
    typeof record.policyVersion === 'string' &&
    Object.values(record.decision ?? [0]).every((choice) => choice === 'granted' || choice === 'denied')
  );
}

/**
 * Reads a mirror's value, which can only refuse: `denied`, or `denied:7` with the counter of the refusal.
 *
 * @returns the counter, which without one is higher than any; -1 for no value; NaN for what this version did not write
 */
export function parseMirror(value: string | null | undefined): number {
  if (value == null) return -1;
  const match = /^denied(?::(\d{1,9}))?$/.exec(value);
  return match ? Number(match[1] ?? Infinity) : NaN;
}

/**
 * What record and mirrors say about one purpose. A mirror's refusal wins over the record unless the record's counter is higher; the cookie,
 * which has no counter and may come from another subdomain, always wins. A grant comes from the record only, while it counts.
 *
 * @param refusal the highest {@link parseMirror} of the purpose's mirrors
 */
export function combine(
  record: DecisionRecord | undefined,
  purpose: string,
  refusal: number,
  grants: GrantRules,
): Choice | undefined {
  const stored = record?.decision[purpose];
  if (refusal >= 0 && !(stored === 'granted' && record && record.counter > refusal)) return 'denied';
  if (!record || stored !== 'granted') return stored;
  const counts = today() - record.day <= grants.grantDays && record.policyVersion === grants.policyVersion;
  return counts ? stored : undefined;
}
