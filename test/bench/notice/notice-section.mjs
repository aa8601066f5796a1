// @ts-check
// The part of BENCHMARKS.md that `npm run bench:notice` writes. `npm run bench` writes the rest and leaves it alone.
import { median } from '../measure.mjs';

const START = '<!-- bench:notice -->';
const END = '<!-- /bench:notice -->';
const RUNS = '### Earlier runs';
const KEPT = 10;

/**
 * @typedef {object} NoticeFacts
 * @property {string} date
 * @property {string} commit
 * @property {string} machine
 * @property {string} load load averages before the first round
 * @property {string} browser
 * @property {number} rounds
 * @property {import('./serve.mjs').Bytes | null} details of kotowari-details.js; null when it was not built
 */

/**
 * @typedef {object} Sample one round
 * @property {import('./in-page.mjs').Seen} fast
 * @property {import('./in-page.mjs').Seen} slow
 * @property {{ ms: number, handlerMs: number } | null} refusal null where there is no notice
 */

/**
 * @typedef {object} NoticeResult
 * @property {string} name
 * @property {string} version
 * @property {readonly string[]} files addresses
 * @property {import('./serve.mjs').Bytes} bytes
 * @property {readonly string[]} axe violations beyond those of the page alone
 * @property {readonly Sample[]} samples at least one
 */

/**
 * Measures in which less is better. `of` gives one number a round.
 * @type {readonly { name: string, of: (sample: Sample) => number | null }[]}
 */
const MEASURES = [
  { name: 'visible, fast', of: ({ fast }) => fast.visibleMs },
  { name: 'settled, fast', of: ({ fast }) => fast.settledMs },
  { name: 'visible, slow', of: ({ slow }) => slow.visibleMs },
  { name: 'settled, slow', of: ({ slow }) => slow.settledMs },
  { name: 'page painted, slow', of: ({ slow }) => slow.paintMs },
  { name: 'refusal to next paint', of: ({ refusal }) => refusal?.ms ?? null },
  { name: 'of it in handlers', of: ({ refusal }) => refusal?.handlerMs ?? null },
  { name: 'longest task, slow', of: ({ slow }) => Math.max(0, ...slow.longTasksMs) },
  { name: 'longest script in it', of: ({ slow }) => Math.max(0, ...slow.scripts.map(({ ms }) => ms)) },
];

/**
 * Writes the section: this run in full, earlier ones as a line each.
 *
 * @param {NoticeFacts} facts
 * @param {readonly NoticeResult[]} results the page alone first, Kotowari second
 * @param {string} page BENCHMARKS.md as it was; empty at first
 * @returns {string} BENCHMARKS.md with the section in it, all else untouched
 */
export function writeNoticeSection(facts, results, page) {
  const [alone, ours, ...peers] = results;
  if (!alone || !ours) throw new Error('the page alone and Kotowari are what others are compared with');
  const notices = [ours, ...peers.filter(({ name }) => !isOurs(name))];
  const section = `${START}
## The notice beside its peers

- ${facts.date}, commit ${facts.commit}
- ${facts.machine}; load before the first round: ${facts.load}
- ${facts.browser}; ${notices.map(({ name, version }) => `${name} ${version}`).join('; ')}

One page in Japanese, opt-in, Google Analytics the one thing to decide about, each notice set up as its manual says (\`test/bench/notice/\`).

| bytes to load | raw | gzip 9 | brotli 11 | brotli, kotowari = 1 | files |
|---|--:|--:|--:|--:|--:|
${notices.map((one) => toBytesRow(one, ours)).join('\n')}
${facts.details ? `\nKotowari's details are a second file, loaded when they are opened: ${formatCount(facts.details.brotli)} B brotli. ` : '\n'}The peers need their texts in Japanese on top; Kotowari's are in the file.

Milliseconds: median of ${facts.rounds} interleaved rounds after one that does not count, the range in brackets, and the ratio to Kotowari. Loads and clicks each in a fresh profile. *Visible*: first frame in which the
notice is in the viewport and not transparent; *settled*: it neither moves nor fades any more. *Slow*: CPU 4 × slower, 1.6 Mbit/s, 150 ms round trip. A refusal is a click with the mouse at 4 × CPU: Event Timing in steps of 8 ms, and the time in handlers.

| ms | ${results.map(({ name }) => name).join(' | ')} |
|---|${results.map(() => '--:|').join('')}
${MEASURES.map((measure) => `| ${measure.name} | ${results.map((one) => toCell(measure, one, ours)).join(' | ')} |`).join('\n')}

| | ${results.map(({ name }) => name).join(' | ')} |
|---|${results.map(() => '--:|').join('')}
| layout shift (worst round) | ${results.map((one) => worstShift(one).toFixed(3)).join(' | ')} |
| axe-core violations | ${results.map(({ axe }) => axe.join(', ') || 'none').join(' | ')} |

${toVerdict(ours, notices.slice(1))} Why, where it is so: Kotowari stands first in the head and holds the page back until it has spoken, so that its guard is there before any tag;
with \`defer\` it does not. Its refusal also switches the tag off by ID, deletes Google's cookies on every level of the domain, tells other tabs and begins to write before the click is done.

${RUNS}

${[toRunLine(facts, notices), ...readRuns(page)].slice(0, KEPT).join('\n')}
${END}

`;
  return place(section, page);
}

