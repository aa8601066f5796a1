import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { today } from '../../../src/notice/decide/decision.js';
import { DecisionLedger } from '../../../src/notice/decide/decision-ledger.js';
import { decideGate } from '../../../src/notice/decide/gate.js';
import { resolveOptions } from '../../../src/notice/options.js';
import type { Model } from '../../../src/notice/options.js';

// the real stores of a real browser, broken in every way and combination; a "page" is a ledger that has just been made

const PAGE = { signal: false, denyPath: false, prerendering: false, stopped: false };
const NOTHING = () => undefined;
const refuse = (name: string) => () => {
  throw new DOMException('no', name);
};

type Fault = (garbage: string) => void | Promise<void>;
type Undo = () => void;
const undo: Undo[] = [];

/** Puts a property in the place of another until the page of the test goes. */
function replace(owner: object, name: string, descriptor: PropertyDescriptor) {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { ...descriptor, configurable: true });
  undo.push(() => (own ? Object.defineProperty(owner, name, own) : Reflect.deleteProperty(owner, name)));
}

/** What can become of IndexedDB between a refusal and the next page, or on that page. */
const RECORD_FAULTS: Record<string, Fault> = {
  sound: NOTHING,
  lost: () => inDatabase((store) => store.clear()),
  corrupt: (garbage) => inDatabase((store) => store.put(garbage, 'record')),
  'of another version': () => putRecord({ version: 2, decision: { analytics: 'granted' } }),
  'older, and a grant': () => putRecord({ counter: 1, decision: { analytics: 'granted' } }),
  'forged for tomorrow': () => putRecord({ counter: 9, day: today() + 2, decision: { analytics: 'granted' } }),
  throwing: () => replace(IDBFactory.prototype, 'open', { value: refuse('UnknownError') }),
  hanging: () => replace(IDBFactory.prototype, 'open', { value: () => new EventTarget() }),
  late: () => {
    const open = IDBFactory.prototype.open;
    replace(IDBFactory.prototype, 'open', {
      value(this: IDBFactory, name: string) {
        const late = {} as Record<'onsuccess' | 'result', unknown>;
        open.call(this, name).onsuccess = ({ target }) =>
          setTimeout(() => {
            late.result = (target as IDBOpenDBRequest).result;
            (late.onsuccess as (() => void) | undefined)?.();
          }, 260);
        return late;
      },
    });
  },
};

const LOCAL_FAULTS: Record<string, Fault> = {
  sound: NOTHING,
  lost: () => localStorage.clear(),
  forged: () => localStorage.setItem('kotowari-analytics', 'granted'),
  corrupt: (garbage) => localStorage.setItem('kotowari-analytics', garbage),
  throwing: () => replace(globalThis, 'localStorage', { get: refuse('SecurityError') }),
  full: () => replace(Storage.prototype, 'setItem', { value: refuse('QuotaExceededError') }),
};

const COOKIE_FAULTS: Record<string, Fault> = {
  sound: NOTHING,
  lost: () => void (document.cookie = 'kotowari-analytics=; path=/; max-age=0'),
  forged: () => void (document.cookie = 'kotowari-analytics=granted; path=/'),
  dropped: () => replace(Document.prototype, 'cookie', { get: () => '', set: NOTHING }),
  throwing: () => replace(Document.prototype, 'cookie', { get: refuse('SecurityError'), set: refuse('SecurityError') }),
};

function openPage(model: Model) {
  const options = resolveOptions({ model, measurementId: 'G-TEST1234' }, 'ja');
  const ledger = new DecisionLedger(
    () => ['analytics'],
    () => options,
  );
  // the notice counts as shown at once: what is allowed then hangs on the stores alone
  ledger.shown = true;
  ledger.readMirrors();
  const isAllowed = () => decideGate('analytics', ledger, { model, ...PAGE }).allowed;
  return { ledger, isAllowed, read: (first = true) => ledger.read(first, NOTHING) };
}

async function closePage() {
  while (undo.length) undo.pop()?.();
}

async function startAnew() {
  await closePage();
  localStorage.clear();
  sessionStorage.clear();
  document.cookie = 'kotowari-analytics=; path=/; max-age=0';
  await inDatabase((store) => store.clear());
}

const GARBAGE = fc.sample(
  fc.string({ minLength: 1 }).filter((text) => !/^denied(:\d+)?$/.test(text)),
  { numRuns: 500, seed: 4 },
);
/**
 * Nothing is left that could tell a refusal from a visitor who never made one: cleanly gone from everywhere; or the record put back to what
 * was before, and no mirror there to say so.
 */
const isTraceless = (record: string, local: string, cookie: string) =>
  local === 'lost' &&
  ((record === 'lost' && cookie === 'lost') || (record.startsWith('older') && ['lost', 'dropped'].includes(cookie)));

