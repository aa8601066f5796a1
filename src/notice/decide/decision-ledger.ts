import type { Choice, Decision } from '../../contract/index.js';
import { combine, isRecord, today } from './decision.js';
import type { DecisionRecord } from './decision.js';
import * as store from './decision-store.js';
import type { StoreState } from './gate.js';
import type { NoticeOptions } from '../options.js';
import { isRenewalDue, postRefusal } from './refusal-endpoint.js';
import { ANALYTICS } from '../services.js';

/** What this page knows of the decision: what the stores said, and what the visitor said here. Nothing here throws or rejects. */
export class DecisionLedger {
  decision: Decision = {};
  stores: StoreState = 'pending';
  /** The notice was shown for the present policy version. */
  shown = false;
  /** The choice was made while Global Privacy Control was on. */
  overSignal = false;
  /** Nothing was ever stored, as far as can be said before IndexedDB answers. */
  readonly blank = store.isBlank();
  /** Purposes about which this visitor spoke on this page, each with the counter of that word: only a newer one goes before it. */
  readonly explicit = new Map<string, number>();

  readonly #purposes: () => readonly string[];
  readonly #options: () => NoticeOptions;
  #counter = 0;
  /** The record could be read, so that the counter is the newest. */
  #known = false;
  #policyVersion: string | undefined;
  #forgotten = false;
  #reads = 0;
  /** Refusals on their way to the server: the cookie of its answer is no news. */
  #posting = 0;
  #written: Promise<unknown> = Promise.resolve();

  /** @param purposes and options are asked for at each use: both can change */
  constructor(purposes: () => readonly string[], options: () => NoticeOptions) {
    this.#purposes = purposes;
    this.#options = options;
  }

