import type { Choice, Decision } from '../contract/index.js';
import { combine, isRecord, today } from './decision.js';
import * as store from './decision-store.js';
import type { StoreState } from './gate.js';
import type { NoticeOptions } from './options.js';

/** What this page knows of the decision: what the stores said, and what the visitor said here. Nothing here throws or rejects. */
export class DecisionLedger {
  decision: Decision = {};
  stores: StoreState = 'pending';
  /** The notice was shown for the present policy version. */
  shown = false;
  /** The choice was made while Global Privacy Control was on. */
  overSignal = false;
  /** Purposes about which this visitor spoke on this page. */
  readonly explicit = new Set<string>();

  readonly #purposes: () => readonly string[];
  readonly #options: () => NoticeOptions;
  #counter = 0;
  #policyVersion: string | undefined;
  #forgotten = false;
  #reads = 0;

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
   * Reads all stores; 200 ms at most. A newer call makes an older one stale.
   *
   * @param superseded another tab spoke later than this page did, so the record goes before what was said here
   * @param onLate called when IndexedDB answered after its time: a refusal is then heard, and nothing else
   */
  async read(superseded: boolean, onLate: () => void): Promise<void> {
    const turn = ++this.#reads;
    const options = this.#options();
    const reading = store.readRecord();
    const proof = options.model === 'opt-out' && store.provesKeeping(options.cookieDomain);
    const answer = await Promise.race([Promise.all([reading, proof]), store.patience()]).catch(() => undefined);
    if (turn !== this.#reads) return;
    if (answer) {
      if (superseded) this.explicit.clear();
      const readable = this.#take(answer[0].record, true) && !this.#forgotten;
      this.stores = readable ? (answer[1] ? 'keeping' : 'readable') : 'failed';
      this.shown ||= answer[0].shown === options.policyVersion;
      return;
    }
    this.stores = 'failed';
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
  decide(choice: Choice, purposes: readonly string[], overSignal: boolean): Promise<void> {
    this.#say(choice, purposes);
    purposes.forEach((purpose) => this.explicit.add(purpose));
    const { policyVersion, cookieDomain } = this.#options();
    this.#policyVersion = policyVersion;
    this.overSignal = overSignal;
    const { decision } = this;
    const record = { version: 1, counter: ++this.#counter, day: today(), decision, policyVersion, overSignal } as const;
    // the mirrors at once: they hold even if the page goes away now
    this.#purposes().forEach((purpose) => store.writeMirrors(purpose, record, cookieDomain));
    return store.writeRecord(record);
  }

  /** Takes a refusal that another tab made. */
  hear(refused: readonly string[]): void {
    refused.forEach((purpose) => this.explicit.delete(purpose));
    this.#say('denied', refused);
  }

  /** Remembers that the notice was shown for the present policy version. */
  markShown(): void {
    this.shown = true;
    void store.writeShown(this.#options().policyVersion);
  }

  /** Forgets everything, here and in the stores. From now on this page allows nothing without an explicit accept. */
  async forget(): Promise<void> {
    this.decision = {};
    this.explicit.clear();
    this.#forgotten = true;
    this.stores = 'failed';
    this.shown = false;
    const { cookieDomain, policyVersion } = this.#options();
    const nothing = { version: 1, counter: 0, day: 0, decision: {}, policyVersion, overSignal: false } as const;
    this.#purposes().forEach((purpose) => store.writeMirrors(purpose, nothing, cookieDomain));
    await store.clearRecord();
  }

  #say(choice: Choice, purposes: readonly string[]): void {
    this.decision = { ...this.decision, ...Object.fromEntries(purposes.map((purpose) => [purpose, choice])) };
  }

  /**
   * Takes what the stores say, except where the visitor spoke on this page.
   *
   * @param answered IndexedDB answered in time. If not, only refusals are heard.
   * @returns whether all of them could be read
   */
  #take(raw: unknown, answered: boolean): boolean {
    const record = isRecord(raw) ? raw : undefined;
    let readable = raw === record;
    const decision: Record<string, Choice> = { ...this.decision };
    for (const purpose of this.#purposes()) {
      const { refusal, sound } = store.readMirrors(purpose);
      readable &&= sound;
      this.#counter = Math.max(this.#counter, record?.counter ?? 0, refusal < Infinity ? refusal : 0);
      if (this.explicit.has(purpose)) continue;
      const choice = combine(record, purpose, refusal, this.#options());
      if (choice === 'denied') decision[purpose] = choice;
      else if (answered && choice) decision[purpose] = choice;
      else if (answered) delete decision[purpose];
    }
    this.decision = decision;
    if (answered && !this.explicit.size) {
      this.#policyVersion = record?.policyVersion;
      this.overSignal = !!record?.overSignal;
    }
    return readable;
  }
}
