// @ts-check
import { median } from './measure.mjs';
import { readNoticeSection } from './notice/notice-section.mjs';

const HISTORY = '## History';
const KEPT = 20;

/**
 * @typedef {object} Facts
 * @property {string} date
 * @property {string} commit
 * @property {string} machine
 * @property {string} load load averages before the first round: other work on the machine
 * @property {number} lines
 * @property {number} bytes
 * @property {number} rounds
 * @property {readonly string[]} absent peers that this machine does not have
 * @property {readonly { name: string, bytes: number, brotliBytes: number }[]} sizes
 */

/**
 * Writes BENCHMARKS.md: this run in full, earlier ones as a line each.
 * @param {Facts} facts
 * @param {readonly import('./contestants.mjs').Contestant[]} contestants the first is the one that others are compared with
 * @param {ReadonlyMap<string, import('./measure.mjs').Measure>} measures
 * @param {string} before the page as it was; empty at first
 */
export function formatBenchmarks(facts, contestants, measures, before) {
  const rows = contestants.map((contestant) => toRow(contestant, facts.lines, measures));
  const base = rows[0]?.seconds ?? NaN;
  const versions = [...new Set(contestants.map(({ name, version }) => `${name.split(' ')[0]}: ${version}`))];
  return `# Benchmarks

Written by \`npm run bench\` and \`npm run bench:notice\` (after \`npm run build\`); not by hand.

- ${facts.date}, commit ${facts.commit}
- ${facts.machine}; load before the first round: ${facts.load}
- ${versions.join('; ')}${facts.absent.length ? `; not on this machine: ${facts.absent.join(', ')}` : ''}

## A log of ${facts.lines.toLocaleString('en')} lines

${(facts.bytes / 1e6).toFixed(1)} MB in the Combined Log Format, made by \`demo/generate-log.mjs\` with seed 1: visits, bots, attacks, broken lines.
Whole processes, start included, file in the page cache; the median of ${facts.rounds} interleaved rounds, and the range.

| | seconds | range | lines/s | time, report = 1 | peak memory | does |
|---|--:|--:|--:|--:|--:|---|
${rows.map((row) => `| ${row.name} | ${row.seconds.toFixed(2)} | ${row.range} | ${row.rate} | ${(row.seconds / base).toFixed(2)} | ${row.peak} | ${row.does} |`).join('\n')}

## Sizes

| | bytes | brotli |
|---|--:|--:|
${facts.sizes.map(({ name, bytes, brotliBytes }) => `| ${name} | ${bytes.toLocaleString('en')} | ${brotliBytes.toLocaleString('en')} |`).join('\n')}

${readNoticeSection(before)}${HISTORY}

${[toHistoryLine(facts, rows), ...readHistory(before)].slice(0, KEPT).join('\n')}
`;
}

/**
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {number} lines
 * @param {ReadonlyMap<string, import('./measure.mjs').Measure>} measures
 */
function toRow({ name, does }, lines, measures) {
  const { seconds: all, peakMiB } = /** @type {import('./measure.mjs').Measure} */ (measures.get(name));
  const seconds = median(all);
  return {
    name,
    does,
    seconds,
    range: `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`,
    rate: (Math.round(lines / seconds / 1000) * 1000).toLocaleString('en'),
    peak: peakMiB === null ? 'not measured' : `${Math.round(peakMiB)} MiB`,
  };
}

/**
 * @param {Facts} facts
 * @param {readonly ReturnType<typeof toRow>[]} rows
 */
function toHistoryLine({ date, commit, lines, sizes }, rows) {
  const times = rows.map(({ name, seconds, peak }) => `${name} ${seconds.toFixed(2)} s, ${peak}`);
  const size = sizes.map(({ name, brotliBytes }) => `${name} ${brotliBytes} B`);
  return `- ${date} ${commit}, ${lines.toLocaleString('en')} lines: ${[...times, ...size].join('; ')}`;
}

/** @param {string} page */
function readHistory(page) {
  const at = page.indexOf(HISTORY);
  return at < 0
    ? []
    : page
        .slice(at)
        .split('\n')
        .filter((line) => line.startsWith('- '));
}
