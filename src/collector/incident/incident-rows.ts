import type { AttackLabel } from '../../contract/index.js';
import {
  dayNumber,
  valueAt,
  type Attack,
  type IncidentDelta,
  type IncidentGroup,
  type Nameable,
  type SafeAgent,
  type SafeBatch,
  type SafeTarget,
} from '../model/index.js';
import { RowColumns } from './row-columns.js';
import { ValueBook, type ValueBookOptions } from './value-book.js';

/** What rows are made by. */
export interface IncidentRowsOptions extends ValueBookOptions {
  /** The beginning of a log day, epoch seconds. */
  readonly startOf: (day: string) => number;
  /** Are the address and network keys of a day that is over gone? Then its times are hours. */
  readonly isKeyDead: (day: string) => boolean;
}

/** Labels that rows of a batch earned together with others, by number of the row. */
export type EarnedLabels = ReadonlyMap<number, readonly AttackLabel[]>;

/** Methods that ask for something. Whatever else there is may send a form. */
const ASKING = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'REPORT', 'SEARCH']);
const NONE: readonly Attack[] = [];
const NO_LABELS: readonly AttackLabel[] = [];

/**
 * Makes the rows for investigation while lines are read, and hands them to the store with the roll-ups. Requests to sensitive paths are only
 * counted, by day; they, and form posts without a label, carry no token. The collector's own endpoints never become rows. PRODUCT.md, "What is kept".
 */
export class IncidentRows {
  readonly #options: IncidentRowsOptions;
  readonly #book: ValueBook;
  readonly #columns = new RowColumns();
  readonly #agentTexts = new WeakMap<SafeAgent, string | null>();
  #days = new Set<string>();
  #groups = new Map<string, IncidentGroup>();
  #hasLate = false;

  constructor(options: IncidentRowsOptions) {
    this.#options = options;
    this.#book = new ValueBook(options);
  }

  /**
   * Adds a batch.
   *
   * @param firstDay the oldest day whose rows are still kept: older requests become none.
   */
  add(batch: SafeBatch, earned: EarnedLabels, firstDay: string): void {
    for (let row = 0; row < batch.rows; row++) {
      const day = valueAt(batch.day, row);
      const target = valueAt(batch.target, row);
      if (target.isOwn || day < firstDay) continue;
      const attacks = attacksOf(valueAt(batch.attacks, row), earned.get(row) ?? NO_LABELS);
      this.#days.add(day);
      if (batch.late[row] === 1) this.#hasLate = true;
      if (target.isSensitive) this.#addToGroup(day, attacks);
      else this.#addRow(batch, row, { day, target, attacks });
    }
  }

  /**
   * @param nameable values that passed the gate since the last call.
   * @returns what came since then, or null when nothing did.
   */
  takeDelta(nameable: readonly Nameable[]): IncidentDelta | null {
    const named = this.#book.namedBy(nameable);
    if (this.#days.size === 0 && named.length === 0) return null;
    const delta: IncidentDelta = {
      days: [...this.#days],
      columns: this.#columns.take(),
      values: this.#book.takeValues(),
      named,
      groups: [...this.#groups.values()],
      hasLate: this.#hasLate,
    };
    this.#days = new Set();
    this.#groups = new Map();
    this.#hasLate = false;
    return delta;
  }

  /** Forgets the values of all days but these, once rows of others have left the tables. Not between adding and taking. */
  forgetAllBut(days: ReadonlySet<string>): void {
    this.#book.forgetAllBut(days);
  }

  #addRow(
    batch: SafeBatch,
    row: number,
    {
      day,
      target,
      attacks,
    }: { readonly day: string; readonly target: SafeTarget; readonly attacks: readonly Attack[] },
  ): void {
    const book = this.#book;
    const isLabelled = attacks.length > 0;
    const method = valueAt(batch.method, row);
    const hasToken = isLabelled || method === null || ASKING.has(method);
    const isHour = batch.late[row] === 1 && this.#options.isKeyDead(day);
    const time = isHour ? batch.hour[row]! : batch.time[row]!;
    this.#columns.push([
      dayNumber(day),
      time,
      time - batch.hour[row]!,
      hasToken ? book.idOf(day, 'address', batch.tokens?.address(row) ?? null) : -1,
      hasToken ? book.idOf(day, 'network', batch.tokens?.network(row) ?? null) : -1,
      book.idOf(day, 'word', method),
      isLabelled ? book.idOf(day, 'path', target.path) : book.gatedIdOf(day, 'path', target.path),
      target.queryKeys.length === 0 ? -1 : book.idOf(day, 'query', queryText(target)),
      book.gatedIdOf(day, 'referrer', valueAt(batch.referrer, row).value),
      book.idOf(day, 'agent', this.#agentText(valueAt(batch.agent, row))),
      batch.status[row]!,
      batch.bytesSent[row]!,
      batch.durationMs[row]!,
      book.idOf(day, 'word', valueAt(batch.protocol, row)),
      book.gatedIdOf(day, 'host', valueAt(batch.host, row)),
      isLabelled ? book.idOf(day, 'attacks', JSON.stringify(attacks)) : -1,
    ]);
  }

  /** Parts between tabs, in the order of the columns; the door remembers agents, so that one object comes with many rows. */
  #agentText(agent: SafeAgent): string | null {
    const known = this.#agentTexts.get(agent);
    if (known !== undefined) return known;
    const parts = [agent.browser, agent.browserMajor, agent.system, agent.device, agent.bot].map((part) => part ?? '');
    const text = parts.some((part) => part !== '') ? parts.join('\t') : null;
    this.#agentTexts.set(agent, text);
    return text;
  }

  #addToGroup(day: string, attacks: readonly Attack[]): void {
    const text = JSON.stringify(attacks.map(({ label }) => ({ label, places: [] })));
    const key = `${day} ${text}`;
    const time = this.#groups.get(key)?.time ?? this.#options.startOf(day);
    this.#groups.set(key, { day, time, attacks: text, requests: (this.#groups.get(key)?.requests ?? 0) + 1 });
  }
}

function attacksOf(own: readonly Attack[], earned: readonly AttackLabel[]): readonly Attack[] {
  if (own.length === 0 && earned.length === 0) return NONE;
  const labels = new Set(own.map(({ label }) => label));
  return [...own, ...earned.filter((label) => !labels.has(label)).map((label) => ({ label, places: [] }))];
}

function queryText({ queryKeys, queryKinds }: SafeTarget): string {
  return JSON.stringify(queryKeys.map((key) => [key, queryKinds[key] ?? []]));
}
