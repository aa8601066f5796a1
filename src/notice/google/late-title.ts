import { page } from '../page-document.js';

const STEP_MS = 50;
const MAX_STEPS = 20;

/** Waits for the title of a page: routers set it after the address, when what it is made from has arrived. */
export class LateTitle {
  /** That of the page before. A page that is being loaded may have none yet. */
  #before = '';
  #waiting: ((late: boolean) => void) | undefined;

  /** The present title is still that of the page before. */
  get isLate(): boolean {
    return page.title === this.#before;
  }

  /**
   * Calls back once: at once when the title is already another than that of the page before, when it becomes another, or after a second, since two pages
   * may have the same.
   *
   * @param then told whether the page was left before it had a title
   */
  whenSet(then: (late: boolean) => void): void {
    this.flush();
    this.#waiting = then;
    this.#look(MAX_STEPS, then);
  }

  /** The page is left: calls back now. */
  flush(): void {
    this.#end(this.isLate);
  }

  /** The page is about to be left: the title that it has now is its own. */
  leave(): void {
    this.flush();
    this.#before = page.title;
  }

  #look(steps: number, then: (late: boolean) => void): void {
    if (this.#waiting !== then) return;
    if (steps && this.isLate) setTimeout(() => this.#look(steps - 1, then), STEP_MS);
    else this.#end(false);
  }

  #end(late: boolean): void {
    const then = this.#waiting;
    if (!then) return;
    this.#waiting = undefined;
    this.#before = page.title;
    then(late);
  }
}
