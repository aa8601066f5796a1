import { createAnonymizer, createProcessKeys } from '../../../src/collector/anonymize/index.js';
import type { AnonymizeOptions } from '../../../src/collector/anonymize/anonymize.js';
import { createDetector } from '../../../src/collector/detect/index.js';
import { findFormat } from '../../../src/collector/formats/index.js';
import { valueAt, Zone, type Column, type KeyRing, type SafeBatch } from '../../../src/collector/model/index.js';
import { toBatch } from './line-batches.js';

/** Keys that a test knows: the same bytes for the same day and use, always. */
export function createFixedKeys(deadDays: readonly string[] = []): KeyRing {
  const bytes = (name: string) => Buffer.alloc(32, name);
  return {
    key: (day, use) => (deadDays.includes(day) ? null : bytes(`${day}.${use}`)),
    over: () => ({ visitor: [], incident: [] }),
    destroy: () => undefined,
    lost: new Set(),
    lostIncident: new Set(),
  };
}

/** What is left of a log behind the door, as every command sees it. */
export function toSafe(
  log: string | Buffer,
  { format = 'combined', ...options }: Partial<AnonymizeOptions> & { readonly format?: string } = {},
): SafeBatch {
  const raw = findFormat(format).parse(toBatch(log));
  const door = { zone: new Zone('UTC'), keys: createProcessKeys(), siteId: 'site', seed: 1, ...options };
  const anonymize = createAnonymizer(door);
  return anonymize(raw, createDetector()(raw));
}

/** The same, with one value a row in each column and tokens made: as a reader would see it. */
export function readSafe(log: string | Buffer, options: Parameters<typeof toSafe>[1] = {}) {
  const safe = toSafe(log, options);
  const rows = Array.from({ length: safe.rows }, (_, row) => row);
  const each = <T>(column: Column<T>) => rows.map((row) => valueAt(column, row));
  return {
    ...safe,
    visitor: rows.map((row) => safe.tokens!.visitor(row)),
    network: rows.map((row) => safe.tokens!.network(row)),
    address: rows.map((row) => safe.tokens!.address(row)),
    day: each(safe.day),
    country: each(safe.country),
    agent: each(safe.agent),
    target: each(safe.target),
    referrer: each(safe.referrer),
    method: each(safe.method),
    protocol: each(safe.protocol),
    host: each(safe.host),
    attacks: each(safe.attacks),
  };
}

/** A request as a test thinks of it; everything else has a plain default. */
export interface Ask {
  readonly address?: string;
  readonly user?: string;
  /** `08/Mar/2026:10:05:03 +0000` */
  readonly time?: string;
  readonly method?: string;
  readonly target?: string;
  readonly status?: number;
  readonly bytes?: number;
  readonly referrer?: string;
  readonly agent?: string;
}

/** A browser that nobody takes for a bot. */
export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0';

/** @returns the Combined lines of some requests. */
export function toLog(...asks: readonly Ask[]): string {
  return asks.map((ask) => `${lineOf(ask)}\n`).join('');
}

function lineOf({
  address = '192.0.2.7',
  user = '-',
  time = '08/Mar/2026:10:05:03 +0000',
  method = 'GET',
  target = '/',
  status = 200,
  bytes = 100,
  referrer = '-',
  agent = BROWSER,
}: Ask): string {
  return `${address} - ${user} [${time}] "${method} ${target} HTTP/1.1" ${status} ${bytes} "${referrer}" "${agent}"`;
}
