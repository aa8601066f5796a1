import { clear, createStore, get, set } from 'idb-keyval';
import { deleteCookie, findCookieDomain, readCookies, writeSiteCookie } from './cookies.js';
import { parseMirror } from './decision.js';
import type { DecisionRecord } from './decision.js';

const RECORD = 'record';
const SHOWN = 'shown';
const PREFIX = 'kotowari-';
/** Not under the prefix: other tabs would take the probe for a decision. */
const PROBE = 'kotowari_probe';
const PATIENCE_STEP_MS = 50;

// The decision's stores. IndexedDB is the record; localStorage and a first-party cookie mirror refusals, and only those: a lost record
// must not restart sending, and a forged mirror must not start it.

/** What IndexedDB held, unread. */
export interface RecordReading {
  readonly record: unknown;
  /** Policy version for which the notice was shown; anything but a string is none. */
  readonly shown: unknown;
}

/**
 * Reads one purpose's mirrors, at once.
 *
 * @returns how new their refusal is; -1 for none; NaN when one of them could not be read, or holds no refusal. Never throws.
 */
export function readMirrors(purpose: string): { readonly refusal: number; readonly sound: boolean } {
  const read = (mirror: () => string | null | undefined) => attempt(() => parseMirror(mirror())) ?? NaN;
  const values = [read(() => localStorage.getItem(PREFIX + purpose)), read(() => readCookies()[PREFIX + purpose])];
  const refusals = values.filter((value) => value >= 0);
  return { refusal: Math.max(-1, ...refusals), sound: !values.some(Number.isNaN) };
}

/** Reads the record. Rejects when IndexedDB does not answer properly. */
export async function readRecord(): Promise<RecordReading> {
  const [record, shown] = await Promise.all([get<unknown>(RECORD, open()), get<unknown>(SHOWN, open())]);
  return { record, shown };
}

/** Proves by writing that each store could keep a refusal. Never rejects. */
export async function provesKeeping(cookieDomain: string): Promise<boolean> {
  try {
    localStorage.setItem(PROBE, '1');
    localStorage.removeItem(PROBE);
    await set(PROBE, 1, open());
    return findCookieDomain(cookieDomain) !== null;
  } catch {
    // what can not be written can not be kept
    return false;
  }
}

/** Writes one purpose's mirrors, at once and as far as each allows: a refusal stands, anything else goes. Never throws. */
export function writeMirrors(purpose: string, record: DecisionRecord, cookieDomain: string): void {
  const name = PREFIX + purpose;
  const refused = record.decision[purpose] === 'denied';
  attempt(() => (refused ? localStorage.setItem(name, `denied:${record.counter}`) : localStorage.removeItem(name)));
  attempt(() => (refused ? writeSiteCookie(name, 'denied', cookieDomain) : deleteCookie(name)));
}

/** Writes the record. Never rejects: what can not be written is in force on this page, and mirrors hold a refusal beyond it. */
export async function writeRecord(record: DecisionRecord): Promise<void> {
  await quietly(() => set(RECORD, record, open()));
}

/** Remembers that the notice was shown. Never rejects. */
export async function writeShown(policyVersion: string): Promise<void> {
  await quietly(() => set(SHOWN, policyVersion, open()));
}

/** Empties IndexedDB. Never rejects. */
export async function clearRecord(): Promise<void> {
  await quietly(() => clear(open()));
}

/**
 * Waits 200 ms in four steps: while a long task blocks the page, an answer that has arrived can not be heard, and that
 * is not the store's fault.
 */
export async function patience(): Promise<undefined> {
  for (let step = 0; step < 4; step++) await new Promise((resolve) => setTimeout(resolve, PATIENCE_STEP_MS));
  return undefined;
}

/** A connection for each use: browsers close idle ones, and idb-keyval would go on asking the dead one. */
function open(): ReturnType<typeof createStore> {
  return createStore('kotowari', 'decision');
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    // a store that throws has no answer; the caller treats that as unreadable
    return undefined;
  }
}

async function quietly(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch {
    // what could not be written is in force on this page all the same
  }
}
