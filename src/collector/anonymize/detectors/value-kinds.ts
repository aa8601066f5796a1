import type { Kind } from './detector.js';
import { isFieldName } from './field-names.js';
import { kindOfKey } from './keys.js';
import { memoize } from '../../model/index.js';
import { maskText } from './mask.js';
import { readText } from './read-text.js';

/** Kinds found behind one key of a query. */
export interface KeyedKinds {
  /** The key's name, or `:text`. */
  readonly key: string;
  readonly kinds: readonly Kind[];
}

const MAX_KEYS = 20;
const NONE: readonly KeyedKinds[] = [];

/** How forms name their fields. Whoever writes a datum as a key gets `:text`. */
const KEY = /^[a-z_][a-z_.\-[\]]{0,30}\d{0,2}$/i;

const DOMAIN = /^(?:[\w-]+\.)+[a-z]{2,}$/i;

/** What a key alone tells. */
interface KeyFacts {
  /** As it may be shown, or `:text`. */
  readonly name: string;
  readonly kind: Kind | null;
}

/**
 * Makes a reader of queries: names of their keys and what kinds of data stand behind them; never a value. A part without `=` is a value without
 * a key. It remembers keys, as a site has few.
 *
 * @returns a function of a query without `?`, with pairs between `&` or `;`.
 */
export function createQueryReader(): (query: string) => readonly KeyedKinds[] {
  const readKey = memoize((key): KeyFacts => ({ name: nameOf(key), kind: key === '' ? null : kindOfKey(key) }));
  return (query) => {
    if (query === '') return NONE;
    const found = new Map<string, Set<Kind>>();
    for (const pair of query.split(/[&;]/, MAX_KEYS)) {
      if (pair === '') continue;
      const at = pair.indexOf('=');
      const rawKey = at < 0 ? '' : pair.slice(0, at);
      const value = at < 0 ? pair : pair.slice(at + 1);
      const { name, kind } = readKey(rawKey);
      // a bounce address as mailing lists write it: `taro=example.jp`
      const key = at > 0 && rawKey.includes('.') && DOMAIN.test(value) ? ':text' : name;
      const kinds = found.get(key) ?? new Set();
      found.set(key, kinds);
      addKinds(kinds, kind, value);
      if (key === ':text') addKinds(kinds, null, rawKey);
    }
    return [...found].map(([key, kinds]) => ({ key, kinds: [...kinds].sort() }));
  };
}

function nameOf(rawKey: string): string {
  if (KEY.test(rawKey)) return isFieldName(rawKey) && maskText(rawKey).kinds.size === 0 ? rawKey : ':text';
  const { shown } = readText(rawKey);
  // a Japanese form's own word for its field is no datum
  return shown !== null && !/^[\x00-\x7f]*$/.test(shown) && kindOfKey(rawKey) !== null ? shown : ':text';
}

function addKinds(kinds: Set<Kind>, byKey: Kind | null, rawValue: string): void {
  if (rawValue === '' || rawValue === '-') return;
  if (byKey !== null) kinds.add(byKey);
  // a plus is a space, except in front of a telephone number
  const value = rawValue.slice(0, 1) + rawValue.slice(1).replaceAll('+', ' ');
  for (const reading of readText(value).all) for (const kind of maskText(reading).kinds) kinds.add(kind);
}
