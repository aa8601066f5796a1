import type { ExplainedLine, ExplainedSafe } from '../contract/index.js';
import { runExplain } from '../collector/index.js';
import type { CommandBody } from './command.js';
import { createProblems } from './problems.js';
import { readSiteOptions, SITE_OPTIONS } from './site-options.js';
import { terminalStyle, type TerminalStyle } from './terminal-style.js';
import { fitText, plainText } from './text-width.js';
import { writeOut } from './write-out.js';

/** `kotowari explain` */
export const explainCommand: CommandBody = {
  operands: '[FILE…]',
  details: `Shows for each line the fields as they stand in the log and beside them what would be kept, or why the line is rejected. What it prints on the left is the log itself: keep it to yourself. Tokens are made with keys that die with the process.`,
  options: [
    { name: 'json', help: 'one JSON object a line' },
    ...SITE_OPTIONS.filter(({ name }) => name !== 'small-group' && name !== 'public-path'),
  ],
  examples: [
    { line: 'kotowari explain access.log | less', says: 'what would be kept of each line' },
    { line: 'tail -n 5 access.log | kotowari explain --format combined', says: 'of the newest five' },
    { line: 'kotowari explain --json access.log | grep -c no-match', says: 'how many lines do not fit the format' },
  ],
  async run({ operands, options }, terminal) {
    const style = terminalStyle(terminal);
    const format = options['json']
      ? (line: ExplainedLine) => `${JSON.stringify(line)}\n`
      : (line: ExplainedLine) => formatLine(line, style);
    const problems = createProblems(terminal);
    const { onProblem } = problems;
    const site = readSiteOptions(options, operands);
    for await (const line of runExplain({ ...site, files: operands, signal: terminal.signal, onProblem })) {
      await writeOut(terminal.out, format(line));
    }
    return problems.status();
  },
};

const LABEL_WIDTH = 13;

/** Raw field and what is kept of it, one below the other where they belong together. */
function formatLine(
  { line, offset, format, rejected, labels, places, raw, safe }: ExplainedLine,
  style: TerminalStyle,
): string {
  const title = style.strong(`line ${line}`) + style.faint(`  byte ${offset}  ${format}`);
  if (!raw || !safe) return `${title}\n  rejected: ${rejected}\n\n`;
  const agent = [safe.bot ?? [safe.browser, safe.browserMajor].filter(Boolean).join(' '), safe.system, safe.device]
    .filter(Boolean)
    .join(', ');
  const rows: [string, string | number | null, string | number | null][] = [
    ['time', raw.time, safe.time],
    ['address', raw.remoteAddr, safe.address && `${safe.address} (network ${safe.network})`],
    ['country', null, safe.country],
    ['user', raw.remoteUser, null],
    ['visitor', null, safe.visitor],
    ['method', raw.method, safe.method],
    [
      'target',
      raw.target,
      safe.path && safe.path + (safe.queryKeys.length ? ` (query keys: ${namesOfKeys(safe)})` : ''),
    ],
    ['protocol', raw.protocol, safe.protocol],
    ['status', raw.status, safe.status],
    ['bytes', raw.bytesSent, safe.bytesSent],
    ['referrer', raw.referrer, safe.referrer],
    ['user agent', raw.userAgent, agent || null],
    ['host', raw.host, safe.host],
    ['labels', null, labels.map((label) => [label, ...(places[label] ?? [])].join(' in ')).join(', ') || null],
  ];
  const width = Math.max(16, Math.floor((style.width - LABEL_WIDTH - 6) / 2));
  const text = rows
    .filter(([, before, after]) => before !== null || after !== null)
    .map(
      ([label, before, after]) =>
        `  ${fitText(label, LABEL_WIDTH)}${fitText(show(before), width)}  → ${fitText(show(after), width).trimEnd()}`,
    );
  return `${[title, ...text].join('\n')}\n\n`;
}

/** `mail [mail], page`: a key, and what kinds of data stood behind it. */
function namesOfKeys({ queryKeys, queryKinds }: ExplainedSafe): string {
  return queryKeys
    .map((key) => [key, ...(queryKinds[key] ? [`[${queryKinds[key].join(', ')}]`] : [])].join(' '))
    .join(', ');
}

function show(value: string | number | null): string {
  return value === null ? '–' : plainText(String(value));
}
