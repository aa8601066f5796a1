/**
 * Stops Google on a whole site within one page load: the owner puts a file at `stop-url`, same origin, that says `{"stop": true}`.
 * Google runs where the file says `{"stop": false}` or is not there (404); an answer that cannot be read, or none, stops.
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
      void this.#ask(url).then(onAnswer);
    }
    return !url || this.stopped === false;
  }

  async #ask(url: string): Promise<void> {
    try {
      const answer = await fetch(url, { cache: 'no-store', mode: 'same-origin' });
      const said: unknown = answer.status === 404 ? { stop: false } : await answer.json();
      this.stopped = (said as { stop?: unknown }).stop !== false;
    } catch {
      // no answer is no leave
      this.stopped = true;
    }
  }
}
