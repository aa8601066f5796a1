import { NumberIds } from './number-ids.js';

/** Visitors, or networks, told apart on one day. Whoever sends another user agent with each request must not fill the memory. */
const MAX_PEOPLE = 500_000;

/** Ids of the visitors, or of the networks, of one day: by their numbers of the run, and by their tokens where a store has them. */
export class PeopleIds {
  readonly #ids = new NumberIds();
  readonly #byToken = new Map<string, number>();
  readonly #tokens: string[] = [];
  /** How many there are; the next id. */
  count = 0;

  /**
   * @param number in this run; @param token made when it is needed: for who is new to this process.
   * @returns the id, or -1 when the day has no room for one more.
   */
  idOf(number: number, token: () => string | null): number {
    const known = this.#ids.find(number);
    if (known >= 0) return known;
    const text = token();
    const loaded = text === null ? undefined : this.#byToken.get(text);
    const id = loaded ?? this.count;
    if (loaded === undefined) {
      if (id >= MAX_PEOPLE) return -1;
      this.count++;
      if (text !== null) this.#remember(id, text);
    }
    this.#ids.set(number, id);
    return id;
  }

  /** Takes up what an earlier process left. */
  load(id: number, token: string): void {
    this.#remember(id, token);
    this.count = Math.max(this.count, id + 1);
  }

  /** The token of an id that has one. */
  tokenOf(id: number): string {
    return this.#tokens[id]!;
  }

  #remember(id: number, token: string): void {
    this.#byToken.set(token, id);
    this.#tokens[id] = token;
  }
}
