import type { KeyRing } from '../model/index.js';
import { createToken } from './tokens.js';

const CACHE_LIMIT = 200_000;

/** Tokens of one log day. */
export interface DayTokens {
  /** Token of address and user agent: who is counted as one visitor. */
  visitor(address: string, userAgent: string): string;
  /** Token of the address alone: what rows for investigation carry. */
  address(address: string): string;
  /** Token of a /24 or /48: what the small-group gate counts. */
  network(network: string): string;
}

/** Makes the tokens of each log day with that day's keys and remembers them, as one visitor comes with many lines. */
export function createVisitorTokens(options: { readonly keys: KeyRing; readonly siteId: string }): {
  of(day: string): DayTokens | null;
} {
  const { keys, siteId } = options;
  const days = new Map<string, { readonly key: Buffer; readonly tokens: DayTokens }>();
  return {
    of(day) {
      const visitorKey = keys.key(day, 'visitor');
      if (!visitorKey) return null; // before other keys of a dead day are made anew
      const networkKey = keys.key(day, 'network');
      const addressKey = keys.key(day, 'address');
      if (!networkKey || !addressKey) return null;
      const known = days.get(day);
      if (known?.key === visitorKey) return known.tokens;
      // what is remembered names people: it goes with the key
      for (const past of days.keys()) if (!keys.key(past, 'visitor')) days.delete(past);
      const tokens = createDayTokens({ visitorKey, networkKey, addressKey, siteId });
      days.set(day, { key: visitorKey, tokens });
      return tokens;
    },
  };
}

function createDayTokens({
  visitorKey,
  networkKey,
  addressKey,
  siteId,
}: {
  visitorKey: Buffer;
  networkKey: Buffer;
  addressKey: Buffer;
  siteId: string;
}): DayTokens {
  const visitors = new Map<string, Map<string, string>>();
  const networks = new Map<string, string>();
  const addresses = new Map<string, string>();
  let size = 0;
  const bounded = () => {
    if (++size < CACHE_LIMIT) return;
    visitors.clear();
    networks.clear();
    addresses.clear();
    size = 0;
  };
  return {
    visitor(address, userAgent) {
      const ofAddress = visitors.get(address) ?? new Map<string, string>();
      const known = ofAddress.get(userAgent);
      if (known !== undefined) return known;
      bounded();
      const token = createToken(visitorKey, 'visitor', siteId, address, userAgent);
      visitors.set(address, ofAddress.set(userAgent, token));
      return token;
    },
    address(address) {
      const known = addresses.get(address);
      if (known !== undefined) return known;
      bounded();
      const token = createToken(addressKey, 'address', siteId, address);
      addresses.set(address, token);
      return token;
    },
    network(network) {
      const known = networks.get(network);
      if (known !== undefined) return known;
      bounded();
      const token = createToken(networkKey, 'network', siteId, network);
      networks.set(network, token);
      return token;
    },
  };
}

/** Token of a value that may not be named yet. Under the visitor key: it dies with the day. */
export function createValueTokens(options: {
  readonly keys: KeyRing;
  readonly siteId: string;
}): (day: string, panel: string, value: string) => string | null {
  return (day, panel, value) => {
    const key = options.keys.key(day, 'visitor');
    return key && createToken(key, 'value', options.siteId, panel, value);
  };
}
