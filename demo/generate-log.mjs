// @ts-check
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { toCombinedLine } from './http/combined-line.mjs';
import { planAttack, planNoise } from './traffic/attacks.mjs';
import { planBot } from './traffic/bots.mjs';
import { Random } from './traffic/random.mjs';
import { isOutage, toIntensity } from './traffic/rhythm.mjs';
import { planVisit } from './traffic/visits.mjs';

const DAY_MS = 86_400_000;
const LINES_PER_BLOCK = 500;
const TOKYO_OFFSET_MINUTES = 540;

/** How the lines of a day are shared out. Visits follow the day's rhythm, the rest comes at all hours. */
const SHARES = /** @type {const} */ ([
  { plan: planVisit, share: 0.7, isHuman: true },
  { plan: planBot, share: 0.21, isHuman: false },
  { plan: planAttack, share: 0.08, isHuman: false },
  { plan: planNoise, share: 0.01, isHuman: false },
]);

/**
 * @typedef {object} GenerateOptions
 * @property {Date} until end of the log, exclusive
 * @property {number} [days] default 30
 * @property {number} [seed] default 1
 * @property {number} [linesPerDay] of an average day; default 800
 * @property {number} [maxLines] stop after so many lines; default: none
 * @property {number} [visitors] people who know the site; default: by the number of lines
 * @property {number} [oldPaths] distinct old addresses; default 300
 * @property {number} [cutEvery] each so-many-th line is cut short; 0: none; default 5000
 * @property {number} [offsetMinutes] zone of times and rhythm; default Asia/Tokyo, 540
 *
 * @typedef {object} LogSummary what was written so far; complete when the blocks are read to the end
 * @property {number} lines
 * @property {number} cutShort lines among them that end in the middle; they count nowhere below
 * @property {number} bytesSent
 * @property {Record<string, number>} statuses
 * @property {Record<string, number>} methods of requests that have one
 * @property {Record<string, number>} kinds visit, bot, attack, noise
 * @property {Record<string, number>} attacks by label
 * @property {number | null} firstMs time of the first line
 * @property {number | null} lastMs time of the last line
 */

/**
 * Generates an access log in the Combined Log Format, in the order of time. The same options give the same bytes. Memory does
 * not grow with the number of days: a few minutes of traffic are planned ahead, visitors are computed and not kept.
 * @param {GenerateOptions} options
 * @returns {{ blocks: Iterable<string>, summary: LogSummary }} blocks of whole lines, each ending in a line feed; read them once
 */
export function generateLog(options) {
  /** @type {LogSummary} */
  const summary = {
    lines: 0,
    cutShort: 0,
    bytesSent: 0,
    statuses: {},
    methods: {},
    kinds: {},
    attacks: {},
    firstMs: null,
    lastMs: null,
  };
  return { blocks: toBlocks(options, summary), summary };
}

/**
 * @param {GenerateOptions} options
 * @param {LogSummary} summary
 */
function* toBlocks(options, summary) {
  const { cutEvery = 5000, maxLines = Infinity, offsetMinutes = TOKYO_OFFSET_MINUTES } = options;
  let block = '';
  for (const entry of planEntries(options)) {
    if (summary.lines >= maxLines) break;
    const line = toCombinedLine(entry, offsetMinutes);
    const isCut = cutEvery > 0 && (summary.lines + 1) % cutEvery === 0;
    block += isCut ? `${cutShort(line)}\n` : `${line}\n`;
    count(summary, entry, isCut);
    if (summary.lines % LINES_PER_BLOCK === 0) {
      yield block;
      block = '';
    }
  }
  if (block !== '') yield block;
}

/**
 * Ends a line within its last quotes: what a full disk or a killed server leaves.
 * @param {string} line
 */
function cutShort(line) {
  const quote = line.lastIndexOf('"', line.length - 2);
  return line.slice(0, quote + Math.ceil((line.length - quote) / 2));
}

/** @param {GenerateOptions} options */
function* planEntries({
  until,
  days = 30,
  seed = 1,
  linesPerDay = 800,
  offsetMinutes = TOKYO_OFFSET_MINUTES,
  ...more
}) {
  const plan = {
    random: new Random(seed),
    seed,
    visitors: more.visitors ?? Math.max(300, Math.round((linesPerDay * days) / 60)),
    oldPaths: more.oldPaths ?? 300,
    isOutage: (/** @type {number} */ timeMs) => isOutage(timeMs, offsetMinutes, seed),
  };
  const endMs = until.getTime();
  const stepMs = linesPerDay > 50_000 ? 600_000 : 3_600_000;
  const owed = SHARES.map(() => 0);
  /** @type {import('./traffic/visits.mjs').TrafficEntry[]} */
  let waiting = [];
  for (let startMs = endMs - days * DAY_MS; startMs < endMs; startMs += stepMs) {
    const intensity = toIntensity(startMs, offsetMinutes);
    SHARES.forEach(({ plan: planSome, share, isHuman }, at) => {
      let due = (owed[at] ?? 0) + linesPerDay * share * (stepMs / DAY_MS) * (isHuman ? intensity : 1);
      while (due >= 1) {
        const planned = planSome(plan, startMs + plan.random.below(stepMs));
        due -= planned.length;
        for (const entry of planned) waiting.push(entry);
      }
      owed[at] = due;
    });
    const nextMs = Math.min(startMs + stepMs, endMs);
    const ready = waiting.filter((entry) => entry.timeMs < nextMs).sort((one, other) => one.timeMs - other.timeMs);
    waiting = waiting.filter((entry) => entry.timeMs >= nextMs);
    yield* ready;
  }
}

/**
 * @param {LogSummary} summary
 * @param {import('./traffic/visits.mjs').TrafficEntry} entry
 * @param {boolean} isCut
 */
function count(summary, entry, isCut) {
  summary.lines += 1;
  if (isCut) {
    summary.cutShort += 1;
    return;
  }
  summary.firstMs ??= entry.timeMs;
  summary.lastMs = entry.timeMs;
  summary.bytesSent += entry.bytesSent;
  increase(summary.statuses, String(entry.status));
  increase(summary.kinds, entry.kind);
  const method = /^[A-Z]+(?= \S+ HTTP\/)/.exec(entry.request)?.[0];
  if (method) increase(summary.methods, method);
  if (entry.label) increase(summary.attacks, entry.label);
}

/**
 * @param {Record<string, number>} counts
 * @param {string} key
 */
function increase(counts, key) {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** Writes a log to standard output; the summary goes to standard error as one line of JSON. */
async function main() {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      'lines-per-day': { type: 'string', default: '800' },
      lines: { type: 'string' },
      until: { type: 'string' },
    },
  });
  const until = new Date(values.until ?? Date.now());
  if (Number.isNaN(until.getTime()))
    throw new Error(`--until "${values.until}" is not a time; write 2026-11-22T12:00:00Z`);
  const { blocks, summary } = generateLog({
    until,
    days: toCount('--days', values.days),
    seed: toCount('--seed', values.seed),
    linesPerDay: toCount('--lines-per-day', values['lines-per-day']),
    ...(values.lines === undefined ? {} : { maxLines: toCount('--lines', values.lines) }),
  });
  await pipeline(Readable.from(blocks), process.stdout);
  process.stderr.write(`${JSON.stringify(summary)}\n`);
}

/**
 * @param {string} name
 * @param {string} text
 */
function toCount(name, text) {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} "${text}" is not a number from 0 up`);
  return value;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
