import { DEFAULT_STORE, KotowariError, runReport, runStoreReport } from '../collector/index.js';
import type { CommandBody } from './command.js';
import { parseLang } from './lang.js';
import { OUTPUT_ENDINGS, findOutput, writeReport } from './report/outputs.js';
import { DEFAULT_ROWS } from './report/panel-rows.js';
import { numberOf, textOf } from './parse-options.js';
import { createProgress } from './progress.js';
import { PERIOD_OPTIONS, readSiteOptions, SITE_OPTIONS } from './site-options.js';
import { formatTerminalReport } from './report/terminal.js';
import { createProblems } from './problems.js';
import { terminalStyle } from './terminal-style.js';

/** `kotowari report` */
export const reportCommand: CommandBody = {
  operands: '[FILE…]',
  details: `Reads access logs (plain or gzip; - or none: standard input) and writes a summary. Nothing of the log is stored; addresses become random tokens that die with the process.`,
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      isPath: true,
      help: `write to a file instead: ${OUTPUT_ENDINGS.join(', ')}`,
    },
    { name: 'json', help: 'write JSON to standard output' },
    {
      name: 'store',
      value: 'DIR',
      isPath: true,
      help: `summarize a store made by kotowari collect, such as ${DEFAULT_STORE}`,
    },
    ...PERIOD_OPTIONS,
    {
      name: 'rows',
      value: 'N',
      help: `rows of each table on the terminal and in Markdown, 0: all; default ${DEFAULT_ROWS}`,
    },
    ...SITE_OPTIONS,
    {
      name: 'lang',
      value: 'LANG',
      choices: ['en', 'ja'],
      help: 'language of the report: en or ja; default: from the environment',
    },
  ],
  examples: [
    { line: 'kotowari report access.log', says: 'a summary on the terminal' },
    { line: 'kotowari report -o summary.html access.log access.log.1.gz', says: 'one file to open in a browser' },
    { line: 'zcat access.log.*.gz | kotowari report -o summary.json', says: 'from standard input, as JSON' },
    { line: 'kotowari report --store ./kotowari-data --since 2026-11-01', says: 'of what kotowari collect has stored' },
  ],
  async run({ operands, options }, terminal) {
    const output = textOf(options, 'output');
    const lang = parseLang(textOf(options, 'lang'), terminal.env);
    if (output !== undefined) findOutput(output);
    const rows = numberOf(options, 'rows') ?? DEFAULT_ROWS;
    const store = textOf(options, 'store');
    if (store !== undefined && operands.length > 0)
      throw new KotowariError('usage', `--store ${store} and a log were given; expected the one or the other`);
    const site = readSiteOptions(options, operands);
    const period = { since: textOf(options, 'since'), until: textOf(options, 'until') };
    const progress = createProgress(terminal, operands);
    const problems = createProblems(terminal);
    let myNumbers = 0;
    const onMyNumbers = (requests: number) => (myNumbers = requests);
    const report = await (
      store === undefined
        ? runReport({
            ...site,
            ...period,
            files: operands,
            signal: terminal.signal,
            onMyNumbers,
            onProblem: problems.onProblem,
            onProgress: progress.update,
          })
        : runStoreReport({ ...site, ...period, store })
    ).finally(progress.end);
    if (output !== undefined) await writeReport(output, report, { lang, rows });
    else if (options['json']) terminal.out.write(`${JSON.stringify(report)}\n`);
    else terminal.out.write(formatTerminalReport(report, { lang, rows, style: terminalStyle(terminal) }));
    if (myNumbers > 0)
      terminal.err.write(
        `kotowari: requests that carry what looks like a My Number (個人番号): ${myNumbers}. Masked here; the log itself still holds them.\n`,
      );
    return problems.status();
  },
};
