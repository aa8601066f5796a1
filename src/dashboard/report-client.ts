import { REPORT_PATH, type Report } from '../contract/index.js';
import { parseReport } from './parse-report.js';

/** How the page stands with the collector. `at` is when the shown report arrived. */
export type Connection =
  | { readonly kind: 'loading' }
  | { readonly kind: 'live' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreadable' };

/** What a {@link ReportClient} tells, and how often it asks. */
export interface ReportClientOptions {
  /** Called with each new report; never for an answer that a newer `watch` has made stale. */
  readonly onReport: (report: Report) => void;
  /** Called when the connection becomes another kind. */
  readonly onConnection: (connection: Connection) => void;
  /** Pause between two questions, 1000 ms by default: a visit is on the page within two seconds. */
  readonly pollMs?: number;
  /** How long an answer may take, 15000 ms by default. */
  readonly timeoutMs?: number;
}

/**
 * Asks the collector for a report again and again. `If-None-Match` makes an unchanged report cost a few bytes; a hidden tab asks nothing
 * and asks at once when it is seen again. A failure never ends the asking.
 */
export class ReportClient {
  readonly #options: ReportClientOptions;
  #round = new AbortController();
  #etag: { readonly url: string; readonly value: string } | null = null;
  #kind: Connection['kind'] | null = null;

  constructor(options: ReportClientOptions) {
    this.#options = options;
  }

  /**
   * Begins to watch one period, at once; a period watched before is given up.
   *
   * @param query makes the query string of the next question: a period that ends today moves on at midnight.
   */
  watch(query: () => string): void {
    this.close();
    this.#round = new AbortController();
    this.#etag = null;
    void this.#run(query, this.#round.signal);
  }

  /** Stops asking and drops the answer under way. */
  close(): void {
    this.#round.abort();
  }

  async #run(query: () => string, stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      await whenVisible(stopped);
      if (stopped.aborted) return;
      const connection = await this.#ask(REPORT_PATH + query(), stopped);
      if (stopped.aborted) return;
      this.#tell(connection);
      await whenElapsed(this.#options.pollMs ?? 1000, stopped);
    }
  }

  async #ask(url: string, stopped: AbortSignal): Promise<Connection> {
    const known = this.#etag?.url === url ? this.#etag.value : null;
    try {
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(this.#options.timeoutMs ?? 15_000)]);
      const response = await fetch(url, {
        headers: { accept: 'application/json', ...(known === null ? {} : { 'if-none-match': known }) },
        cache: 'no-store',
        signal,
      });
      if (response.status === 304) return { kind: 'live' };
      if (!response.ok) return { kind: 'refused', status: response.status };
      const report = parseReport(await response.text());
      if (report === null) return { kind: 'unreadable' };
      if (stopped.aborted) return { kind: 'live' };
      const etag = response.headers.get('etag');
      this.#etag = etag === null ? null : { url, value: etag };
      this.#options.onReport(report);
      return { kind: 'live' };
    } catch {
      // no route, connection refused, time over: all mean the same to the reader, and the next round asks again
      return { kind: 'unreachable' };
    }
  }

  #tell(connection: Connection): void {
    if (connection.kind === this.#kind) return;
    this.#kind = connection.kind;
    this.#options.onConnection(connection);
  }
}

function whenVisible(stopped: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const check = () => {
      if (document.hidden && !stopped.aborted) return;
      document.removeEventListener('visibilitychange', check);
      stopped.removeEventListener('abort', check);
      resolve();
    };
    document.addEventListener('visibilitychange', check);
    stopped.addEventListener('abort', check);
  });
}

function whenElapsed(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    stopped.addEventListener('abort', done);
    function done() {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    }
  });
}
