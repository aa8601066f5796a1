import { randomBytes } from 'node:crypto';
import { KEY_USES, type KeyRing } from '../model/index.js';

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
    over: () => ({ visitor: [], incident: [] }),
    destroy(day, life) {
      for (const use of KEY_USES[life]) {
        keys.get(`${day}.${use}`)?.fill(0);
        keys.set(`${day}.${use}`, null);
      }
    },
    lost: new Set(),
    lostIncident: new Set(),
  };
}
