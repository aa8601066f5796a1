import type { Choice, Decision } from '../contract/index.js';
import { combineStores, today } from './decision.js';
import type { DecisionRecord, RawStores, Standing } from './decision.js';
import { DecisionStore } from './decision-store.js';
import type { StoreState } from './gate.js';
import type { NoticeOptions } from './options.js';

const NOTHING: Standing = { decision: {}, readable: false, counter: 0, policyVersion: undefined, overSignal: false };

/** What this page knows of the decision: what the stores said, and what the visitor said here. Nothing here throws or rejects. */
export class DecisionLedger {
  #store: DecisionStore;
  #purposes: readonly string[];
  #options: NoticeOptions;
  #standing = NOTHING;
  #stores: StoreState = 'pending';
  #shown = false;
  #forgotten = false;
  #reads = 0;
  /** Purposes about which this visitor spoke on this page. */
  readonly #explicit = new Set<string>();

  constructor(purposes: readonly string[], options: NoticeOptions) {
    this.#purposes = purposes;
    this.#options = options;
    this.#store = new DecisionStore(purposes, options.cookieDomain);
  }

  /** Takes other purposes or options; what is known stays known. */
  configure(purposes: readonly string[], options: NoticeOptions): void {
    this.#purposes = purposes;
    this.#options = options;
    this.#store = new DecisionStore(purposes, options.cookieDomain);
  }

  get decision(): Decision {
    return this.#standing.decision;
  }

  get stores(): StoreState {
    return this.#stores;
  }

  get shown(): boolean {
    return this.#shown;
  }

  get overSignal(): boolean {
    return this.#standing.overSignal;
  }

  /** The choice was made for another policy version than the present one. */
  get outdated(): boolean {
    const { policyVersion } = this.#standing;
    return policyVersion !== undefined && policyVersion !== this.#options.policyVersion;
  }

  /** The choice was made on this page. */
  isExplicit(purpose: string): boolean {
    return this.#explicit.has(purpose);
  }

  /**
   * Reads all stores; 200 ms at most. A newer call makes an older one stale.
   *
   * @param superseded another tab spoke later than this page did, so the record goes before what was said here
   * @param onLateRefusal called when IndexedDB answers after its time, with a refusal
   */
  async read(superseded: boolean, onLateRefusal: () => void): Promise<void> {
    const turn = ++this.#reads;
    const { raw, shown, keeping, late } = await this.#store.read(this.#options.model === 'opt-out');
    if (turn !== this.#reads) return;
    if (superseded && raw.recordAnswered) this.#explicit.clear();
    const standing = combineStores(raw, this.#purposes, this.#options);
    const spoken = Object.entries(this.decision).filter(([purpose]) => this.#explicit.has(purpose));
    this.#standing = {
      ...(spoken.length ? this.#standing : standing),
      counter: Math.max(standing.counter, this.#standing.counter),
      decision: { ...standing.decision, ...Object.fromEntries(spoken) },
    };
    this.#stores = !standing.readable || this.#forgotten ? 'failed' : keeping ? 'keeping' : 'readable';
    this.#shown ||= shown === this.#options.policyVersion;
    if (raw.recordAnswered) return;
    void late.then((answer) => {
      if (answer && turn === this.#reads && this.#takeRefusals(answer)) onLateRefusal();
    });
  }

  /** Reads the mirrors, at once. @returns whether they hold a refusal that was not known */
  readMirrors(): boolean {
    return this.#takeRefusals({ ...this.#store.readMirrors(), record: undefined, recordAnswered: false });
  }

  /** Takes the visitor's word. It is in force when this returns, also where nothing can be written. */
  decide(choice: Choice, purposes: readonly string[], overSignal: boolean): DecisionRecord {
    purposes.forEach((purpose) => this.#explicit.add(purpose));
    const chosen = Object.fromEntries(purposes.map((purpose) => [purpose, choice]));
    const { policyVersion } = this.#options;
    const { counter, decision } = this.#standing;
    this.#standing = {
      ...this.#standing,
      decision: { ...decision, ...chosen },
      counter: counter + 1,
      policyVersion,
      overSignal,
    };
    return {
      version: 1,
      counter: counter + 1,
      day: today(),
      decision: this.decision,
      policyVersion,
      overSignal,
    };
  }

  /** Writes what {@link DecisionLedger.decide} gave: the mirrors before this returns, so that they hold even if the page goes away now. */
  write(record: DecisionRecord): Promise<void> {
    this.#store.writeMirrors(record);
    return this.#store.writeRecord(record).catch(ignore);
  }

  /** Takes a refusal that another tab made. */
  refuseFromOtherTab(purposes: readonly string[]): void {
    const refused = this.#purposes.filter((purpose) => purposes.includes(purpose));
    refused.forEach((purpose) => this.#explicit.delete(purpose));
    const denied = Object.fromEntries(refused.map((purpose) => [purpose, 'denied' as const]));
    this.#standing = { ...this.#standing, decision: { ...this.decision, ...denied } };
  }

  /** Remembers that the notice was shown for the present policy version. */
  markShown(): void {
    this.#shown = true;
    this.#store.writeShown(this.#options.policyVersion).catch(ignore);
  }

  /** Forgets everything, here and in the stores. From now on this page allows nothing without an explicit accept. */
  forget(): Promise<void> {
    this.#standing = NOTHING;
    this.#explicit.clear();
    this.#forgotten = true;
    this.#stores = 'failed';
    this.#shown = false;
    return this.#store.forget().catch(ignore);
  }

  /** Before IndexedDB has answered, and after it was given up, only refusals are heard. */
  #takeRefusals(raw: RawStores): boolean {
    const { decision, counter } = combineStores(raw, this.#purposes, this.#options);
    const news = this.#purposes.filter(
      (purpose) =>
        decision[purpose] === 'denied' && this.decision[purpose] !== 'denied' && !this.#explicit.has(purpose),
    );
    const denied = Object.fromEntries(news.map((purpose) => [purpose, 'denied' as const]));
    this.#standing = {
      ...this.#standing,
      counter: Math.max(counter, this.#standing.counter),
      decision: { ...this.decision, ...denied },
    };
    return news.length > 0;
  }
}

/** A write that fails leaves the decision in force on this page; the mirrors hold refusals beyond it. */
function ignore(): void {}
