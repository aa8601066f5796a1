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
   * Destroys keys whose time has come and remembers the newest log time.
   *
   * @returns the log days whose visitor key is dead and was not reported before.
   */
  expire(clock: KeyClock): readonly string[];
  /** Log days of this store whose key was lost (reboot) and had to be made anew. */
  readonly lost: ReadonlySet<string>;
}

/** Both clocks that destruction waits for: the later one decides. Epoch, milliseconds. */
export interface KeyClock {
  readonly nowMs: number;
  /** Newest time of any line read so far. */
  readonly watermarkMs: number;
}
