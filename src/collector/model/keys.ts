/** Visitor keys die this long after their log day ends. Source: PRODUCT.md, "Keys". */
export const VISITOR_KEY_HOURS = 48;

/** Address and network keys die this long after their log day ends. Source: PRODUCT.md, "Keys". */
export const INCIDENT_KEY_DAYS = 14;

/** One key for each use, so that tokens of different uses cannot be joined. */
export type KeyUse = 'visitor' | 'address' | 'network';

/** Random keys by log day. Keys never enter the store, an output or a backup. */
export interface KeyRing {
  /** The key of a log day; made on first use. null once it is dead: nothing brings it back. */
  key(day: string, use: KeyUse): Buffer | null;
  /**
   * Which days are over? Address and network keys whose time has come are destroyed here; a visitor key waits for {@link KeyRing.destroy},
   * so that the day can be closed in the store first.
   *
   * @returns log days whose visitor key is due.
   */
  over(clock: KeyClock): readonly string[];
  /** Destroys the visitor key of a day for good. */
  destroy(day: string): void;
  /** Log days of this store whose key was lost (reboot) and had to be made anew. */
  readonly lost: ReadonlySet<string>;
}

/** Both clocks that destruction waits for: the later one decides. Epoch, milliseconds. */
export interface KeyClock {
  readonly nowMs: number;
  /** Newest time of any line read so far. */
  readonly watermarkMs: number;
}
