import { cleanHost } from '../../clean/index.js';
import { SENSITIVE } from '../../contract/index.js';
import type {
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
import { createAgentReader } from './agent.js';
import { canonicalAddress } from './address.js';
import { createReferrerReader } from './referrer.js';
import { createTargetReader } from './target.js';
import { createVisitorTokens } from './visitor-tokens.js';

/** What the door needs to know of the site. */
export interface AnonymizeOptions extends Pick<SiteOptions, 'sensitivePaths' | 'ownHosts'> {
  readonly zone: Zone;
  readonly keys: KeyRing;
  /** Part of every token, so that those of two sites cannot be joined. */
  readonly siteId: string;
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
 */
export function createAnonymizer(options: AnonymizeOptions): (raw: RawBatch, labels: Labels) => SafeBatch {
  const { zone, sensitivePaths = [], ownHosts = [] } = options;
  const readAgent = createAgentReader();
  const readTarget = createTargetReader(sensitivePaths);
  const readReferrer = createReferrerReader(ownHosts, sensitivePaths);
  const tokens = createVisitorTokens(options);

  return (raw, labels) => {
    const { rows } = raw;
    const agents = raw.dictionary('userAgent');
    const addresses = raw.dictionary('remoteAddr');
    const canonical = addresses.values.map(canonicalAddress);
    const targets = column(raw, 'target', readTarget);
    const referrers = column(raw, 'referrer', readReferrer);
    const agent = Array.from({ length: rows }, (_, row) =>
      readAgent(agents.values[agents.codes[row] as number] ?? null, labels.bot[row] ?? null),
    );
    const time = Float64Array.from({ length: rows }, (_, row) => Math.floor((raw.timeMs[row] as number) / 1000));
    const hours = Array.from(time, (seconds) => zone.at(seconds));
    const day = hours.map((hour) => hour.day);
    const visitor = new Array<string | null>(rows).fill(null);
    const network = new Array<string | null>(rows).fill(null);
    const late = new Uint8Array(rows);
    const target = targets.map((value, row) => hideAsset(value, referrers[row] as SafeReferrer));

    for (let row = 0; row < rows; row++) {
      const ofDay = tokens.of(day[row] as string);
      if (!ofDay) {
        late[row] = 1;
        continue;
      }
      const address = canonical[addresses.codes[row] as number];
      if (!address || target[row]?.isSensitive || target[row]?.isOwn) continue;
      network[row] = ofDay.network(address.network);
      if (labels.bot[row] === null)
        visitor[row] = ofDay.visitor(address.address, agents.values[agents.codes[row] as number] ?? '');
    }
    const columns: SafeColumns = {
      rows,
      time,
      day,
      hour: Float64Array.from(hours, (hour) => hour.hourStart),
      hourOfDay: Uint8Array.from(hours, (hour) => hour.hourOfDay),
      visitor,
      network,
      late,
      agent,
      target,
      referrer: referrers,
      method: column(raw, 'method', (method) => (method === null ? null : METHODS.has(method) ? method : '(unknown)')),
      protocol: column(raw, 'protocol', (protocol) =>
        protocol === null ? null : PROTOCOLS.has(protocol) ? protocol : '(unknown)',
      ),
      host: column(raw, 'host', (host) => (host === null ? null : cleanHost(host.toLowerCase()))),
      status: raw.status.slice(0, rows),
      bytesSent: raw.bytesSent.slice(0, rows),
      durationMs: raw.durationMs.slice(0, rows),
      rejected: rejectedByDay(raw, day, zone),
    };
    return columns as SafeBatch;
  };
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
  return referrer.isSensitive && target.isAsset
    ? { ...target, path: SENSITIVE, campaign: null, isSensitive: true }
    : target;
}

/** A line that did not parse has no time: it belongs to the day of the request before it, else of the one behind it. */
function rejectedByDay(raw: RawBatch, day: readonly string[], zone: Zone): SafeBatch['rejected'] {
  const counts = new Map<string, SafeBatch['rejected'][number]>();
  let row = 0;
  for (const { line, reason } of raw.rejected) {
    while (row < raw.rows && (raw.lineOf[row] as number) < line) row++;
    const owner = day[row - 1] ?? day[row] ?? zone.at(Date.now() / 1000).day;
    const known = counts.get(`${owner} ${reason}`);
    counts.set(`${owner} ${reason}`, { day: owner, reason, lines: (known?.lines ?? 0) + 1 });
  }
  return [...counts.values()];
}
