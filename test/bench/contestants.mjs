// @ts-check
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} does what it makes of the log, so that nobody compares unlike things unawares
 * @property {string} version
 * @property {readonly [command: string, ...args: string[]]} line
 * @property {(output: string) => number | null} readLines how many lines it says it has read; null when it does not say
 */

/**
 * Lists who runs: Kotowari, and whichever peers this machine has.
 * @param {{ main: string, log: string, folder: string }} places built command line program, log, a folder for stores
 * @returns {{ contestants: Contestant[], absent: string[] }}
 */
export function listContestants({ main, log, folder }) {
  const own = versionOf(process.execPath, [main, '--version']) ?? '';
  const store = ['--store', join(folder, 'store'), '--keys', join(folder, 'keys')];
  const goaccess = versionOf('goaccess', ['--version']);
  const awk = versionOf('awk', ['-W', 'version']) ?? versionOf('awk', ['--version']);
  /** @type {(Contestant | string)[]} */
  const all = [
    {
      name: 'kotowari report',
      does: 'its panels as JSON, visits, bots apart; addresses as tokens',
      version: own,
      line: [process.execPath, main, 'report', '--json', log],
      readLines: (output) => JSON.parse(output).totals.lines,
    },
    {
      name: 'kotowari collect --once',
      does: 'the same, into a DuckDB store that survives a kill',
      version: own,
      line: [process.execPath, main, 'collect', '--once', ...store, log],
      readLines: () => null,
    },
    goaccess === null
      ? 'goaccess'
      : {
          name: 'goaccess',
          does: 'its panels as JSON; addresses in the clear',
          version: goaccess,
          line: [
            'goaccess',
            log,
            '--log-format=COMBINED',
            '--no-global-config',
            '--no-progress',
            '--no-parsing-spinner',
            '-o',
            'json',
          ],
          readLines: (output) => JSON.parse(output).general.total_requests,
        },
    awk === null
      ? 'awk'
      : {
          name: 'awk',
          does: 'counts distinct first fields and nothing else: the floor',
          version: awk,
          line: ['awk', '{c[$1]++} END {print length(c), NR}', log],
          readLines: (output) => Number(output.split(' ')[1]),
        },
  ];
  return {
    contestants: all.filter((one) => typeof one !== 'string'),
    absent: all.filter((one) => typeof one === 'string'),
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {string | null} first line; null when there is no such program
 */
function versionOf(command, args) {
  try {
    const output = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return (output.split('\n')[0] ?? '').trim().replace(/\.$/, '');
  } catch {
    // not installed, or it does not know the option
    return null;
  }
}
