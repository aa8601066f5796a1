/** The elements that show what the controller knows. Of those of the notice the first shows it, and no other: a page may have two. */
export class NoticeElements {
  readonly #listeners = new Set<() => void>();
  readonly #notices = new Set<object>();

  /** No notice is in the page. */
  get isEmpty(): boolean {
    return !this.#notices.size;
  }

  /** Whether an element is the notice that shows. */
  isFirst(notice: object): boolean {
    return this.#notices.values().next().value === notice;
  }

  /** A notice has come into the page. */
  add(notice: object): void {
    this.#notices.add(notice);
  }

  /** A notice has left the page: another one shows. */
  remove(notice: object): void {
    this.#notices.delete(notice);
    this.notify();
  }

  /** Calls the listener at each change. @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all listeners of a change. */
  notify(): void {
    this.#listeners.forEach((listener) => listener());
  }
}
