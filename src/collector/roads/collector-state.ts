import { randomUUID } from 'node:crypto';
import type { PrivacyMeasurement, Report } from '../../contract/index.js';
import { createValueTokens, openKeyFiles, type KeyMemory } from '../anonymize/index.js';
import type {
  DayRange,
  IncidentDay,
  KeyRing,
  LineBatch,
  OpenDay,
  SiteOptions,
  SourcePosition,
  Store,
  SummaryReader,
} from '../model/index.js';
import { Zone } from '../model/index.js';
import { IncidentRows } from '../incident/index.js';
import { createRollUpSource, RollUp, shapeOf, summarize } from '../summary/index.js';
import { DayKeeper } from './day-keeper.js';
import { measureStore } from './privacy-store.js';
import { createPipeline, type LogState, type Pipeline } from './pipeline.js';
import { SerialQueue } from './serial-queue.js';
import { SettledClock } from './settled-clock.js';

/** What a collector is made of. */
export interface CollectorStateOptions extends SiteOptions {
  readonly store: Store;
  readonly smallGroup: number;
  /** Folder for keys; default: memory-backed, see `defaultKeyDirectory`. */
  readonly keys?: string | undefined;
  /** What time it is; default: the wall clock, but for jumps. */
  readonly clock?: Pick<SettledClock, 'nowMs'> | undefined;
  /** See `PipelineOptions`. */
  readonly isLive?: boolean | undefined;
  /** Days that rows for investigation are kept. */
  readonly incidentDays: number;
}

/** By then a collector that follows logs has read what was written while it was away. */
const SETTLED_AFTER_MS = 10 * 60_000;

interface Parts {
  readonly clock: Pick<SettledClock, 'nowMs'>;
  readonly store: Store;
  readonly keys: KeyRing;
  readonly rollUp: RollUp;
  readonly rows: IncidentRows;
  readonly pipeline: Pipeline;
  readonly keeper: DayKeeper;
  readonly zone: Zone;
  readonly days: readonly string[];
}

/**
 * The collector between its sources and its store: batches go in, commits come out, summaries are read from both. Everything that touches the
 * store runs one after another.
 */
export class CollectorState implements SummaryReader {
  readonly zone: Zone;
  readonly #store: Store;
  readonly #keys: KeyRing;
  readonly #rollUp: RollUp;
  readonly #rows: IncidentRows;
  readonly #keeper: DayKeeper;
  readonly #pipeline: Pipeline;
  readonly #queue = new SerialQueue();
  readonly #clock: Pick<SettledClock, 'nowMs'>;
  readonly #positions = new Map<string, SourcePosition>();
  /** Tells this run of the program from any other, so that its count of commits is not taken for theirs. */
  readonly #run = randomUUID();
  readonly #days: Set<string>;
  readonly #openedMs = Date.now();
  #commits = 0;
  #watermarkMs = 0;
  #uncommitted = false;

  private constructor(parts: Parts) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#rollUp = parts.rollUp;
    this.#rows = parts.rows;
    this.#pipeline = parts.pipeline;
    this.#keeper = parts.keeper;
    this.zone = parts.zone;
    this.#clock = parts.clock;
    this.#days = new Set(parts.days);
  }

  /** Loads what an earlier process left and goes on from there. */
  static async open(options: CollectorStateOptions): Promise<CollectorState> {
    const { store, smallGroup, incidentDays, keys: directory, clock = new SettledClock(), ...site } = options;
    const { siteId, timeZone } = store.identity;
    const zone = new Zone(timeZone);
    const [openDays, closedDays, nameable] = [await store.openDays(), await store.closedDays(), await store.nameable()];
    const days = await store.incidentDays();
    await store.setSmallGroup(smallGroup);
    const memory = rememberKeys(openDays, closedDays, days);
    const keys = openKeyFiles({ directory, siteId, zone, memory });
    await store.markIncidentKeysLost([...keys.lostIncident]);
    const valueToken = createValueTokens({ keys, siteId });
    const { publicPaths } = site;
    const rollUp = new RollUp({
      smallGroup,
      publicPaths,
      valueToken,
      openDays,
      closedDays,
      nameable,
      today: () => zone.at(Date.now() / 1000).day,
    });
    const rows = new IncidentRows({
      isNameable: (table, text, day) => rollUp.gate.isNameable(table, text, day),
      valueToken,
      shapeOf,
      firstIds: await store.nextIncidentValues(),
      openDays: [...memory.openDays],
      startOf: (day) => zone.startOf(day),
      isKeyDead: (day) => keys.key(day, 'address') === null,
    });
    const keeper = new DayKeeper({ store, keys, rollUp, rows, zone, incidentDays, days });
    const pipeline = createPipeline({ ...site, zone, keys, siteId, address: { kind: 'token' } });
    const allDays = [...closedDays, ...memory.openDays];
    const state = new CollectorState({ store, clock, keys, rollUp, rows, pipeline, keeper, zone, days: allDays });
    await state.#queue.run(() => state.#keepDays(false));
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
      this.#rows.add(safe, this.#rollUp.add(safe), this.#keeper.firstDay(this.#clock.nowMs()));
      for (let row = 0; row < safe.rows; row++) this.#watermarkMs = Math.max(this.#watermarkMs, safe.time[row]! * 1000);
      for (const code of new Set(safe.day.codes)) this.#days.add(safe.day.values[code]!);
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
        const rows = this.#rows.takeDelta(delta.nameable);
        await this.#store.commit(delta, [...this.#positions.values()], rows);
        if (rows) this.#keeper.note(rows);
        this.#positions.clear();
        this.#commits++;
      }
      await this.#keepDays(Date.now() - this.#openedMs >= SETTLED_AFTER_MS);
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

  /** Measures what is stored. */
  measurePrivacy(): Promise<PrivacyMeasurement> {
    return this.#queue.run(() => measureStore(this.#store));
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
      await this.#keepDays(true);
      await this.#keeper.finish();
      await this.#store.close();
    });
  }

  async #keepDays(isSettled: boolean): Promise<void> {
    if (await this.#keeper.keep({ nowMs: this.#clock.nowMs(), watermarkMs: this.#watermarkMs }, isSettled))
      this.#commits++;
  }
}

/** What the store knows of its keys. */
function rememberKeys(
  openDays: readonly OpenDay[],
  closedDays: readonly string[],
  days: readonly IncidentDay[],
): KeyMemory {
  const daysWhere = (isDead: boolean) =>
    new Set(days.filter(({ isKeyDead }) => isKeyDead === isDead).map(({ day }) => day));
  return {
    closedDays: new Set(closedDays),
    openDays: new Set(openDays.map(({ day }) => day)),
    incidentDays: daysWhere(false),
    deadIncidentDays: daysWhere(true),
  };
}

function max(a: string, b: string): string {
  return a > b ? a : b;
}
