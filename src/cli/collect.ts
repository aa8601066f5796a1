import { DEFAULT_STORE, KotowariError, runCollect } from '../collector/index.js';
import type { CommandBody } from './command.js';
import { numberOf, textOf } from './parse-options.js';
import { createProblems } from './problems.js';
import { readSiteOptions, SITE_OPTIONS } from './site-options.js';

/** `kotowari collect` */
export const collectCommand: CommandBody = {
  operands: '[FILE…]',
  details: `Follows access logs through rotation and restarts and serves the summary page on this machine. No address is ever written. Summaries name nobody; for investigating incidents single requests are kept too, with keyed tokens in place of addresses: pseudonymous, not anonymous, until the keys die 14 days after their day, when tokens and minutes go except those tokens that attacked. Stop it with Ctrl-C; started again it goes on where it stopped.`,
  options: [
    { name: 'store', value: 'DIR', isPath: true, help: `where summaries are kept; default ${DEFAULT_STORE}` },
    {
      name: 'keys',
      value: 'DIR',
      isPath: true,
      help: 'where keys are kept, in memory and outside the store; default: $XDG_RUNTIME_DIR/kotowari or /run/kotowari',
    },
    {
      name: 'incident-days',
      value: 'DAYS',
      help: 'how many days single requests are kept for investigating incidents; default 180, at most 365',
    },
    { name: 'once', help: 'read to the end and exit, without summary page' },
    { name: 'port', value: 'PORT', help: 'port of the summary page; default 8787, 0 for any free one' },
    { name: 'host', value: 'HOST', help: 'loopback address of the summary page; default 127.0.0.1' },
    ...SITE_OPTIONS,
  ],
  examples: [
    { line: 'kotowari collect /var/log/nginx/access.log', says: 'then open http://127.0.0.1:8787/' },
    {
      line: 'kotowari collect --once --store /var/lib/kotowari access.log.1.gz access.log',
      says: 'from cron; nothing is counted twice',
    },
    {
      line: 'kotowari collect --time-zone Asia/Tokyo --sensitive-path "/soudan/*" access.log',
      says: 'a page that tells about its reader',
    },
  ],
  async run({ operands, options }, terminal) {
    const port = numberOf(options, 'port');
    if (port !== undefined && port > 65535)
      throw new KotowariError('usage', `--port "${port}" is not a port; expected 0 to 65535`);
    const problems = createProblems(terminal);
    process.umask(0o077); // the engine makes its write-ahead log anew whenever it likes, for everybody to read
    const collector = await runCollect({
      ...readSiteOptions(options, operands),
      files: operands,
      store: textOf(options, 'store'),
      keys: textOf(options, 'keys'),
      incidentDays: numberOf(options, 'incident-days'),
      once: options['once'] === true,
      host: textOf(options, 'host'),
      port,
      signal: terminal.signal,
      onProblem: problems.onProblem,
    });
    if (collector.url) terminal.err.write(`summary page: ${collector.url}\nstop with Ctrl-C\n`);
    await collector.closed;
    return problems.status();
  },
};
