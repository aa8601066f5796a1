// @ts-check
// `npm run bench`: times the built program beside its peers on a generated log, and writes BENCHMARKS.md. Not part of any test.
import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { generateLog } from '../demo/generate-log.mjs';
import { formatBenchmarks } from '../test/bench/benchmarks-page.mjs';
import { listContestants } from '../test/bench/contestants.mjs';
import { measure } from '../test/bench/measure.mjs';

const PAGE = 'BENCHMARKS.md';
const MAIN = 'dist/cli/main.js';
const SHIPPED = ['dist/kotowari.js', 'dist/dashboard/summary.js'];
/** A busy site: so many lines a day make ten days of the default log. */
const LINES_PER_DAY = 20_000;

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '5' } },
});
const lines = toCount('--lines', values.lines, 1000);
const rounds = toCount('--rounds', values.rounds, 3);
if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing; run: npm run build`);

const load = loadavg()
  .map((average) => average.toFixed(2))
  .join(' ');
const folder = mkdtempSync(join(tmpdir(), 'kotowari-bench-'));
try {
  const log = join(folder, 'access.log');
  await writeLog(log);
  const { contestants, absent } = listContestants({ main: MAIN, log, folder });
  for (const name of absent) console.error(`${name} is not on this machine: left out`);
  const measures = measure(contestants, { rounds, lines, folder });
  const facts = { ...readFacts(), load, lines, bytes: statSync(log).size, rounds, absent };
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  writeFileSync(PAGE, formatBenchmarks(facts, contestants, measures, before));
  console.error(`written: ${PAGE}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} log */
async function writeLog(log) {
  const days = Math.ceil((lines / LINES_PER_DAY) * 1.5) + 1;
  const until = new Date('2026-11-22T00:00:00Z');
  const { blocks } = generateLog({ until, days, linesPerDay: LINES_PER_DAY, maxLines: lines });
  await pipeline(Readable.from(blocks), createWriteStream(log));
}

function readFacts() {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isDirty = git('status', '--porcelain', '--', 'src', 'package-lock.json') !== '';
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isDirty ? ' with changes' : ''}`,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`,
    sizes: SHIPPED.map((name) => {
      const file = readFileSync(name);
      return { name, bytes: file.length, brotliBytes: brotliCompressSync(file).length };
    }),
  };
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 */
function toCount(name, text, least) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`${name} "${text}" is not a whole number from ${least}`);
  return value;
}
