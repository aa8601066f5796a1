import type { AddressMode, KeyRing, Labels, RawBatch, SafeTarget } from '../model/index.js';
import { canonicalAddress, type CanonicalAddress } from './address.js';
import { createCountryTable } from './country-table.js';
import { cutAddress, NO_ADDRESS } from './cut-address.js';
import { createVisitorTokens, type DayTokens } from './visitor-tokens.js';

const CACHE_LIMIT = 100_000;

/** Who made the requests of a batch, in tokens only. */
export interface People {
  readonly visitor: readonly (string | null)[];
  readonly network: readonly (string | null)[];
  readonly address: readonly (string | null)[];
  readonly country: readonly (string | null)[];
  readonly late: Uint8Array;
}

/** What decides whether a row may carry tokens. */
export interface PeopleContext {
  readonly day: readonly string[];
  readonly target: readonly SafeTarget[];
  readonly labels: Labels;
}

/** How people are made tokens. */
export interface PeopleOptions {
  readonly keys: KeyRing;
  readonly siteId: string;
  readonly address: AddressMode;
}

interface Known extends CanonicalAddress {
  readonly country: string | null;
}

/**
 * Makes the tokens of each row, and looks its country up before the address is gone. Bots get no visitor token; sensitive paths, the collector's own endpoints and days whose key is dead get
 * none at all; the first two no country either.
 */
export function createPeopleReader({
  keys,
  siteId,
  address: mode,
}: PeopleOptions): (raw: RawBatch, context: PeopleContext) => People {
  const tokens = createVisitorTokens({ keys, siteId });
  const countryOf = createCountryTable();
  const seen = new Map<string, Known>();
  const remember = (text: string): Known => {
    const known = seen.get(text);
    if (known) return known;
    if (seen.size >= CACHE_LIMIT) seen.clear();
    const who = canonicalAddress(text);
    const fresh = { ...who, country: who.bytes && countryOf(who.bytes) };
    seen.set(text, fresh);
    return fresh;
  };
  return (raw, { day, target, labels }) => {
    const addresses = raw.dictionary('remoteAddr');
    const agents = raw.dictionary('userAgent');
    const canonical = addresses.values.map(remember);
    const visitor = new Array<string | null>(raw.rows).fill(null);
    const network = new Array<string | null>(raw.rows).fill(null);
    const address = new Array<string | null>(raw.rows).fill(
      mode.kind === 'drop' || mode.kind === 'cut' ? NO_ADDRESS : null,
    );
    const country = new Array<string | null>(raw.rows).fill(null);
    const late = new Uint8Array(raw.rows);
    let ofDay: DayTokens | null = null;
    for (let row = 0; row < raw.rows; row++) {
      // lines of one day stand together: its keys are asked for once
      if (row === 0 || day[row] !== day[row - 1]) ofDay = tokens.of(day[row]!);
      if (!ofDay) late[row] = 1;
      const who = canonical[addresses.codes[row]!];
      if (!who || target[row]!.isSensitive || target[row]!.isOwn) continue;
      country[row] = who.country;
      if (!ofDay) continue;
      network[row] = ofDay.network(who.network);
      address[row] = addressOf({ mode, who, ofDay });
      if (labels.bot[row] === null) visitor[row] = ofDay.visitor(who.address, agents.values[agents.codes[row]!] ?? '');
    }
    return { visitor, network, address, country, late };
  };
}

interface AddressQuestion {
  readonly mode: AddressMode;
  readonly who: CanonicalAddress;
  readonly ofDay: DayTokens;
}

function addressOf({ mode, who, ofDay }: AddressQuestion): string | null {
  switch (mode.kind) {
    case 'none':
      return null;
    case 'token':
      return ofDay.address(who.address);
    case 'drop':
      return NO_ADDRESS;
    case 'cut':
      return cutAddress(who.bytes, mode);
  }
}