describe('decision ledger: S1 S2 S5, a refusal, then stores that are lost, late, hanging, throwing, corrupt, old or forged', function () {
  this.timeout(60_000);
  beforeEach(startAnew);
  after(startAnew);

  for (const [recordFault, breakRecord] of Object.entries(RECORD_FAULTS)) {
    it(`allows nothing without an accept, and always takes one: record ${recordFault}, whatever the mirrors are`, async () => {
      let garbage = 0;
      for (const [localFault, breakLocal] of Object.entries(LOCAL_FAULTS)) {
        for (const [cookieFault, breakCookie] of Object.entries(COOKIE_FAULTS)) {
          const where = `localStorage ${localFault}, cookie ${cookieFault}`;
          await startAnew();
          const before = openPage('opt-out');
          await before.read();
          await before.ledger.decide('granted', ['analytics'], false);
          await before.ledger.decide('denied', ['analytics'], false);
          for (const fault of [breakRecord, breakCookie, breakLocal]) await fault(GARBAGE[garbage++ % 500] ?? '');
          const after = openPage('opt-out');
          expect(after.isAllowed(), `${where}, at once`).to.equal(false);
          await after.read();
          const gone = isTraceless(recordFault, localFault, cookieFault);
          if (!gone) expect(after.isAllowed(), where).to.equal(false);
          const last = openPage('opt-out');
          await last.read();
          await last.ledger.decide('granted', ['analytics'], false);
          expect(last.isAllowed(), `${where}: accept`).to.equal(true);
          await last.read(false);
          expect(last.isAllowed(), `${where}: accept, read again`).to.equal(true);
        }
      }
    });
  }

  it('takes a refusal while stores are broken, and keeps it when they work again', async () => {
    for (const [recordFault, breakRecord] of Object.entries(RECORD_FAULTS)) {
      for (const [cookieFault, breakCookie] of Object.entries(COOKIE_FAULTS)) {
        await startAnew();
        const first = openPage('opt-in');
        await first.read();
        for (let times = 0; times < 3; times++) await first.ledger.decide('granted', ['analytics'], false);
        for (const fault of [breakRecord, breakCookie]) await fault('noise');
        const page = openPage('opt-in');
        // at once, before any store has answered
        await page.ledger.decide('denied', ['analytics'], false);
        await page.read(false);
        expect(page.isAllowed(), `record ${recordFault}, cookie ${cookieFault}`).to.equal(false);
        await closePage();
        const next = openPage('opt-in');
        await next.read();
        expect(next.isAllowed(), `record ${recordFault}, cookie ${cookieFault}, next page`).to.equal(false);
      }
    }
  });

  it('holds over any sequence of words, pages, tabs and losses', async () => {
    const step = fc.constantFrom('refuse', 'accept', 'page', 'read', 'lose record', 'lose local', 'lose cookie');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        await startAnew();
        let page = openPage('opt-out');
        let other = openPage('opt-out');
        let refused = false;
        let lost = new Set<string>();
        for (const name of steps) {
          if (name === 'refuse' || name === 'accept') {
            await page.ledger.decide(name === 'accept' ? 'granted' : 'denied', ['analytics'], false);
            if (name === 'refuse') other.ledger.hear(['analytics']);
            await other.read(false);
            refused = name === 'refuse';
            lost = new Set();
            if (!refused) expect(page.isAllowed()).to.equal(true);
          } else if (name === 'page') {
            [page, other] = [openPage('opt-out'), page];
            await page.read();
            // a store that lost the refusal has it again
            if (lost.size < 3) lost = new Set();
          } else if (name === 'read') await page.read(false);
          else {
            await (
              name === 'lose record'
                ? RECORD_FAULTS.lost
                : name === 'lose local'
                  ? LOCAL_FAULTS.lost
                  : COOKIE_FAULTS.lost
            )?.('');
            lost.add(name);
          }
          if (lost.size === 3) return;
          if (refused) expect([page.isAllowed(), other.isAllowed()], steps.join(', ')).to.deep.equal([false, false]);
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  it('writes the refusal again wherever it was lost', async () => {
    for (const fault of [RECORD_FAULTS.lost, LOCAL_FAULTS.lost, COOKIE_FAULTS.lost]) {
      await startAnew();
      const first = openPage('opt-in');
      await first.read();
      await first.ledger.decide('denied', ['analytics'], false);
      await fault?.('');
      await openPage('opt-in').read();
      await openPage('opt-in').read();
      expect(localStorage.getItem('kotowari-analytics')).to.match(/^denied:\d$/);
      expect(document.cookie).to.contain('kotowari-analytics=denied');
      expect(await getRecord()).to.deep.include({ version: 1, decision: { analytics: 'denied' } });
    }
  });

  it('opens IndexedDB again when the first connection is dead', async () => {
    const first = openPage('opt-in');
    await first.ledger.decide('granted', ['analytics'], false);
    const transaction = IDBDatabase.prototype.transaction;
    let dead = 0;
    replace(IDBDatabase.prototype, 'transaction', {
      value(this: IDBDatabase, ...args: Parameters<IDBDatabase['transaction']>) {
        if (dead++ % 2 === 0) refuse('InvalidStateError')();
        return transaction.apply(this, args);
      },
    });
    const page = openPage('opt-in');
    await page.read();
    expect(page.isAllowed()).to.equal(true);
    expect(dead).to.be.greaterThan(1);
  });

  it('says at once, and only then, that nothing was ever stored', async () => {
    expect(openPage('opt-in').ledger.blank).to.equal(true);
    const page = openPage('opt-in');
    await page.ledger.decide('granted', ['analytics'], false);
    expect(openPage('opt-in').ledger.blank).to.equal(false);
    await page.ledger.forget();
    expect(openPage('opt-in').ledger.blank).to.equal(true);
    replace(globalThis, 'localStorage', { get: refuse('SecurityError') });
    expect(openPage('opt-in').ledger.blank).to.equal(false);
  });
});

async function inDatabase<Value>(work: (store: IDBObjectStore) => IDBRequest<Value>): Promise<void> {
  await request(work);
}

async function getRecord(): Promise<unknown> {
  return request((store) => store.get('record'));
}

async function putRecord(changes: object): Promise<void> {
  const record = { version: 1, counter: 1, day: today(), decision: {}, policyVersion: '', overSignal: false };
  await inDatabase((store) => store.put({ ...record, ...changes }, 'record'));
}

async function request<Value>(work: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('kotowari');
    opening.onupgradeneeded = () => opening.result.createObjectStore('decision');
    opening.onsuccess = () => resolve(opening.result);
  });
  const transaction = database.transaction('decision', 'readwrite');
  const asked = work(transaction.objectStore('decision'));
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
  return asked.result;
}
