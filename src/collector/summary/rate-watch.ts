import type { AttackLabel } from '../../contract/index.js';
import { valueAt, type SafeBatch } from '../model/index.js';
import { LeakyBucket, type BucketSize } from './leaky-bucket.js';

/** Actors that are watched at a time; whoever was silent longest is forgotten first. Bounds the memory whatever comes. */
const MAX_ACTORS = 20_000;

/** Whose requests fall into one bucket: a visitor (or the bots of one name in a network), a network, or a door that all try. */
type Actor = 'client' | 'network' | 'door';

interface Rate extends BucketSize {
  readonly label: AttackLabel;
  readonly actor: Actor;
}

/**
 * Different addresses asked for that are not there. One client: CrowdSec's `http-probing`. A network: tools that change their user agent
 * with every request are many clients; so are the people behind one address of a telephone company, hence the larger bucket.
 */
const PROBING: readonly Rate[] = [
  { label: 'probing', actor: 'client', capacity: 10, leakSeconds: 10 },
  { label: 'probing', actor: 'network', capacity: 20, leakSeconds: 10 },
];

/**
 * Tries at one door. One client: CrowdSec's `http-generic-bf`. A door: passwords tried from many addresses, each once or twice; there only
 * refused tries count, and one that is let in takes {@link LET_IN_DRAINS} of them back.
 */
const STUFFING: readonly Rate[] = [
  { label: 'credential-stuffing', actor: 'client', capacity: 5, leakSeconds: 10 },
  { label: 'credential-stuffing', actor: 'network', capacity: 20, leakSeconds: 10 },
];
const STUFFING_FROM_EVERYWHERE: Rate = { label: 'credential-stuffing', actor: 'door', capacity: 10, leakSeconds: 10 };
const LET_IN_DRAINS = 5;

const LOGIN = /\/[\w.-]*(?:log-?[io]n|sign-?in|xmlrpc\.php|j_security_check)[\w.-]*\/?$/i;
/** Words that other doors have too: there only a refusal tells of a password. */
const PERHAPS_LOGIN = /\/(?:sessions?|auth|authenticate|token|password|account)\/?$/i;
const NONE: readonly AttackLabel[] = [];

/** What one request means for rates. */
type Event = 'missing' | 'refused-try' | 'try' | 'let-in' | null;

/**
 * Watches rates over the requests of a day, where those of one actor come together. From the request that makes a bucket run over each
 * further event of the actor counts under the label, until it is quiet for five minutes; those before do not. Only numbers of the run are compared: a
 * request without (sensitive path, day whose key is dead) is not watched. State is in memory only: after a restart it starts anew.
 */
export class RateWatch {
  readonly #buckets = new Map<string, LeakyBucket>();

  /** Actors watched now. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes a request in the order in which lines are read. @returns labels it earns by what came before it. */
  add(batch: SafeBatch, row: number): readonly AttackLabel[] {
    const event = eventOf(batch, row);
    if (event === null || Number.isNaN(batch.network[row]!)) return NONE;
    const path = valueAt(batch.target, row).path!;
    if (event === 'missing') return this.#addTo(PROBING, batch, row, { door: '', kind: hashOf(path) });
    const door = ` ${path}`;
    const bucket = this.#bucket(keyOf(STUFFING_FROM_EVERYWHERE, batch, row, door));
    if (event === 'let-in') bucket.drain(LET_IN_DRAINS);
    const tries = this.#addTo(STUFFING, batch, row, { door });
    const isEverywhere = event === 'refused-try' && bucket.add(STUFFING_FROM_EVERYWHERE, batch.time[row]!);
    return isEverywhere ? [STUFFING_FROM_EVERYWHERE.label] : tries;
  }

  #addTo(
    rates: readonly Rate[],
    batch: SafeBatch,
    row: number,
    { door, kind }: { readonly door: string; readonly kind?: number },
  ): readonly AttackLabel[] {
    // every bucket takes its drop, also when another one runs over already
    const over = rates.filter((rate) => this.#bucket(keyOf(rate, batch, row, door)).add(rate, batch.time[row]!, kind));
    return over.length > 0 ? [over[0]!.label] : NONE;
  }

  #bucket(key: string): LeakyBucket {
    const known = this.#buckets.get(key);
    if (known) this.#buckets.delete(key);
    else if (this.#buckets.size >= MAX_ACTORS) this.#buckets.delete(this.#buckets.keys().next().value!);
    const bucket = known ?? new LeakyBucket();
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

/** The numbers of a row tell actors apart on its day only, as tokens of two days cannot be joined either. */
function keyOf({ label, actor }: Rate, batch: SafeBatch, row: number, door: string): string {
  const day = valueAt(batch.day, row);
  const visitor = batch.visitor[row]!;
  switch (actor) {
    case 'client':
      return Number.isNaN(visitor)
        ? `${label} b ${day} ${batch.network[row]} ${valueAt(batch.agent, row).bot}${door}`
        : `${label} c ${day} ${visitor}${door}`;
    case 'network':
      return `${label} n ${day} ${batch.network[row]}${door}`;
    case 'door':
      return `${label} d ${day}${door}`;
  }
}

function eventOf(batch: SafeBatch, row: number): Event {
  const status = batch.status[row]!;
  const isPost = valueAt(batch.method, row) === 'POST';
  if (status < 400 && !isPost) return null;
  const { path, isAsset, isOwn } = valueAt(batch.target, row);
  if (path === null || isOwn || isAsset) return null;
  const isRefused = status >= 400 && status < 500;
  const isLogin = LOGIN.test(path);
  if (isPost && isLogin) return isRefused ? 'refused-try' : status >= 500 ? 'try' : 'let-in';
  if (status === 401 || (status === 403 && isLogin) || (isPost && isRefused && PERHAPS_LOGIN.test(path)))
    return 'refused-try';
  return status === 404 || status === 403 || status === 400 ? 'missing' : null;
}

/** FNV-1a over the cleaned path: enough to tell the paths of one client apart without a list of them. */
function hashOf(path: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < path.length; at++) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  return hash;
}
