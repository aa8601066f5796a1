import { runAnonymize } from '../collector/index.js';
import type { CommandBody } from './command.js';
import { textOf } from './parse-options.js';
import { createProblems } from './problems.js';
import { readSiteOptions, SITE_OPTIONS } from './site-options.js';
import { writeOut } from './write-out.js';

const SHARED = new Set(['format', 'format-from', 'trusted-proxy', 'time-zone', 'sensitive-path', 'own-host']);

/** `kotowari anonymize` */
export const anonymizeCommand: CommandBody = {
  operands: '[FILE…]',
  details: `Log in, log of the same format out: tokens for addresses (written as IPv6 addresses under fd00::/8), no users, cleaned paths, referrer hosts, browser families. The result is pseudonymous: safer to keep, not anonymous. Lines that do not parse are left out and counted on standard error. Keys die with the process: tokens of two runs do not match.`,
  options: [
    {
      name: 'address',
      value: 'HOW',
      choices: ['token', 'drop', '/24,/48'],
      help: 'token (default), drop, or prefix lengths for IPv4 and IPv6 such as /24,/48',
    },
    {
      name: 'time',
      value: 'HOW',
      choices: ['second', 'minute'],
      help: 'precision of times: second (default) or minute',
    },
    ...SITE_OPTIONS.filter(({ name }) => SHARED.has(name)),
  ],
  examples: [
    { line: 'kotowari anonymize access.log > safer.log', says: 'then delete the original' },
    {
      line: 'kotowari anonymize --time minute --address drop access.log.1.gz | gzip > safer.log.gz',
      says: 'with less in it',
    },
    {
      line: 'CustomLog "|/usr/bin/kotowari anonymize --format combined >> /var/log/apache2/safer.log" combined',
      says: 'in Apache: the original is never written',
    },
  ],
  async run({ operands, options }, terminal) {
    const { format, timeZone, sensitivePaths, ownHosts, trustedProxies } = readSiteOptions(options, operands);
    const setting = {
      format,
      timeZone,
      sensitivePaths,
      ownHosts,
      trustedProxies,
      address: textOf(options, 'address'),
      time: textOf(options, 'time'),
    };
    const problems = createProblems(terminal);
    const { onProblem } = problems;
    let lines = 0;
    let rejected = 0;
    for await (const written of runAnonymize({ ...setting, files: operands, signal: terminal.signal, onProblem })) {
      lines += written.lines;
      rejected += written.rejected;
      await writeOut(terminal.out, written.text);
    }
    if (rejected > 0)
      terminal.err.write(
        `kotowari: ${rejected} of ${lines} lines did not parse and were left out; see kotowari explain\n`,
      );
    return problems.status();
  },
};
