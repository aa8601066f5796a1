import { Facts, type AddressMode, type Column, type KeyRing, type RawBatch, type RowTokens } from '../model/index.js';
import { canonicalAddress, type CanonicalAddress } from './address.js';
import { createCountryTable } from './country-table.js';
import { cutAddress, NO_ADDRESS } from './cut-address.js';
import { joinNumbers, RunNumbers, toNumber, type TextNumber } from './run-numbers.js';
import { createVisitorTokens, type DayTokens } from './visitor-tokens.js';

/** Who made the requests of a batch, in numbers and tokens only. */
export interface People {
  readonly visitor: Float64Array;
  readonly network: Float64Array;
  readonly tokens: RowTokens | null;
  readonly country: Column<string | null>;
  readonly late: Uint8Array;
}

/** What decides whether a row may carry a number. */
export interface PeopleContext {
  readonly day: Column<string>;
  /** Sensitive paths and the collector's own endpoints: nobody may be told apart there. */
  readonly mayTellNobody: (row: number) => boolean;
  readonly isBot: (row: number) => boolean;
}

/** How people are made numbers and tokens. */
export interface PeopleOptions {
  /** null: nothing is kept, so that numbers are enough. */
  readonly keys: KeyRing | null;
  readonly siteId: string;
  readonly address: AddressMode;
  /** Seed of the run's numbers. */
  readonly seed?: number | undefined;
}

/** What follows from an address alone. */
interface Who {
  readonly canonical: CanonicalAddress | null;
  readonly address: TextNumber;
  readonly network: number;
  readonly country: number;
}

const NOBODY: Who = { canonical: null, address: { low: 0, high: 0 }, network: NaN, country: 0 };

/**
 * Makes the numbers of each row, and looks its country up before the address is gone. Bots get no visitor; sensitive paths, the collector's
 * own endpoints and days whose key is dead get neither visitor nor network; the first two no country either.
 */
export function createPeopleReader({
  keys,
  siteId,
  address: mode,
  seed,
}: PeopleOptions): (raw: RawBatch, context: PeopleContext) => People {
  const tokens = keys && createVisitorTokens({ keys, siteId });
  const numbers = new RunNumbers(seed);
  const countries = new CountryCodes();
  const people = new Facts(
    (text): Who => {
      const canonical = canonicalAddress(text);
      return {
        canonical: keys && canonical,
        address: numbers.of(canonical.address),
        network: toNumber(numbers.of(canonical.network)),
        country: canonical.bytes ? countries.codeOf(canonical.bytes) : 0,
      };
    },
    [NOBODY],
  );
  const agents = new Facts((text) => numbers.of(text), [numbers.of('')]);
  return (raw, { day, mayTellNobody, isBot }) => {
    const addresses = raw.column('remoteAddr');
    const userAgents = raw.column('userAgent');
    const who = people.of(addresses.dictionary);
    const agent = agents.of(userAgents.dictionary);
    const visitor = new Float64Array(raw.rows).fill(NaN);
    const network = new Float64Array(raw.rows).fill(NaN);
    const country = new Int32Array(raw.rows);
    const late = new Uint8Array(raw.rows);
    const ofDays = new Map<number, DayTokens | null>();
    if (tokens) for (const code of new Set(day.codes)) ofDays.set(code, tokens.of(day.values[code]!));
    for (let row = 0; row < raw.rows; row++) {
      const isLate = tokens !== null && ofDays.get(day.codes[row]!) === null;
      if (isLate) late[row] = 1;
      const ofRow = who[addresses.codes[row]! + 1]!;
      if (ofRow === NOBODY || mayTellNobody(row)) continue;
      country[row] = ofRow.country;
      if (isLate) continue;
      network[row] = ofRow.network;
      if (!isBot(row)) visitor[row] = joinNumbers(ofRow.address, agent[userAgents.codes[row]! + 1]!);
    }
    const question = { raw, network, visitor, mode, whoOf: (row: number) => who[addresses.codes[row]! + 1]!.canonical };
    return {
      visitor,
      network,
      late,
      country: { codes: country, values: countries.values },
      tokens: tokens && rowTokens({ ...question, tokensOf: (row) => ofDays.get(day.codes[row]!) ?? null }),
    };
  };
}

interface TokenQuestion {
  readonly raw: RawBatch;
  readonly visitor: Float64Array;
  readonly network: Float64Array;
  readonly mode: AddressMode;
  readonly whoOf: (row: number) => CanonicalAddress | null;
  readonly tokensOf: (row: number) => DayTokens | null;
}

/** A row has tokens where it has numbers, and only then. */
function rowTokens({ raw, visitor, network, mode, whoOf, tokensOf }: TokenQuestion): RowTokens {
  return {
    visitor: (row) =>
      Number.isNaN(visitor[row]!)
        ? null
        : tokensOf(row)!.visitor(whoOf(row)!.address, raw.text('userAgent', row) ?? ''),
    network: (row) => (Number.isNaN(network[row]!) ? null : tokensOf(row)!.network(whoOf(row)!.network)),
    address: (row) => {
      if (mode.kind === 'none') return null;
      const who = Number.isNaN(network[row]!) ? null : whoOf(row);
      if (mode.kind === 'token') return who && tokensOf(row)!.address(who.address);
      return mode.kind === 'cut' && who ? cutAddress(who.bytes, mode) : NO_ADDRESS;
    },
  };
}

/** Countries by number; 0 is none. */
class CountryCodes {
  readonly values: (string | null)[] = [null];
  readonly #find = createCountryTable();
  readonly #codes = new Map<string | null, number>([[null, 0]]);

  codeOf(address: readonly number[]): number {
    const country = this.#find(address);
    const known = this.#codes.get(country);
    if (known !== undefined) return known;
    this.#codes.set(country, this.values.length);
    this.values.push(country);
    return this.values.length - 1;
  }
}
