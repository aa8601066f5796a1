import {
  Facts,
  type AddressMode,
  type AgentJudgement,
  type Column,
  type KeyRing,
  type Labels,
  type RawBatch,
  type RawTextField,
  type SafeAgent,
  type SafeBatch,
  type SafeColumns,
  type SiteOptions,
  type Zone,
} from '../model/index.js';
import { HIDDEN_AGENTS, HIDDEN_CODES, readAgent } from './agent.js';
import { createReferrerReader, NO_REFERRER } from './referrer.js';
import { cleanHostName } from './clean-host-name.js';
import { createTargetReader, HIDDEN_ASSET, HIDDEN_OWN_ASSET, NO_TARGET } from './target.js';
import { createPeopleReader } from './people.js';
import { createTimeReader } from './times.js';

/** What the door needs to know of the site. */
export interface AnonymizeOptions extends Pick<SiteOptions, 'sensitivePaths' | 'ownHosts'> {
  readonly zone: Zone;
  /** null: nothing is kept, so that rows carry numbers of this run and no token. */
  readonly keys: KeyRing | null;
  /** Part of every token, so that those of two sites cannot be joined. */
  readonly siteId: string;
  /** Whether rows carry an address, and how; default none. Statistics need none. */
  readonly address?: AddressMode | undefined;
  /** Seed of the numbers, where several workers of one run share it; default: a random one. */
  readonly seed?: number | undefined;
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
  const readTimes = createTimeReader(zone);
  const readWhere = createWhereReader({ sensitivePaths, ownHosts });
  const readPeople = createPeopleReader({ ...options, address });
  const agents = createAgentColumn();
  const methods = new Facts((method) => known(method, METHODS), [null]);
  const protocols = new Facts((protocol) => known(protocol, PROTOCOLS), [null]);
  const hosts = new Facts(cleanHostName, [null]);

  return (raw, labels) => {
    const { rows } = raw;
    const times = readTimes(raw);
    const where = readWhere(raw);
    const { isSensitive } = where;
    const isBot = (row: number) => labels.agent.values[labels.agent.codes[row]!]!.bot !== null;
    const mayTellNobody = (row: number) => isSensitive[row] === 1 || where.isOwn[row] === 1;
    const columns: SafeColumns = {
      rows,
      ...times,
      ...readPeople(raw, { day: times.day, mayTellNobody, isBot }),
      attacks: labels.attacks,
      agent: agents(raw, labels, isSensitive),
      target: where.target,
      referrer: where.referrer,
      method: plainColumn(raw, 'method', methods),
      protocol: plainColumn(raw, 'protocol', protocols),
      host: plainColumn(raw, 'host', hosts),
      status: raw.status.slice(0, rows),
      bytesSent: raw.bytesSent.slice(0, rows).map((bytes, row) => (isSensitive[row] ? 0 : bytes)),
      durationMs: raw.durationMs.slice(0, rows).map((ms, row) => (isSensitive[row] ? NaN : ms)),
      myNumbers: where.myNumbers,
      rejected: readRejected(raw),
    };
    return columns as SafeBatch;
  };
}

/** A word of the standards, or `(unknown)`: clients write there what they like. */
function known(word: string, words: ReadonlySet<string>): string {
  return words.has(word) ? word : '(unknown)';
}

function plainColumn<T>(raw: RawBatch, field: RawTextField, facts: Facts<T>): Column<T> {
  const { codes, dictionary } = raw.column(field);
  return { codes: codes.map((code) => code + 1), values: facts.of(dictionary) };
}

/** What a batch tells of the places that were asked for. */
interface Where extends Pick<SafeColumns, 'target' | 'referrer' | 'myNumbers'> {
  /** 1 where a row joins the group of sensitive paths. */
  readonly isSensitive: Uint8Array;
  readonly isOwn: Uint8Array;
}

/** An asset pulled in by a sensitive page would tell of the page: it joins the group. What joins it keeps no referrer. */
function createWhereReader({
  sensitivePaths,
  ownHosts,
}: Required<Pick<AnonymizeOptions, 'sensitivePaths' | 'ownHosts'>>): (raw: RawBatch) => Where {
  const first = [NO_TARGET, HIDDEN_ASSET, HIDDEN_OWN_ASSET];
  const targets = new Facts(createTargetReader(sensitivePaths ?? []), first);
  const referrers = new Facts(createReferrerReader(ownHosts ?? [], sensitivePaths ?? []), [NO_REFERRER]);
  return (raw) => {
    const target = raw.column('target');
    const values = targets.of(target.dictionary);
    const referrer = plainColumn(raw, 'referrer', referrers);
    const codes = new Int32Array(raw.rows);
    const isSensitive = new Uint8Array(raw.rows);
    const isOwn = new Uint8Array(raw.rows);
    let myNumbers = 0;
    for (let row = 0; row < raw.rows; row++) {
      const own = target.codes[row]!;
      let code = own < 0 ? 0 : own + first.length;
      const { isAsset, isOwn: ownEndpoint, holdsMyNumber } = values[code]!;
      if (isAsset && referrer.values[referrer.codes[row]!]!.isSensitive) code = ownEndpoint ? 2 : 1;
      else if (holdsMyNumber) myNumbers++;
      codes[row] = code;
      if (ownEndpoint) isOwn[row] = 1;
      if (!values[code]!.isSensitive) continue;
      isSensitive[row] = 1;
      referrer.codes[row] = 0;
    }
    return { target: { codes, values }, referrer, isSensitive, isOwn, myNumbers };
  };
}

/** User agents, reduced; of those at a sensitive page only whether it was a bot, and which. */
function createAgentColumn(): (raw: RawBatch, labels: Labels, isSensitive: Uint8Array) => Column<SafeAgent> {
  const known = new WeakMap<readonly AgentJudgement[], SafeAgent[]>();
  return (raw, { agent: { values: judged } }, isSensitive) => {
    const { codes: texts, dictionary } = raw.column('userAgent');
    const values = known.get(judged) ?? [...HIDDEN_AGENTS];
    known.set(judged, values);
    for (let text = values.length - HIDDEN_AGENTS.length; text < dictionary.size; text++)
      values.push(readAgent(dictionary.text(text), judged[text + 1]!));
    const codes = texts.map((text, row) => {
      const code = text < 0 ? 0 : text + HIDDEN_AGENTS.length;
      return isSensitive[row] === 1 && values[code]!.bot === null ? HIDDEN_CODES[values[code]!.kind] : code;
    });
    return { codes, values };
  };
}

/** A line that did not parse has no time: its neighbors tell its day, where batches come together. */
function readRejected(raw: RawBatch): SafeBatch['rejected'] {
  let before = 0;
  return raw.rejected.map(({ line, reason }) => {
    while (before < raw.rows && raw.lineOf[before]! < line) before++;
    return { before, reason };
  });
}
