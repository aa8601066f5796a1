import { isStopped } from './is-stopped.js';

/**
 * Stops Google on a whole site within one page load: the owner puts a file at `stop-url`, same origin, that says `{"stop": true}`.
 * Asked once for each page, and only when something is about to run: a page without Google waits for nothing.
 */
export class KillSwitch {
  /** The file says stop, or could not be read; undefined while it is not known. */
  stopped: boolean | undefined;
  #asked = false;

  /**
   * Whether things may run. Asks at the first call; until the answer is there they may not.
   *
   * @param onAnswer called when it is there
   */
  clears(url: string, onAnswer: () => void): boolean {
    if (url && !this.#asked) {
      this.#asked = true;
      void isStopped(url).then((stopped) => {
        this.stopped = stopped;
        onAnswer();
      });
    }
    return !url || this.stopped === false;
  }
}
