/** Both clocks of the machine, in milliseconds; a test gives its own. */
export interface Clocks {
  /** Epoch; may be set at any time. */
  readonly wall: () => number;
  /** Runs on evenly, from anywhere. */
  readonly steady: () => number;
}

/** Further ahead than this within no time at all, a clock was set. */
const JUMP_MS = 3_600_000;
/** A clock that was set and stays so for this long is right: it was wrong before, or the machine slept. */
const PROOF_MS = 3_600_000;

/**
 * The wall clock, but for jumps: keys are destroyed and rows forgotten by it, and neither comes back when somebody sets the clock right again.
 * A jump ahead counts once it has lasted an hour, by a clock that nobody can set. One back counts at once: it destroys nothing.
 */
export class SettledClock {
  readonly #clocks: Clocks;
  #nowMs: number;
  #steadyMs: number;
  #jumpedMs: number | null = null;

  constructor(clocks: Clocks = { wall: () => Date.now(), steady: () => performance.now() }) {
    this.#clocks = clocks;
    this.#nowMs = clocks.wall();
    this.#steadyMs = clocks.steady();
  }

  /** @returns epoch, milliseconds. */
  nowMs(): number {
    const [wall, steady] = [this.#clocks.wall(), this.#clocks.steady()];
    const expected = this.#nowMs + (steady - this.#steadyMs);
    this.#steadyMs = steady;
    this.#jumpedMs = wall > expected + JUMP_MS ? (this.#jumpedMs ?? steady) : null;
    const isUnproven = this.#jumpedMs !== null && steady - this.#jumpedMs < PROOF_MS;
    this.#nowMs = isUnproven ? expected : wall;
    return this.#nowMs;
  }
}
