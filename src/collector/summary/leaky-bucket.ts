/** When a bucket runs over, and when it is empty again. */
export interface BucketSize {
  /** It runs over with the drop behind this many. */
  readonly capacity: number;
  /** One drop leaks in so many seconds. */
  readonly leakSeconds: number;
}

/** A bucket that ran over stays so until nothing came for this long. Source: CrowdSec's scenarios, `blackhole`. */
export const QUIET_SECONDS = 300;

/** Lines this much older than the newest are taken for slightly out of order: servers write a line when its answer is done. */
const DISORDER_SECONDS = 60;

/**
 * Counts events of one actor: each is a drop, drops leak away one by one, and whoever sends them faster than they leak makes it run over.
 * Bounded: it remembers no more than `capacity` kinds of drop. Source of the model: CrowdSec's leaky buckets.
 */
export class LeakyBucket {
  #level = 0;
  #newest = -Infinity;
  #isOver = false;
  #seen: number[] = [];

  /**
   * @param time epoch, seconds.
   * @param kind where given, only a drop of a kind that is not in the bucket yet counts.
   * @returns true when the bucket runs over, or still does.
   */
  add(size: BucketSize, time: number, kind?: number): boolean {
    this.#leak(size, time);
    if (this.#isOver) return true;
    if (kind !== undefined) {
      if (this.#seen.includes(kind)) return false;
      this.#seen.push(kind);
    }
    this.#level += 1;
    this.#isOver = this.#level > size.capacity;
    return this.#isOver;
  }

  /** Takes drops out: something spoke for the actor. */
  drain(drops: number): void {
    this.#level = Math.max(0, this.#level - drops);
  }

  /** A line from long before the newest belongs to another file and another time: as far away as one from long after. */
  #leak({ leakSeconds }: BucketSize, time: number): void {
    const gap = time - this.#newest;
    const away = gap >= 0 ? gap : gap >= -DISORDER_SECONDS ? 0 : -gap;
    if (away > 0) this.#newest = time;
    if (this.#isOver && away <= QUIET_SECONDS) return;
    this.#level = this.#isOver ? 0 : Math.max(0, this.#level - away / leakSeconds);
    this.#isOver = false;
    if (this.#level === 0) this.#seen = [];
  }
}
