import { createStore, del, get, set } from 'idb-keyval';
import { deleteCookie, findCookieDomain, readCookies, writeSiteCookie } from './cookies.js';
import type { DecisionRecord, RawStores } from './decision.js';

const RECORD = 'record';
const SHOWN = 'shown';
/** Not under the prefix: other tabs would take the probe for a decision. */
const PROBE = 'kotowari_probe';
const PREFIX = 'kotowari-';
const PATIENCE_MS = 200;

/** What all stores said within the time they have. */
export interface StoreReading {
  readonly raw: RawStores;
  /** Policy version for which the notice was shown; anything but a string is none. */
  readonly shown: unknown;
  /** Each store proved that it can keep a refusal. */
  readonly keeping: boolean;
  /** What they say once IndexedDB has answered, however late; undefined when it never will. */
  readonly late: Promise<RawStores | undefined>;
}

/**
 * The decision's stores. IndexedDB is the record; localStorage and a first-party cookie mirror refusals, and only those: a lost
 * record must not restart sending, and a forged mirror must not start it. Nothing here throws but what returns a promise.
 */
export class DecisionStore {
  readonly #purposes: readonly string[];
  readonly #cookieDomain: string;

  constructor(purposes: readonly string[], cookieDomain: string) {
    this.#purposes = purposes;
    this.#cookieDomain = cookieDomain;
  }

  /** Reads the mirrors, at once. */
  readMirrors(): Pick<RawStores, 'local' | 'cookies'> {
    const cookies = attempt(readCookies);
    return {
      local: attempt(() => this.#byPurpose((name) => localStorage.getItem(name) ?? undefined)) ?? null,
      cookies: (cookies && this.#byPurpose((name) => cookies[name])) ?? null,
    };
  }

  /**
   * Reads all stores; gives IndexedDB 200 ms. Never rejects.
   *
   * @param prove whether to find out, by writing, that each store can keep a refusal
   */
  async read(prove: boolean): Promise<StoreReading> {
    const answers = readDatabase();
    const proof = prove ? this.#provesKeeping().catch(() => false) : false;
    const silent = [undefined, false] as const;
    const [answer, keeping] = await Promise.race([Promise.all([answers, proof]), patience().then(() => silent)]).catch(
      () => silent,
    );
    const toRaw = (record: unknown): RawStores => ({ ...this.readMirrors(), record, recordAnswered: true });
    return {
      raw: { ...toRaw(answer?.[0]), recordAnswered: !!answer },
      shown: answer?.[1],
      keeping,
      late: answers.then(
        ([record]) => toRaw(record),
        () => undefined,
      ),
    };
  }

  /** Writes the mirrors, at once and as far as each allows: refusals stand, everything else goes. */
  writeMirrors(record: DecisionRecord): void {
    for (const purpose of this.#purposes) {
      const name = PREFIX + purpose;
      const refused = record.decision[purpose] === 'denied';
      attempt(() => (refused ? localStorage.setItem(name, `denied:${record.counter}`) : localStorage.removeItem(name)));
      attempt(() => (refused ? writeSiteCookie(name, 'denied', this.#cookieDomain) : deleteCookie(name)));
    }
  }

  /** Writes the record. Rejects when IndexedDB does not take it. */
  async writeRecord(record: DecisionRecord): Promise<void> {
    await set(RECORD, record, open());
  }

  /** Remembers that the notice was shown. Rejects when IndexedDB does not take it. */
  async writeShown(policyVersion: string): Promise<void> {
    await set(SHOWN, policyVersion, open());
  }

  /** Removes all that {@link DecisionStore} ever wrote. Rejects when IndexedDB does not answer. */
  async forget(): Promise<void> {
    for (const purpose of this.#purposes) {
      attempt(() => localStorage.removeItem(PREFIX + purpose));
      attempt(() => deleteCookie(PREFIX + purpose));
    }
    await Promise.all([RECORD, SHOWN, PROBE].map((key) => del(key, open())));
  }

  async #provesKeeping(): Promise<boolean> {
    localStorage.setItem(PROBE, '1');
    localStorage.removeItem(PROBE);
    await set(PROBE, 1, open());
    return findCookieDomain(this.#cookieDomain) !== null;
  }

  #byPurpose(read: (name: string) => string | undefined): Record<string, string | undefined> {
    return Object.fromEntries(this.#purposes.map((purpose) => [purpose, read(PREFIX + purpose)]));
  }
}

/** A connection for each use: browsers close idle ones, and idb-keyval would go on asking the dead one. */
function open(): ReturnType<typeof createStore> {
  return createStore('kotowari', 'decision');
}

/** Async, so that an IndexedDB that throws rejects. */
async function readDatabase(): Promise<[unknown, unknown]> {
  return Promise.all([get<unknown>(RECORD, open()), get<unknown>(SHOWN, open())]);
}

/** Waits in four steps: while a long task blocks the page an answer that has arrived can not be heard, and that is not the store's fault. */
async function patience(): Promise<void> {
  for (let step = 0; step < 4; step++) await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS / 4));
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    // a store that throws has no answer; the caller treats that as unreadable
    return undefined;
  }
}
