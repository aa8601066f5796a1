import { SENSITIVE, type MeasuredData } from '../../contract/index.js';
import { MAX_INCIDENT_DAYS, type IncidentDay, type IncidentRow, type Zone } from '../model/index.js';
import { limited, toMeasured, told } from './measure.js';

/** Rows for investigation, a day at a time. */
export interface IncidentDayRows {
  readonly day: IncidentDay;
  readonly rows: AsyncIterable<IncidentRow> | Iterable<IncidentRow>;
}

/** What the measurement of rows depends on. */
export interface IncidentMeasureOptions {
  readonly smallGroup: number;
  readonly zone: Zone;
  /** The log day of today: rows count as too old by it. */
  readonly today: string;
  /** Tokens of actors under hold. */
  readonly held?: ReadonlySet<string>;
}

/** Methods that ask for something; whatever else there is may send a form. */
const ASKING: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'REPORT',
  'SEARCH',
]);

/** Distinct tokens and combinations that are remembered at most: what comes later is counted, not compared. Bounds the memory. */
const MAX_REMEMBERED = 500_000;

/**
 * Measures rows for investigation as what they are: pseudonymous. They single out by nature, which is told; what they promise is limited: no
 * token on two days, none without a label once the key is dead, none on sensitive pages and unlabelled form posts, times cut to the hour.
 */
export async function measureIncidentRows(
  days: AsyncIterable<IncidentDayRows> | Iterable<IncidentDayRows>,
  { smallGroup, zone, today, held = new Set() }: IncidentMeasureOptions,
): Promise<MeasuredData> {
  const tokens = new Map<string, { readonly day: string; isJoined: boolean }>();
  const sum = {
    withToken: 0,
    unique: 0,
    dead: 0,
    exact: 0,
    left: 0,
    bare: 0,
    forbidden: 0,
    sensitive: 0,
    days: 0,
    old: 0,
  };
  const oldest = zone.addDays(today, -MAX_INCIDENT_DAYS);
  for await (const { day, rows } of days) {
    const ofDay = new DayMeasures(zone, day.isKeyDead);
    for await (const row of rows) {
      ofDay.add(row);
      for (const token of [row.address, row.network, row.pathToken])
        if (token !== null) remember(tokens, token, day.day);
    }
    sum.days++;
    sum.old += Number(day.day < oldest);
    sum.withToken += ofDay.withToken;
    sum.unique += ofDay.unique;
    sum.dead += ofDay.dead;
    sum.exact += ofDay.exact;
    sum.left += ofDay.tokensLeft(held);
    sum.bare += ofDay.bare;
    sum.forbidden += ofDay.forbidden;
    sum.sensitive += ofDay.sensitiveActors;
  }
  const joined = [...tokens.values()].filter(({ isJoined }) => isJoined).length;
  return toMeasured({ data: 'incident-rows', class: 'pseudonymous', smallGroup }, [
    told('unique-rows', sum.unique, sum.withToken),
    limited('exact-times', sum.exact, sum.dead),
    limited('joined-tokens', joined, tokens.size),
    limited('tokens-left', sum.left, tokens.size),
    limited('forbidden-tokens', sum.forbidden, sum.bare),
    limited('days-too-old', sum.old, sum.days),
    limited('sensitive-posterior', sum.sensitive, tokens.size),
  ]);
}

function remember(tokens: Map<string, { readonly day: string; isJoined: boolean }>, token: string, day: string): void {
  const known = tokens.get(token);
  if (known) known.isJoined ||= known.day !== day;
  else if (tokens.size < MAX_REMEMBERED) tokens.set(token, { day, isJoined: false });
}

/** The rows of one day. */
class DayMeasures {
  readonly #zone: Zone;
  readonly #isKeyDead: boolean;
  withToken = 0;
  dead = 0;
  exact = 0;
  /** Rows that may carry no token, and those that do. */
  bare = 0;
  forbidden = 0;
  readonly #combinations = new Map<string, number>();
  readonly #actors = new Map<string, { isLabelled: boolean; network: string | null }>();
  readonly #sensitive = new Set<string>();

  constructor(zone: Zone, isKeyDead: boolean) {
    this.#zone = zone;
    this.#isKeyDead = isKeyDead;
  }

  add(row: IncidentRow): void {
    const token = row.address ?? row.network;
    const isSensitive = row.path === SENSITIVE;
    if (this.#isKeyDead) {
      this.dead++;
      const hour = this.#zone.at(row.time).hourStart;
      if (row.time !== hour && !isSensitive) this.exact++;
    }
    const isPost = row.method !== null && !ASKING.has(row.method);
    if (isSensitive || (isPost && row.attacks.length === 0)) {
      this.bare++;
      if (token !== null) this.forbidden++;
    }
    if (token === null) return;
    if (isSensitive) this.#sensitive.add(token);
    this.withToken++;
    this.#count(row);
    const known = this.#actors.get(token);
    if (known) known.isLabelled ||= row.attacks.length > 0;
    else if (this.#actors.size < MAX_REMEMBERED)
      this.#actors.set(token, { isLabelled: row.attacks.length > 0, network: row.network });
  }

  /** Rows that share hour, page, browser, system and device with no other. */
  get unique(): number {
    let rows = 0;
    for (const count of this.#combinations.values()) if (count === 1) rows++;
    return rows;
  }

  get sensitiveActors(): number {
    return this.#sensitive.size;
  }

  /** Actors whose token outlived the key without a reason. */
  tokensLeft(held: ReadonlySet<string>): number {
    if (!this.#isKeyDead) return 0;
    let left = 0;
    for (const [token, { isLabelled }] of this.#actors) if (!isLabelled && !held.has(token)) left++;
    return left;
  }

  #count(row: IncidentRow): void {
    const { time, path, pathShape, browser, browserMajor, system, device } = row;
    const hour = this.#zone.at(time).hourStart;
    const key = [hour, path ?? pathShape, browser, browserMajor, system, device].join('\u0000');
    const known = this.#combinations.get(key);
    if (known !== undefined || this.#combinations.size < MAX_REMEMBERED) this.#combinations.set(key, (known ?? 0) + 1);
  }
}
