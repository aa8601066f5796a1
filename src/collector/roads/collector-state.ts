import { randomUUID } from 'node:crypto';
import type { Report } from '../../contract/index.js';
import { createValueTokens, openKeyFiles } from '../anonymize/index.js';
import type {
  DayRange,
  KeyRing,
  LineBatch,
  SiteOptions,
  SourcePosition,
  Store,
  SummaryReader,
} from '../model/index.js';
import { Zone } from '../model/index.js';
import { createRollUpSource, RollUp, summarize } from '../summary/index.js';
import { createPipeline, type LogState, type Pipeline } from './pipeline.js';
import { SerialQueue } from './serial-queue.js';

/** What a collector is made of. */
export interface CollectorStateOptions extends SiteOptions {
  readonly store: Store;
  readonly smallGroup: number;
  /** Folder for keys; default: memory-backed, see `defaultKeyDirectory`. */
  readonly keys?: string | undefined;
  /** See `PipelineOptions`. */
  readonly isLive?: boolean | undefined;
}

const SCRUB_AFTER_MS = 10 * 60_000;

/**
 * The collector between its sources and its store: batches go in, commits come out, summaries are read from both. Everything that touches the
 * store runs one after another.
 */
export class CollectorState implements SummaryReader {
  readonly zone: Zone;
  readonly #store: Store;
  readonly #keys: KeyRing;
  readonly #rollUp: RollUp;
  readonly #pipeline: Pipeline;
  readonly #queue = new SerialQueue();
  readonly #positions = new Map<string, SourcePosition>();
  /** Tells this run of the program from any other, so that its count of commits is not taken for theirs. */
  readonly #run = randomUUID();
  readonly #days: Set<string>;
  #commits = 0;
  #watermarkMs = 0;
  #uncommitted = false;
  #scrubDueMs = Infinity;

  private constructor(parts: {
    store: Store;
    keys: KeyRing;
    rollUp: RollUp;
    pipeline: Pipeline;
    zone: Zone;
    days: readonly string[];
  }) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#rollUp = parts.rollUp;
    this.#pipeline = parts.pipeline;
    this.zone = parts.zone;
    if (parts.store.isScrubDue) this.#scrubDueMs = 0; // an earlier process died before it came to that
    this.#days = new Set(parts.days);
  }

  /** Loads what an earlier process left and goes on from there. */
  static async open({ store, smallGroup, keys: directory, ...site }: CollectorStateOptions): Promise<CollectorState> {
    const { siteId, timeZone } = store.identity;
    const zone = new Zone(timeZone);
    const [openDays, closedDays, nameable] = [await store.openDays(), await store.closedDays(), await store.nameable()];
    await store.setSmallGroup(smallGroup);
    const memory = { closedDays: new Set(closedDays), openDays: new Set(openDays.map(({ day }) => day)) };
    const keys = openKeyFiles({ directory, siteId, zone, memory });
    const valueToken = createValueTokens({ keys, siteId });
    const rollUp = new RollUp({
      smallGroup,
      publicPaths: site.publicPaths,
      valueToken,
      openDays,
      closedDays,
      nameable,
    });
    const pipeline = createPipeline({ ...site, zone, keys, siteId });
    const state = new CollectorState({
      store,
      keys,
      rollUp,
      pipeline,
      zone,
      days: [...closedDays, ...memory.openDays],
    });
    await state.#queue.run(() => state.#closeDays());
    return state;
  }

  /** Does the batch hold a request? Asked of a last line that may not be whole. */
  isWhole(batch: LineBatch, log: LogState): boolean {
    return this.#pipeline.parse(batch, log).raw.rows > 0;
  }

  /** Takes a batch of a source. It is in the store after the next {@link CollectorState.flush}. */
  add(batch: LineBatch, log: LogState, position: SourcePosition): Promise<void> {
    return this.#queue.run(() => {
      const safe = this.#pipeline.run(batch, log);
      this.#rollUp.add(safe);
      for (let row = 0; row < safe.rows; row++) this.#watermarkMs = Math.max(this.#watermarkMs, safe.time[row]! * 1000);
      for (const day of safe.day) this.#days.add(day);
      for (const day of this.#keys.lost) this.#rollUp.markKeyLost(day);
      if (position.identity) this.#positions.set(position.identity, position);
      this.#uncommitted = true;
    });
  }

  /** Commits what was taken, with how far the logs were read; then closes days whose key is due. */
  flush(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#uncommitted) {
        this.#uncommitted = false;
        const delta = this.#rollUp.takeDelta() ?? { days: [], nameable: [] };
        await this.#store.commit(delta, [...this.#positions.values()]);
        this.#positions.clear();
        this.#commits++;
      }
      await this.#closeDays();
    });
  }

  get version(): string {
    return `${this.#run}-${this.#commits}`;
  }

  /** Summarizes closed days from the store and open ones from memory. */
  summarize(range: DayRange, smallGroup = this.#store.smallGroup): Promise<Report> {
    const question = {
      zone: this.zone,
      range: this.#narrow(range),
      smallGroup: Math.max(smallGroup, this.#store.smallGroup),
    };
    return this.#queue.run(() => summarize([this.#store, createRollUpSource(this.#rollUp)], question));
  }

  /** Whoever asks for everything gets the days there are, not the centuries before; whoever asks for nothing, the newest seven. */
  #narrow({ from, to }: DayRange): DayRange {
    const sorted = [...this.#days].sort();
    const [oldest, newest] = [sorted[0], sorted.at(-1)];
    if (oldest === undefined || newest === undefined) return { from: null, to: null };
    if (from === null && to === null)
      return { from: max(oldest, this.zone.addDays(newest, -6)), to: this.zone.addDays(newest, 1) };
    // up to today also where nothing came lately; whoever asks beyond tomorrow asks for all there is
    const tomorrow = this.zone.addDays(this.zone.at(Date.now() / 1000).day, 1);
    const first = max(from ?? oldest, oldest);
    const end = to === null || to > tomorrow ? this.zone.addDays(newest, 1) : to;
    return { from: first, to: max(first, end) };
  }

  /** Commits and lets the store go; deleted tokens leave its file. */
  async close(): Promise<void> {
    await this.flush();
    await this.#queue.run(async () => {
      if (this.#scrubDueMs < Infinity) await this.#store.scrub();
      await this.#store.close();
    });
  }

  /** Visitors and tokens of days that are over leave the store first, then their key dies. Rewriting the file is put off: one for many days. */
  async #closeDays(): Promise<void> {
    const nowMs = Date.now();
    for (const day of this.#keys.over({ nowMs, watermarkMs: this.#watermarkMs })) {
      const closed = this.#rollUp.close(day);
      if (closed) {
        // what entered or left the gate while the day was summed up
        const delta = this.#rollUp.takeDelta();
        if (delta) await this.#store.commit(delta, []);
        await this.#store.closeDay(closed);
        this.#commits++;
        this.#scrubDueMs = Math.min(this.#scrubDueMs, nowMs + SCRUB_AFTER_MS);
      }
      this.#keys.destroy(day);
    }
    if (nowMs < this.#scrubDueMs) return;
    this.#scrubDueMs = Infinity;
    await this.#store.scrub();
  }
}

function max(a: string, b: string): string {
  return a > b ? a : b;
}
