// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const GNU_TIME = '/usr/bin/time';

/**
 * @typedef {object} Measure
 * @property {number[]} seconds wall clock, one for each round
 * @property {number | null} peakMiB the largest of all rounds; null without /usr/bin/time
 */

/**
 * Runs every contestant once a round, one after another, so that a slow minute of the machine falls on all.
 * @param {readonly import('./contestants.mjs').Contestant[]} contestants
 * @param {{ rounds: number, lines: number, folder: string }} options the folder loses its stores before each run
 * @returns {Map<string, Measure>} by name; throws when one fails or has not read every line: then a time says nothing
 */
export function measure(contestants, { rounds, lines, folder }) {
  /** @type {Map<string, Measure>} */
  const measures = new Map(contestants.map(({ name }) => [name, { seconds: [], peakMiB: null }]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const contestant of contestants) {
      for (const name of ['store', 'keys']) rmSync(join(folder, name), { recursive: true, force: true });
      const { seconds, peakMiB } = runOnce(contestant, lines, folder);
      const known = /** @type {Measure} */ (measures.get(contestant.name));
      known.seconds.push(seconds);
      if (peakMiB !== null) known.peakMiB = Math.max(known.peakMiB ?? 0, peakMiB);
      console.error(`round ${round}: ${contestant.name} ${seconds.toFixed(2)} s`);
    }
  }
  return measures;
}

/**
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {number} lines
 * @param {string} folder
 */
function runOnce({ name, line, readLines }, lines, folder) {
  const peakFile = join(folder, 'peak');
  const hasTime = existsSync(GNU_TIME);
  const [command, ...args] = hasTime ? [GNU_TIME, '-o', peakFile, '-f', '%M', ...line] : line;
  const startNs = process.hrtime.bigint();
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seconds = Number(process.hrtime.bigint() - startNs) / 1e9;
  if (status !== 0) throw new Error(`${name} ended with status ${status}`);
  const read = readLines(stdout);
  if (read !== null && read !== lines) throw new Error(`${name} has read ${read} lines of ${lines}`);
  return { seconds, peakMiB: hasTime ? Number(readFileSync(peakFile, 'utf8')) / 1024 : null };
}

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
