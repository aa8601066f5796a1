/** Visitor keys die this long after their log day ends. Source: PRODUCT.md, "Keys". */
export const VISITOR_KEY_HOURS = 48;

/** Address and network keys die this long after their log day ends. Source: PRODUCT.md, "Keys". */
export const INCIDENT_KEY_DAYS = 14;

/** One key for each use, so that tokens of different uses cannot be joined. */
export type KeyUse = 'visitor' | 'address' | 'network';

/** Which keys of a day die together: the visitor key, or those of addresses and networks. */
export type KeyLife = 'visitor' | 'incident';

/** Keys by the life they share. */
export const KEY_USES: Readonly<Record<KeyLife, readonly KeyUse[]>> = {
  visitor: ['visitor'],
  incident: ['address', 'network'],
};

/** Log days by what of theirs is due, or open to becoming so. */
export type DaysByLife = Readonly<Record<KeyLife, readonly string[]>>;

/** Random keys by log day. Keys never enter the store, an output or a backup. */
export interface KeyRing {
  /**
   * The key of a log day; made on first use, but not for a day that is over. null once it is dead, or lost on such a day: nothing brings
   * it back.
   */
  key(day: string, use: KeyUse): Buffer | null;
  /**
   * Which days are over? Their keys wait for {@link KeyRing.destroy}, so that what was made with them can leave the store first.
   *
   * @param stored days of which the store holds tokens: where a reboot took the key, the clock alone decides.
   */
  over(clock: KeyClock, stored?: DaysByLife): DaysByLife;
  /** Destroys keys of a day for good. */
  destroy(day: string, life: KeyLife): void;
  /** Log days of this store whose visitor key was lost (reboot) and had to be made anew. */
  readonly lost: ReadonlySet<string>;
  /** Log days of this store whose address or network key was lost. */
  readonly lostIncident: ReadonlySet<string>;
}

/** Both clocks that destruction waits for: the later one decides. Epoch, milliseconds. */
export interface KeyClock {
  readonly nowMs: number;
  /** Newest time of any line read so far. */
  readonly watermarkMs: number;
}
