import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../model/index.js';

/** Keys that exist in memory only and die with the process: for `report FILE`, `anonymize` and `explain`. They never touch a store's. */
export function createProcessKeys(): KeyRing {
  const keys = new Map<string, Buffer | null>();
  return {
    key(day, use) {
      const name = `${day}.${use}`;
      const known = keys.get(name);
      if (known !== undefined) return known;
      const key = randomBytes(32);
      keys.set(name, key);
      return key;
    },
    over: () => [],
    destroy(day) {
      keys.get(`${day}.visitor`)?.fill(0);
      keys.set(`${day}.visitor`, null);
    },
    lost: new Set(),
  };
}
