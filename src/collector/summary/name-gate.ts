import type { Nameable, TableName } from '../model/index.js';

const ALWAYS = '';

/** A value that a request showed. */
export interface ShownValue {
  readonly table: TableName;
  readonly text: string;
  readonly day: string;
  /** Distinct networks that showed it on this day, bots excluded. */
  readonly networks: number;
  /** On a public path: named at once. */
  readonly isPublic: boolean;
}

/**
 * The gate that keeps values nameless until enough networks showed them on one day. Days are never added up, and one network with many
 * user agents is one network. PRODUCT.md, "Small groups".
 */
export class NameGate {
  /** Networks a value needs on one day; 1 opens the gate for everything. */
  readonly smallGroup: number;
  readonly #since = new Map<string, string>();
  #fresh: Nameable[] = [];

  constructor(smallGroup: number, known: readonly Nameable[] = []) {
    this.smallGroup = smallGroup;
    for (const { table, text, since } of known) this.#since.set(keyOf(table, text), since);
  }

  /** @returns true when the gate opened just now, or for an earlier day than before. */
  offer({ table, text, day, networks, isPublic }: ShownValue): boolean {
    const since = isPublic ? ALWAYS : networks >= this.smallGroup || this.smallGroup <= 1 ? day : null;
    if (since === null) return false;
    const key = keyOf(table, text);
    const known = this.#since.get(key);
    if (known !== undefined && known <= since) return false;
    this.#since.set(key, since);
    this.#fresh.push({ table, text, since });
    return true;
  }

  /** @returns the first day on which it passed; the empty text: always (public); undefined: never. */
  sinceOf(table: TableName, text: string): string | undefined {
    return this.#since.get(keyOf(table, text));
  }

  /** May the value be named on this day? From the first day on which it passed. */
  isNameable(table: TableName, text: string, day: string): boolean {
    if (table.startsWith('@') || this.smallGroup <= 1) return true;
    const since = this.#since.get(keyOf(table, text));
    return since !== undefined && since <= day;
  }

  /** Did it pass before this day, or is it public? */
  hasPassedBefore(table: TableName, text: string, day: string): boolean {
    const since = this.#since.get(keyOf(table, text));
    return since !== undefined && since < day;
  }

  /** Is it on a public path? Then it is named whatever the size of groups that a reader asks for. */
  isPublic(table: TableName, text: string): boolean {
    return this.#since.get(keyOf(table, text)) === ALWAYS;
  }

  /** @returns values that passed since the last call. */
  takeNew(): readonly Nameable[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

function keyOf(table: TableName, text: string): string {
  return `${table} ${text}`;
}
