import type {
  AddressMode,
  KeyRing,
  Labels,
  RawBatch,
  SafeBatch,
  SafeColumns,
  SafeReferrer,
  SafeTarget,
  SiteOptions,
  Zone,
} from '../model/index.js';
import { createAgentReader, hideAgent } from './agent.js';
import { createReferrerReader, NO_REFERRER } from './referrer.js';
import { cleanHostName } from './clean-host-name.js';
import { createTargetReader, SENSITIVE_TARGET } from './target.js';
import { createPeopleReader } from './people.js';
import { readTimes } from './times.js';

/** What the door needs to know of the site. */
export interface AnonymizeOptions extends Pick<SiteOptions, 'sensitivePaths' | 'ownHosts'> {
  readonly zone: Zone;
  readonly keys: KeyRing;
  /** Part of every token, so that those of two sites cannot be joined. */
  readonly siteId: string;
  /** Whether rows carry an address, and how; default none. Statistics need none. */
  readonly address?: AddressMode | undefined;
}

const METHODS = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'PROPFIND',
  'REPORT',
  'SEARCH',
]);
const PROTOCOLS = new Set(['HTTP/0.9', 'HTTP/1.0', 'HTTP/1.1', 'HTTP/2', 'HTTP/2.0', 'HTTP/3', 'HTTP/3.0']);

/**
 * The only door from raw to safe. Addresses become keyed tokens, user agents a family, targets a cleaned path, referrers a host;
 * user names, query values, cookies and everything not named in {@link SafeBatch} end here. PRODUCT.md, "What is kept".
 *
 * Of a request to a sensitive page time, status, method and host stay: its size or duration would tell which page it was, its referrer or
 * browser whose.
 */
export function createAnonymizer(options: AnonymizeOptions): (raw: RawBatch, labels: Labels) => SafeBatch {
  const { zone, sensitivePaths = [], ownHosts = [], address = { kind: 'none' } } = options;
  const readAgent = createAgentReader();
  const readTarget = createTargetReader(sensitivePaths);
  const readReferrer = createReferrerReader(ownHosts, sensitivePaths);
  const readPeople = createPeopleReader({ ...options, address });
  const readRejected = createRejectedReader(zone);

  return (raw, labels) => {
    const { rows } = raw;
    const times = readTimes(raw, zone);
    const referrer = column(raw, 'referrer', readReferrer);
    const target = column(raw, 'target', readTarget).map((value, row) => hideAsset(value, referrer[row]!));
    const agents = raw.dictionary('userAgent');
    const agent = labels.bot.map((bot, row) =>
      readAgent(agents.values[agents.codes[row]!] ?? null, bot, labels.kind[row]!),
    );
    const columns: SafeColumns = {
      rows,
      ...times,
      ...readPeople(raw, { day: times.day, target, labels }),
      attacks: labels.attacks,
      agent: agent.map((value, row) => (target[row]!.isSensitive ? hideAgent(value) : value)),
      target,
      referrer: referrer.map((value, row) => (target[row]!.isSensitive ? NO_REFERRER : value)),
      method: column(raw, 'method', (method) => known(method, METHODS)),
      protocol: column(raw, 'protocol', (protocol) => known(protocol, PROTOCOLS)),
      host: column(raw, 'host', (host) => (host === null ? null : cleanHostName(host))),
      status: raw.status.slice(0, rows),
      bytesSent: raw.bytesSent.slice(0, rows).map((bytes, row) => (target[row]!.isSensitive ? 0 : bytes)),
      durationMs: raw.durationMs.slice(0, rows).map((ms, row) => (target[row]!.isSensitive ? NaN : ms)),
      myNumbers: target.reduce((count, { holdsMyNumber }) => count + Number(holdsMyNumber), 0),
      rejected: readRejected(raw, times.day),
    };
    return columns as SafeBatch;
  };
}

/** A word of the standards, or `(unknown)`: clients write there what they like. */
function known(word: string | null, words: ReadonlySet<string>): string | null {
  return word === null || words.has(word) ? word : '(unknown)';
}

/** Works on each distinct value of a field once. */
function column<T>(
  raw: RawBatch,
  field: 'target' | 'referrer' | 'method' | 'protocol' | 'host',
  read: (value: string | null) => T,
): T[] {
  const { codes, values } = raw.dictionary(field);
  const read1 = values.map(read);
  const absent = read(null);
  return Array.from({ length: raw.rows }, (_, row) =>
    (codes[row] as number) < 0 ? absent : (read1[codes[row] as number] as T),
  );
}

/** An asset pulled in by a sensitive page would tell of the page: it joins the group. */
function hideAsset(target: SafeTarget, referrer: SafeReferrer): SafeTarget {
  return referrer.isSensitive && target.isAsset ? { ...SENSITIVE_TARGET, isAsset: true, isOwn: target.isOwn } : target;
}

/**
 * A line that did not parse has no time: it belongs to the day of the request before it, in an earlier batch if need be; else of the one
 * behind it, else to today.
 */
function createRejectedReader(zone: Zone): (raw: RawBatch, day: readonly string[]) => SafeBatch['rejected'] {
  let lastDay: string | undefined;
  return (raw, day) => {
    const counts = new Map<string, SafeBatch['rejected'][number]>();
    let row = 0;
    for (const { line, reason } of raw.rejected) {
      while (row < raw.rows && raw.lineOf[row]! < line) row++;
      const owner = day[row - 1] ?? lastDay ?? day[row] ?? zone.at(Date.now() / 1000).day;
      const known = counts.get(`${owner} ${reason}`);
      counts.set(`${owner} ${reason}`, { day: owner, reason, lines: (known?.lines ?? 0) + 1 });
    }
    lastDay = day.at(-1) ?? lastDay;
    return [...counts.values()];
  };
}
