import { createHash } from 'node:crypto';
import type { Report } from '../../src/contract/index.js';
import { parseAddress } from '../../src/collector/anonymize/parse-address.js';
import { createToken } from '../../src/collector/anonymize/tokens.js';
import type { IncidentRow } from '../../src/collector/model/index.js';

/** What an outsider has: the program's source, a store with all its files, every output; no key. */
export interface Known {
  readonly siteId: string;
  readonly days: readonly string[];
  /** A user agent that the victim is known to have. */
  readonly userAgent: string;
}

/** Every address of 198.51.0.0/16. */
export function* everyAddress(): Generator<string> {
  for (let third = 0; third < 256; third++) for (let last = 0; last < 256; last++) yield `198.51.${third}.${last}`;
}

/** @returns everything in a text that may be a token: letters of base64 or hex, and what stands in addresses under `fd00::/8`. */
export function tokensIn(text: string): Set<string> {
  const tokens = new Set(text.match(/[A-Za-z0-9_+/-]{8,}/g));
  for (const address of text.match(/fd[0-9a-f]{2}:[0-9a-f:]+/g) ?? [])
    tokens.add(Buffer.from(parseAddress(address)!.slice(1, 10)).toString('base64url'));
  return tokens;
}

/**
 * Tries whether any token stands for any address: plain digests, and the program's own way with every key that an outsider can think of.
 *
 * @returns the addresses that were found.
 */
export function crackAddresses(tokens: ReadonlySet<string>, known: Known, addresses: Iterable<string>): string[] {
  const starts = new Set([...tokens].flatMap(startsOf));
  const keys = guessKeys(known);
  const found: string[] = [];
  for (const address of addresses)
    if (digestsOf(address, known, keys).some((digest) => starts.has(digest.readUIntBE(0, 6)))) found.push(address);
  return found;
}

/** Six bytes tell a token from any other; how many of a digest were kept does not matter then. */
function startsOf(token: string): number[] {
  const readings = [Buffer.from(token, 'base64'), ...(/^[0-9a-f]+$/i.test(token) ? [Buffer.from(token, 'hex')] : [])];
  return readings.filter((bytes) => bytes.length >= 6).map((bytes) => bytes.readUIntBE(0, 6));
}

function guessKeys({ siteId, days }: Known): { readonly key: Buffer; readonly use: 'visitor' | 'address' }[] {
  return (['visitor', 'address'] as const).flatMap((use) => [
    { use, key: Buffer.alloc(32) },
    { use, key: Buffer.alloc(32, siteId) },
    { use, key: createHash('sha256').update(siteId).digest() },
    ...days.map((day) => ({ use, key: Buffer.alloc(32, `${day}.${use}`) })),
  ]);
}

function digestsOf(address: string, { siteId, userAgent }: Known, keys: ReturnType<typeof guessKeys>): Buffer[] {
  const canonical = `4/${address}`;
  const plain = [address, canonical, siteId + address].flatMap((text) =>
    ['sha256', 'md5'].map((algorithm) => createHash(algorithm).update(text).digest()),
  );
  const parts = {
    visitor: ['visitor', siteId, canonical, userAgent],
    address: ['address', siteId, canonical],
  };
  return [...plain, ...keys.map(({ key, use }) => Buffer.from(createToken(key, ...parts[use]), 'base64url'))];
}

/** @returns tokens that stand on more than one day: whose they are was there on both. */
export function linkDays(days: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  for (const tokens of days) for (const token of new Set(tokens)) seen.set(token, (seen.get(token) ?? 0) + 1);
  return [...seen].filter(([, count]) => count > 1).map(([token]) => token);
}

/** @returns values of a report that, by the log, fewer than `people` networks ever asked for on one day: each tells of one of them. */
export function singleOut(report: Report, log: string, people: number): string[] {
  const networks = new Map<string, Set<string>>();
  for (const [, network = '', day = '', path = ''] of log.matchAll(
    /^(\d+\.\d+\.\d+)\.\d+ .*?\[([^:]+):.*?"[A-Z]+ ([^ ?"]+)/gm,
  )) {
    const key = `${day} ${path}`;
    networks.set(key, (networks.get(key) ?? new Set()).add(network));
  }
  const most = (path: string) =>
    Math.max(0, ...[...networks].filter(([key]) => key.endsWith(` ${path}`)).map(([, seen]) => seen.size));
  const { pages, notFound, entryPages, exitPages, assets } = report.panels;
  const named = [pages, notFound, entryPages, exitPages, assets].flat().filter(({ value }) => value.startsWith('/'));
  return [...new Set(named.map(({ value }) => value))].filter((value) => most(value) < people);
}

/**
 * Knows of somebody when they asked for which page, and looks for what else they did. A time may have been cut to the hour.
 *
 * @returns other requests of whoever asked then, of all days.
 */
export function followRequest(
  rows: readonly IncidentRow[],
  known: { readonly time: number; readonly path: string },
): IncidentRow[] {
  const hour = known.time - (known.time % 3600);
  const theirs = rows.filter(({ time, path }) => path === known.path && (time === known.time || time === hour));
  const tokens = new Set(theirs.map(({ address }) => address).filter((address) => address !== null));
  return rows.filter((row) => row.address !== null && tokens.has(row.address) && !theirs.includes(row));
}