  /** The choice was made for another policy version than the present one. */
  get outdated(): boolean {
    return (this.#policyVersion ?? this.#options().policyVersion) !== this.#options().policyVersion;
  }

  /**
   * Reads all stores; 200 ms at most. A newer call, or a word of the visitor, makes an older one stale.
   *
   * @param first the page is new: a refusal that some store lost is written there again
   * @param onLate called when IndexedDB answered after its time: a refusal is then heard, and nothing else
   */
  async read(first: boolean, onLate: () => void): Promise<void> {
    const turn = ++this.#reads;
    const options = this.#options();
    const reading = this.#written.then(store.readRecord);
    const proof = options.model === 'opt-out' && store.provesKeeping(options.cookieDomain);
    const answer = await Promise.race([Promise.all([reading, proof]), store.patience()]).catch(() => undefined);
    if (turn !== this.#reads) return;
    if (answer) {
      const [{ record, shown }, kept] = answer;
      const readable = this.#take(record, true) && !this.#forgotten;
      this.stores = readable ? (kept ? 'keeping' : 'readable') : 'failed';
      this.shown ||= shown === options.policyVersion;
      if (first && this.#known && !this.#forgotten) this.#heal(record as DecisionRecord | undefined);
      return;
    }
    // a page that has read its stores before does not lose them to one slow answer
    if (this.stores === 'pending') this.stores = 'failed';
    reading.then(
      ({ record }) => {
        if (turn !== this.#reads) return;
        this.#take(record, false);
        onLate();
      },
      () => undefined,
    );
  }

  /** Reads the mirrors, at once: what they refuse is refused. */
  readMirrors(): void {
    this.#take(undefined, false);
  }

  /** Takes the visitor's word. In force when this returns, also where nothing can be written; resolves when all is written that can be. */
  decide(choice: Choice, purposes: readonly string[], overSignal: boolean): Promise<unknown> {
    // what is being read now is older than this word
    this.#reads++;
    this.#say(choice, purposes);
    const { policyVersion, recordUrl } = this.#options();
    this.#policyVersion = policyVersion;
    this.overSignal = overSignal;
    this.#counter++;
    // the mirrors at once: they hold even if the page goes away now
    this.#writeMirrors();
    for (const purpose of purposes) {
      // a cookie that cannot be deleted is older than the accept
      const stuck = choice === 'granted' ? store.readMirrors(purpose).refusal : 0;
      this.explicit.set(purpose, Math.max(this.#counter, stuck));
    }
    const written = this.#write(today()).then((counter) => {
      for (const [purpose, said] of this.explicit) {
        if (purposes.includes(purpose)) this.explicit.set(purpose, Math.max(said, counter));
      }
    });
    if (choice === 'denied' && purposes.includes(ANALYTICS)) void this.#post(recordUrl);
    return Promise.race([written, store.patience()]);
  }

  /** The page was away, in the back/forward cache, and heard nothing: what the stores said is of no use until they are read again. */
  distrust(): void {
    this.stores = 'pending';
  }

  /** Takes a refusal that another tab made. */
  hear(refused: readonly string[]): void {
    this.#say('denied', refused);
    refused.forEach((purpose) => this.explicit.set(purpose, this.#counter + 1));
  }

  /** Remembers that the notice was shown for the present policy version. */
  markShown(): void {
    this.shown = true;
    void store.writeShown(this.#options().policyVersion);
  }

  /** Forgets everything, here and in the stores. From now on this page allows nothing without an explicit accept. */
  async forget(): Promise<void> {
    this.#reads++;
    this.decision = {};
    this.explicit.clear();
    this.#forgotten = true;
    this.stores = 'failed';
    this.shown = false;
    const { recordUrl } = this.#options();
    this.#writeMirrors();
    const cleared = this.#written.then(store.clearRecord);
    this.#written = cleared;
    // the server alone can delete what it set where scripts do not reach (FPID)
    await Promise.race([Promise.all([cleared, this.#post(recordUrl)]), store.patience()]);
  }

  #say(choice: Choice, purposes: readonly string[]): void {
    this.decision = { ...this.decision, ...Object.fromEntries(purposes.map((purpose) => [purpose, choice])) };
  }

  #writeMirrors(): void {
    const { cookieDomain } = this.#options();
    for (const purpose of this.#purposes()) {
      const refused = this.decision[purpose] === 'denied';
      store.writeMirrors(purpose, refused, this.#known ? this.#counter : -1, cookieDomain);
    }
  }

  /** Writes what is decided now, behind what is being written: the last word is the last one there. @returns the counter */
  #write(day: number): Promise<number> {
    const { decision, overSignal } = this;
    const policyVersion = this.#policyVersion ?? this.#options().policyVersion;
    const record = { version: 1, counter: this.#counter, day, decision, policyVersion, overSignal } as const;
    const written = this.#written.then(() => store.writeRecord(record));
    this.#written = written;
    return written;
  }

  /** Tells the server of a refusal. Its answer sets the cookie: too late if the visitor has accepted, or forgotten, meanwhile. */
  async #post(recordUrl: string): Promise<void> {
    if (!recordUrl) return;
    this.#posting++;
    await postRefusal(recordUrl);
    this.#posting--;
    this.#writeMirrors();
  }

  /** Writes a refusal again wherever it was lost, and so renews the cookies that hold it. */
  #heal(record: DecisionRecord | undefined): void {
    const refused = this.#purposes().filter((purpose) => this.decision[purpose] === 'denied');
    if (!refused.length) return;
    if (refused.some((purpose) => record?.decision[purpose] !== 'denied')) {
      void this.#write(record?.day ?? today());
    }
    this.#writeMirrors();
    if (refused.includes(ANALYTICS) && isRenewalDue()) void this.#post(this.#options().recordUrl);
  }

  /**
   * Takes what the stores say, except where the visitor spoke on this page and nothing stored is newer. A refusal that this page knows of
   * stays, even if all stores lose it.
   *
   * @param answered IndexedDB answered in time. If not, only refusals are heard.
   * @returns whether all of them could be read
   */
  #take(raw: unknown, answered: boolean): boolean {
    const record = isRecord(raw) ? raw : undefined;
    if (answered) this.#known = raw === record;
    let readable = raw === record;
    const decision: Record<string, Choice> = { ...this.decision };
    for (const purpose of this.#purposes()) {
      const { refusal, sound } = store.readMirrors(purpose);
      readable &&= sound;
      const stored = record?.counter ?? 0;
      this.#counter = Math.max(this.#counter, stored, refusal < Infinity ? refusal : 0);
      if (Math.max(stored, refusal) <= (this.explicit.get(purpose) ?? -1)) continue;
      if (this.#posting && decision[purpose] !== 'denied') continue;
      this.explicit.delete(purpose);
      const choice = combine(record, purpose, refusal, this.#options());
      if (choice === 'denied' || (answered && choice)) decision[purpose] = choice;
      else if (answered && decision[purpose] !== 'denied') delete decision[purpose];
    }
    this.decision = decision;
    if (answered && !this.explicit.size) {
      this.#policyVersion = record?.policyVersion;
      this.overSignal = !!record?.overSignal;
    }
    return readable;
  }
}