/** Gives the section as it stands in the page, with the empty line behind it; empty when there is none. @param {string} page */
export function readNoticeSection(page) {
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  return from < 0 || to < from ? '' : `${page.slice(from, to + END.length)}\n\n`;
}

/** @param {string} name */
function isOurs(name) {
  return name.startsWith('kotowari');
}

/** @param {string} section @param {string} page */
function place(section, page) {
  const before = readNoticeSection(page);
  if (before) return page.replace(before, () => section);
  const at = page.indexOf('## History');
  return at < 0 ? `${page || '# Benchmarks\n\n'}${section}` : page.slice(0, at) + section + page.slice(at);
}

/** @param {NoticeResult} one @param {NoticeResult} ours */
function toBytesRow({ name, bytes, files }, ours) {
  const ratio = (bytes.brotli / ours.bytes.brotli).toFixed(2);
  return `| ${name} | ${formatCount(bytes.raw)} | ${formatCount(bytes.gzip)} | ${formatCount(bytes.brotli)} | ${ratio} | ${files.length} |`;
}

/** @param {(typeof MEASURES)[number]} measure @param {NoticeResult} one @param {NoticeResult} ours */
function toCell(measure, one, ours) {
  const values = valuesOf(measure, one);
  if (!values.length) return '';
  const [middle, base] = [median(values), median(valuesOf(measure, ours))];
  const ratio = one === ours || base === 0 ? '' : ` ${(middle / base).toFixed(2)} ×`;
  return `${Math.round(middle)} (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})${ratio}`;
}

/** Says in what a peer's median is better than ours: the table must not have to be searched for it. @param {NoticeResult} ours @param {readonly NoticeResult[]} peers */
function toVerdict(ours, peers) {
  const behind = MEASURES.flatMap((measure) => {
    const base = median(valuesOf(measure, ours));
    const better = peers.filter((peer) => median(valuesOf(measure, peer)) < base);
    return better.length ? [`${measure.name} (${better.map(({ name }) => name).join(', ')})`] : [];
  });
  return behind.length
    ? `A peer's median is better in: ${behind.join('; ')}.`
    : 'No peer has a better median in any of these.';
}

/** @param {NoticeFacts} facts @param {readonly NoticeResult[]} notices */
function toRunLine({ date, commit }, notices) {
  const told = ['visible, fast', 'visible, slow', 'refusal to next paint'];
  const lines = notices.map((one) => {
    const times = MEASURES.filter(({ name }) => told.includes(name)).map((measure) =>
      Math.round(median(valuesOf(measure, one))),
    );
    return `${one.name} ${one.bytes.brotli} B, ${times.join(' / ')} ms`;
  });
  return `- ${date} ${commit}, visible fast / slow / refusal: ${lines.join('; ')}`;
}

/** @param {string} page */
function readRuns(page) {
  const section = readNoticeSection(page);
  const at = section.indexOf(RUNS);
  return at < 0
    ? []
    : section
        .slice(at)
        .split('\n')
        .filter((line) => line.startsWith('- '));
}

/** @param {(typeof MEASURES)[number]} measure @param {NoticeResult} one */
function valuesOf({ of }, { samples }) {
  return samples.map(of).filter((value) => value !== null);
}

/** @param {NoticeResult} one */
function worstShift({ samples }) {
  return Math.max(...samples.flatMap(({ fast, slow }) => [fast.shift, slow.shift]));
}

/** @param {number} value */
function formatCount(value) {
  return value.toLocaleString('en');
}
