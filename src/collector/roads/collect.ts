import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { KotowariError, type SiteOptions, type Source, type SourcePosition } from '../model/index.js';
import type { SummaryServer } from '../server/index.js';
import { followFile, openFile, openStream, findPositions } from '../sources/index.js';
import { CollectorState } from './collector-state.js';
import { startLog } from './pipeline.js';
import { identifyNamed } from './read-logs.js';
import { checkIncidentDays, checkSmallGroup, DEFAULT_STORE } from './settings.js';
import { openStoreToCollect } from './with-store.js';

/** How `collect` runs. */
export interface CollectOptions extends SiteOptions {
  /** Paths of logs; `-` or none: standard input. */
  readonly files?: readonly string[];
  readonly stdin?: Readable;
  readonly format?: string | undefined;
  /** Folder of the store; default `./kotowari-data`. */
  readonly store?: string | undefined;
  /** Folder for keys, outside the store and best in memory. */
  readonly keys?: string | undefined;
  /** Days that rows for investigation are kept; default 180, at most 365. */
  readonly incidentDays?: number | undefined;
  /** Reads to the end and stops; no summary page. */
  readonly once?: boolean;
  /** Address of the summary page; default 127.0.0.1:8787. Port 0: any free one. `false`: no page. */
  readonly host?: string | undefined;
  readonly port?: number | false | undefined;
  readonly signal?: AbortSignal | undefined;
  /** With `once`: told of each log that cannot be read, or not to its end; the others are read. Default: the first such log ends the run. */
  readonly onProblem?: ((problem: KotowariError) => void) | undefined;
}

/** A running collector. */
export interface Collector {
  /** Address of the summary page, or null without one. */
  readonly url: string | null;
  readonly port: number | null;
  /** Ends following, commits, and lets the store go. */
  close(): Promise<void>;
  /** Resolves when everything is closed; rejects when reading or storing failed. */
  readonly closed: Promise<void>;
}

const FLUSH_MS = 250;

const LOG_ERRORS: ReadonlySet<string> = new Set(['file-unreadable', 'file-compressed', 'no-format']);

/**
 * Follows logs into a store and serves the summary page. Killed at any moment and started again, it loses no line and counts none twice.
 *
 * @returns once the page is served; with `once`, when everything is read and stored.
 * @throws KotowariError for wrong options, a store that is held, a port that is taken.
 */
export async function runCollect(options: CollectOptions): Promise<Collector> {
  const smallGroup = checkSmallGroup(options.smallGroup);
  const incidentDays = checkIncidentDays(options.incidentDays);
  startLog(options.format);
  const folder = options.store ?? DEFAULT_STORE;
  const store = await openStoreToCollect(folder, options);
  try {
    const state = await CollectorState.open({ ...options, store, smallGroup, incidentDays, isLive: !options.once });
    const run = new CollectRun(state, options);
    await run.start(folder, await store.positions());
    return run;
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

class CollectRun implements Collector {
  closed: Promise<void> = Promise.resolve();
  readonly #state: CollectorState;
  readonly #options: CollectOptions;
  readonly #stop = new AbortController();
  #page: SummaryServer | null = null;
  #firstProblem: KotowariError | null = null;
  #socket: { close(): Promise<void> } | null = null;

  constructor(state: CollectorState, options: CollectOptions) {
    this.#state = state;
    this.#options = options;
  }

  get url(): string | null {
    return this.#page?.url ?? null;
  }

  get port(): number | null {
    return this.#page?.port ?? null;
  }

  async start(folder: string, positions: readonly SourcePosition[]): Promise<void> {
    const { once, host = '127.0.0.1', port = 8787, signal } = this.#options;
    signal?.addEventListener('abort', () => this.#stop.abort(), { once: true });
    if (signal?.aborted) this.#stop.abort();
    const sources = await this.#openSources(positions);
    if (once) {
      await this.#readAll(sources, true);
      await this.#state.close();
      return;
    }
    const { serveSocket, serveSummaryPage } = await import('../server/index.js');
    if (port !== false) this.#page = await serveSummaryPage(this.#state, { host, port });
    this.#socket = await serveSocket(folder, this.#state);
    this.closed = this.#readAll(sources, false).finally(() => this.#shutDown());
    this.closed.catch(() => undefined); // told to whoever waits for `closed`
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.closed;
  }

  async #openSources(positions: readonly SourcePosition[]): Promise<Source[]> {
    const { files = [], stdin = process.stdin, once } = this.#options;
    const names = files.filter((name) => name !== '-');
    const sources: Source[] = names.length === files.length && names.length > 0 ? [] : [openStream(stdin)];
    for (const { path, own, left } of await findPositions(names, positions)) {
      if (!once) {
        sources.push(followFile(path, { signal: this.#stop.signal, resume: own, left }));
        continue;
      }
      // renamed since the last run: what was not read of them comes first
      for (const before of left)
        await this.#tell(async () => sources.push(await openFile(before.path, before.position)));
      await this.#tell(async () => sources.push(await openFile(path, own)));
    }
    if (once && this.#firstProblem && sources.length === 0) throw this.#firstProblem;
    return sources;
  }

  /** A bad log is told, and does not take the others along. A disk or a store that fails is no log's fault. */
  async #tell(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const { once, onProblem } = this.#options;
      const isOfLog = cause instanceof KotowariError && LOG_ERRORS.has(cause.code);
      if (!once || !onProblem || !isOfLog) throw cause;
      this.#firstProblem ??= cause;
      onProblem(cause);
    }
  }

  async #readAll(sources: readonly Source[], oneByOne: boolean): Promise<void> {
    const done = new AbortController();
    const stopReading = () =>
      void sources.filter((source) => source.position().identity === '').forEach((source) => source.close());
    this.#stop.signal.addEventListener('abort', stopReading, { once: true });
    const flushing = this.#flushRegularly(done.signal);
    flushing.catch(() => undefined); // told below; until then it must not end the process as unhandled
    try {
      if (oneByOne) for (const source of sources) await this.#tell(() => this.#read(source));
      else await Promise.all(sources.map((source) => this.#read(source)));
    } finally {
      done.abort();
      this.#stop.abort();
      await flushing;
    }
    await this.#state.flush();
  }

  async #read(source: Source): Promise<void> {
    const log = startLog(this.#options.format);
    try {
      for await (const batch of source) {
        if (this.#options.once && this.#stop.signal.aborted) return;
        if (this.#options.once) identifyNamed(log, batch, source.name);
        // a line that is still being written comes with its rest next time; one that only lacks its line end is taken now
        if (this.#options.once && batch.isUnfinished && !this.#state.isWhole(batch, log)) return;
        await this.#state.add(batch, log, source.position());
      }
    } finally {
      await source.close();
    }
  }

  async #flushRegularly(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(FLUSH_MS, undefined, { signal }).catch(() => undefined); // aborted: the last flush follows
      if (signal.aborted) return;
      await this.#state.flush().catch((cause: unknown) => {
        this.#stop.abort(); // a disk that does not write stops the run; nothing is lost, the positions stand where the last commit left them
        throw cause;
      });
    }
  }

  async #shutDown(): Promise<void> {
    await this.#socket?.close();
    await this.#page?.close();
    await this.#state.close();
  }
}
