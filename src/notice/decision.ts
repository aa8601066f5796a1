import type { Choice, Decision } from '../contract/index.js';

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

/** What the stores hold, unread. A mirror holds one value for each purpose, or null when it did not answer. */
export interface RawStores {
  /** `undefined`: no record. */
  readonly record: unknown;
  readonly recordAnswered: boolean;
  readonly local: Readonly<Record<string, string | undefined>> | null;
  readonly cookies: Readonly<Record<string, string | undefined>> | null;
}

/** What all stores say together. */
export interface Standing {
  readonly decision: Decision;
  /** Every store answered, with something that this version wrote. */
  readonly readable: boolean;
  /** The highest counter seen. */
  readonly counter: number;
  /** Of the record; undefined without one. */
  readonly policyVersion: string | undefined;
  readonly overSignal: boolean;
}

/** Today, in the unit of {@link DecisionRecord.day}. */
export function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}

/**
 * Reads all stores as one. Mirrors can only refuse: the cookie's constant `denied` always wins over a stored grant (it may come from
 * another subdomain), the local mirror wins unless the record's counter is higher. A value that is not a refusal is never
 * a grant: it makes the whole unreadable.
 *
 * @param grants which stored grants still count: no older than `grantDays`, given for this `policyVersion`. Refusals do not age.
 */
export function combineStores(
  raw: RawStores,
  purposes: readonly string[],
  grants: { readonly grantDays: number; readonly policyVersion: string },
): Standing {
  const record = parseRecord(raw.record);
  let readable = raw.recordAnswered && record !== null && !!raw.local && !!raw.cookies;
  let counter = record?.counter ?? 0;
  const decision: Record<string, Choice> = {};
  for (const purpose of purposes) {
    const local = parseMirror(raw.local?.[purpose]);
    const cookie = parseMirror(raw.cookies?.[purpose]);
    readable &&= local !== null && cookie !== null;
    const newest = Math.max(local ?? -1, cookie ?? -1);
    if (newest < Infinity) counter = Math.max(counter, newest);
    const stored = readStored(record, purpose, grants);
    const refused = newest >= 0 && !(stored === 'granted' && record && record.counter > newest);
    const choice = refused ? 'denied' : stored;
    if (choice) decision[purpose] = choice;
  }
  return { decision, readable, counter, policyVersion: record?.policyVersion, overSignal: !!record?.overSignal };
}

function readStored(
  record: DecisionRecord | undefined | null,
  purpose: string,
  grants: { readonly grantDays: number; readonly policyVersion: string },
): Choice | undefined {
  const stored = record?.decision[purpose];
  if (!record || stored !== 'granted') return stored;
  const counts = today() - record.day <= grants.grantDays && record.policyVersion === grants.policyVersion;
  return counts ? stored : undefined;
}

/** @returns undefined for nothing, null for what this version did not write. */
function parseRecord(raw: unknown): DecisionRecord | undefined | null {
  if (raw === undefined) return undefined;
  const record = raw as DecisionRecord | null;
  const sound =
    record?.version === 1 &&
    Number.isSafeInteger(record.counter) &&
    Number.isSafeInteger(record.day) &&
    // a day that has not come yet would make a grant that never ends
    record.day <= today() + 1 &&
    typeof record.policyVersion === 'string' &&
    Object.values(record.decision ?? { none: null }).every((choice) => choice === 'granted' || choice === 'denied');
  return sound ? record : null;
}

/** `denied` or `denied:7` → how new the refusal is; without a counter it counts as the newest. @returns undefined for nothing, null for anything else. */
function parseMirror(value: string | undefined): number | undefined | null {
  if (value === undefined) return undefined;
  const match = /^denied(?::(\d{1,9}))?$/.exec(value);
  return match && (match[1] ? Number(match[1]) : Infinity);
}
