import { createStore, promisifyRequest } from 'idb-keyval';
import { deleteCookie, findCookieDomain, readCookies, writeSiteCookie } from '../cookies.js';
import { isRecord, parseMirror } from './decision.js';
import type { DecisionRecord } from './decision.js';

const RECORD = 'record';
const SHOWN = 'shown';
const PREFIX = 'kotowari-';
/** Not under the prefix: other tabs would take these two for a decision. */
const PROBE = 'kotowari_probe';
const HINT = 'kotowari_stored';
const PATIENCE_STEP_MS = 50;

// The decision's stores. IndexedDB is the record; localStorage and a first-party cookie mirror refusals, and only those: a lost record
// must not restart sending, and a forged mirror must not start it. The cookie may also be one that the server set (`record-url`).

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

/**
 * Whether this browser never kept a decision, as far as can be said at once: a cold IndexedDB takes 72 ms, on a slow phone 261 ms. Good for
 * showing the notice early, and for nothing else.
 */
export function isBlank(): boolean {
  return attempt(() => localStorage.getItem(HINT)) === null;
}

/** Reads the record. Rejects when IndexedDB does not answer properly. */
export async function readRecord(): Promise<RecordReading> {
  const [record, shown] = await access('readonly', (store) =>
    Promise.all([RECORD, SHOWN].map((key) => promisifyRequest<unknown>(store.get(key)))),
  );
  return { record, shown };
}

/** Proves by writing that each store could keep a refusal. Never rejects. */
export async function provesKeeping(cookieDomain: string): Promise<boolean> {
  try {
    localStorage.setItem(PROBE, '1');
    localStorage.removeItem(PROBE);
    await put(PROBE, 1);
    return findCookieDomain(cookieDomain) !== null;
  } catch {
    // what can not be written can not be kept
    return false;
  }
}

/**
 * Writes one purpose's mirrors, at once and as far as each allows: a refusal stands, anything else goes. Never throws.
 *
 * @param counter how new the refusal is; -1 when the record's counter is not known, so that no older grant beats it
 */
export function writeMirrors(purpose: string, refused: boolean, counter: number, cookieDomain: string): void {
  const name = PREFIX + purpose;
  const value = counter < 0 ? 'denied' : `denied:${counter}`;
  attempt(() => (refused ? localStorage.setItem(name, value) : localStorage.removeItem(name)));
  attempt(() => (refused ? writeSiteCookie(name, 'denied', cookieDomain) : deleteCookie(name)));
}

/**
 * Writes the record, in one transaction with a look at the one before, so that its counter always grows. Never rejects: what can not be
 * written is in force on this page, and mirrors hold a refusal beyond it.
 *
 * @returns the counter
 */
export async function writeRecord(record: DecisionRecord): Promise<number> {
  attempt(() => localStorage.setItem(HINT, '1'));
  let { counter } = record;
  await quietly(() =>
    access('readwrite', async (store) => {
      const before = await promisifyRequest<unknown>(store.get(RECORD));
      if (isRecord(before)) counter = Math.max(counter, before.counter + 1);
      store.put({ ...record, counter }, RECORD);
      return promisifyRequest(store.transaction);
    }),
  );
  return counter;
}

/** Remembers that the notice was shown. Never rejects. */
export async function writeShown(policyVersion: string): Promise<void> {
  await quietly(() => put(SHOWN, policyVersion));
}

/** Empties IndexedDB. Never rejects. */
export async function clearRecord(): Promise<void> {
  attempt(() => localStorage.removeItem(HINT));
  await quietly(() =>
    access('readwrite', (store) => {
      store.clear();
      return promisifyRequest(store.transaction);
    }),
  );
}

/**
 * Waits 200 ms in four steps: while a long task blocks the page, an answer that has arrived can not be heard, and that
 * is not the store's fault.
 */
export async function patience(): Promise<undefined> {
  for (let step = 0; step < 4; step++) await new Promise((resolve) => setTimeout(resolve, PATIENCE_STEP_MS));
  return undefined;
}

function put(key: string, value: unknown): Promise<void> {
  return access('readwrite', (store) => {
    store.put(value, key);
    return promisifyRequest(store.transaction);
  });
}

/**
 * Opens a connection for each use, and a second one when that is dead: iOS cuts them while the page sleeps, clearing storage closes them. It
 * is let go at once: one that stays open blocks a page that deletes every database when its visitor signs out.
 */
async function access<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const once = () =>
    createStore('kotowari', 'decision')(mode, async (store) => {
      const { db } = store.transaction;
      db.onversionchange = () => db.close();
      try {
        return await work(store);
      } finally {
        db.close();
      }
    });
  try {
    return await once();
  } catch {
    // the second failure is the answer
    return once();
  }
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
