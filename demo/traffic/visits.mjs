// @ts-check
import {
  ASSETS,
  ENTRANCES,
  LOST_PATHS,
  PERSONAL_QUERIES,
  SITE_ORIGIN,
  SITE_PATHS,
  toOldNewsPath,
} from './site-map.mjs';
import { toVisitor } from './visitors.mjs';

const TOTAL_WEIGHT = SITE_PATHS.reduce((sum, { weight }) => sum + weight, 0);
const LONGEST_READING_MS = 150_000;

/**
 * What all planners of traffic share.
 * @typedef {object} Plan
 * @property {import('./random.mjs').Random} random
 * @property {number} seed
 * @property {number} visitors how many people know the site
 * @property {number} oldPaths how many old news addresses are still asked for
 * @property {(timeMs: number) => boolean} isOutage the application behind the site is down
 *
 * @typedef {'visit' | 'bot' | 'attack' | 'noise'} TrafficKind
 * @typedef {import('../http/combined-line.mjs').CombinedEntry & { kind: TrafficKind, label?: string }} TrafficEntry
 */

/**
 * Plans the requests of one visit: where the visitor came from, the pages in turn, and what each page brings with it.
 * @param {Plan} plan
 * @param {number} startMs
 * @returns {TrafficEntry[]} in the order of time, except that a page's assets may overtake one another
 */
export function planVisit(plan, startMs) {
  const { random } = plan;
  const visitor = toVisitor(plan.seed, random.zipf(plan.visitors, 40));
  const isReturning = random.chance(0.3);
  const [entrance, campaign] = random.pick(ENTRANCES);
  /** @type {TrafficEntry[]} */
  const entries = [];
  let referrer = entrance;
  let timeMs = startMs;
  let query = campaign || (random.chance(0.012) ? random.pick(PERSONAL_QUERIES) : '');
  do {
    const page = pickPage(plan);
    const shown = addPage(plan, { visitor, entries, referrer, timeMs, isReturning }, page, query);
    referrer = `${SITE_ORIGIN}${shown}`;
    query = '';
    timeMs += 4000 + random.below(LONGEST_READING_MS);
  } while (random.chance(0.62));
  return entries;
}

/**
 * @typedef {object} Visit
 * @property {import('./visitors.mjs').Visitor} visitor
 * @property {TrafficEntry[]} entries
 * @property {string} referrer
 * @property {number} timeMs
 * @property {boolean} isReturning
 */

/**
 * @param {Plan} plan
 * @param {Visit} visit
 * @param {import('./site-map.mjs').SitePath} page
 * @param {string} query
 * @returns {string} the path that was shown in the end
 */
function addPage(plan, visit, page, query) {
  const { random } = plan;
  if (page.bytes === 0) {
    add(visit, 0, `GET ${page.path}`, 301, 11);
    add(visit, 40, 'GET /news/', 200, 2404);
    return '/news/';
  }
  if (random.chance(0.02)) {
    add(visit, 0, `GET ${random.pick(LOST_PATHS)}`, 404, 1953);
    return page.path;
  }
  const target = query === '' ? page.path : `${page.path}?${query}`;
  if (plan.isOutage(visit.timeMs) && random.chance(0.7)) {
    add(visit, 0, `GET ${target}`, random.pick([500, 502, 502, 503]), 166);
    return page.path;
  }
  const isKept = visit.isReturning && random.chance(0.5);
  add(visit, 0, `GET ${target}`, isKept ? 304 : 200, isKept ? 0 : page.bytes + random.below(40));
  addAssets(plan, visit);
  if (page.path === '/contact/' && random.chance(0.15)) {
    add(visit, 45_000, 'POST /contact/', 303, 21);
    add(visit, 45_060, 'GET /contact/thanks/', 200, 1988);
  }
  return page.path;
}

/**
 * @param {Plan} plan
 * @param {Visit} visit whose later pages find most assets in the browser's cache
 */
function addAssets(plan, visit) {
  const isFirst = visit.entries.length === 1;
  const page = `${SITE_ORIGIN}${visit.entries.at(-1)?.request.split(' ')[1]?.split('?')[0] ?? '/'}`;
  for (const { path, weight, bytes } of ASSETS) {
    if (!plan.random.chance(isFirst ? weight : weight * 0.12)) continue;
    const isKept = !isFirst || visit.isReturning;
    add(
      { ...visit, referrer: page },
      60 + plan.random.below(900),
      `GET ${path}`,
      isKept ? 304 : 200,
      isKept ? 0 : bytes,
    );
  }
}

/** @param {Plan} plan */
function pickPage({ random, oldPaths }) {
  if (random.chance(0.05)) return { path: toOldNewsPath(random.zipf(oldPaths, 3)), weight: 0, bytes: 0 };
  let rest = random.next() * TOTAL_WEIGHT;
  for (const page of SITE_PATHS) {
    rest -= page.weight;
    if (rest < 0) return page;
  }
  return /** @type {import('./site-map.mjs').SitePath} */ (SITE_PATHS[0]);
}

/**
 * @param {Visit} visit
 * @param {number} laterMs
 * @param {string} request without the protocol
 * @param {number} status
 * @param {number} bytesSent
 */
function add(visit, laterMs, request, status, bytesSent) {
  visit.entries.push({
    kind: 'visit',
    remoteAddr: visit.visitor.remoteAddr,
    timeMs: visit.timeMs + laterMs,
    request: `${request} HTTP/1.1`,
    status,
    bytesSent,
    referrer: visit.referrer,
    userAgent: visit.visitor.userAgent,
  });
}
