import type { IncidentRows } from '../incident/index.js';
import type { IncidentDay, IncidentDelta, KeyClock, KeyRing, Store, Zone } from '../model/index.js';
import type { RollUp } from '../summary/index.js';

/** What a day is kept in, and for how long. */
export interface DayKeeperOptions {
  readonly store: Store;
  readonly keys: KeyRing;
  readonly rollUp: RollUp;
  readonly rows: IncidentRows;
  readonly zone: Zone;
  /** Rows for investigation are kept for so many days after their log day. */
  readonly incidentDays: number;
  /** Days that have such rows. */
  readonly days: readonly IncidentDay[];
}

const SCRUB_AFTER_MS = 10 * 60_000;

/**
 * Does what time brings: closes days, ends keys, forgets rows, writes the store anew. What a key has made leaves the store first, then the key
 * dies: killed in between, it is done again at the next start.
 */
export class DayKeeper {
  readonly #parts: DayKeeperOptions;
  /** Days with rows: is their key dead? */
  readonly #isKeyDead: Map<string, boolean>;
  #scrubDueMs = Infinity;

  constructor(parts: DayKeeperOptions) {
    this.#parts = parts;
    this.#isKeyDead = new Map(parts.days.map(({ day, isKeyDead }) => [day, isKeyDead]));
    if (parts.store.isScrubDue) this.#scrubDueMs = 0; // an earlier process died before it came to that
  }

  /** @returns the oldest log day whose rows are still kept. */
  firstDay(nowMs: number): string {
    return this.#parts.zone.addDays(this.#parts.zone.at(nowMs / 1000).day, -this.#parts.incidentDays);
  }

  /** Takes notice of rows that were committed. */
  note(delta: IncidentDelta): void {
    for (const day of delta.days) if (!this.#isKeyDead.has(day)) this.#isKeyDead.set(day, false);
  }

  /**
   * @param isSettled everything was read that could be: an open day whose key a reboot took, and of which nothing came, is closed by the clock.
   * @returns whether summaries may have changed.
   */
  async keep(clock: KeyClock, isSettled: boolean): Promise<boolean> {
    const { keys, store } = this.#parts;
    const open = this.#openDays();
    const withTokens = [...this.#isKeyDead].flatMap(([day, isDead]) => (isDead || open.has(day) ? [] : [day]));
    const due = keys.over(clock, { visitor: isSettled ? [...open] : [], incident: withTokens });
    for (const day of due.visitor) await this.#closeDay(day);
    const stillOpen = this.#openDays();
    for (const day of due.incident) if (!stillOpen.has(day)) await this.#endIncidentKey(day);
    const hasForgotten = await this.#forgetRows(clock.nowMs);
    if (due.visitor.length > 0 || due.incident.length > 0 || hasForgotten) this.#forgetValues();
    if (store.isScrubDue) this.#scrubDueMs = Math.min(this.#scrubDueMs, clock.nowMs + SCRUB_AFTER_MS);
    if (clock.nowMs >= this.#scrubDueMs) await this.finish();
    return due.visitor.some((day) => open.has(day));
  }

  /** Writes the store anew, if there is a reason. Put off until here: one for many days. */
  async finish(): Promise<void> {
    if (this.#scrubDueMs === Infinity) return;
    this.#scrubDueMs = Infinity;
    await this.#parts.store.scrub();
    this.#forgetValues();
  }

  /** Visitors and tokens leave the store first, then their key dies. */
  async #closeDay(day: string): Promise<void> {
    const { keys, rollUp, rows, store } = this.#parts;
    const closed = rollUp.close(day);
    if (closed) {
      // what entered or left the gate while the day was summed up
      const delta = rollUp.takeDelta();
      if (delta) await store.commit(delta, [], rows.takeDelta(delta.nameable));
      await store.closeDay(closed);
    }
    keys.destroy(day, 'visitor');
  }

  async #endIncidentKey(day: string): Promise<void> {
    const { keys, store } = this.#parts;
    // no case is open yet, so nobody is under hold
    if (this.#isKeyDead.get(day) === false) {
      await store.endIncidentKey(day, []);
      this.#isKeyDead.set(day, true);
    }
    keys.destroy(day, 'incident');
  }

  async #forgetRows(nowMs: number): Promise<boolean> {
    const firstDay = this.firstDay(nowMs);
    const over = [...this.#isKeyDead.keys()].filter((day) => day < firstDay);
    for (const day of over) {
      await this.#parts.store.expireIncidentDay(day);
      this.#isKeyDead.delete(day);
    }
    return over.length > 0;
  }

  /** Only values of open days are still in the tables for sure. */
  #forgetValues(): void {
    this.#parts.rows.forgetAllBut(this.#openDays());
  }

  #openDays(): ReadonlySet<string> {
    return new Set(this.#parts.rollUp.openDays.map(({ day }) => day));
  }
}
