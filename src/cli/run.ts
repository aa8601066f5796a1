import { readFileSync } from 'node:fs';
import { KotowariError, nearest } from '../collector/index.js';
import type { Command, Terminal } from './command.js';
import { COMMANDS } from './commands.js';
import { formatCommandHelp, formatProgramHelp } from './docs/help.js';
import { parseOptions } from './parse-options.js';

/** Commands by the name that they no longer have: `kotowari audit privacy` measured before audit meant the chain of who did what. */
const RENAMED: ReadonlyMap<string, string> = new Map([['audit', 'privacy']]);

/**
 * Runs the program.
 *
 * @param words what stands behind the program's name.
 * @returns the exit status: 0 done, 1 failed, 2 wrong usage.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(words, terminal);
  } catch (error) {
    if (terminal.signal.aborted && !(error instanceof KotowariError)) {
      // not 0: `kotowari anonymize a > b && rm a` must keep what was read in part
      terminal.err.write('kotowari: stopped before the end\n');
      return 1;
    }
    // of an error that is not ours only its kind is told: its text may quote a line
    const known = error instanceof KotowariError;
    terminal.err.write(
      `kotowari: ${known ? error.message : `unexpected ${error instanceof Error ? error.name : 'error'}; please report it`}\n`,
    );
    return known && error.code === 'usage' ? 2 : 1;
  }
}

async function dispatch([name, ...words]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined) {
    terminal.err.write(formatProgramHelp(COMMANDS, version()));
    return 2;
  }
  if (name === '--version' || name === '-V') {
    terminal.out.write(`${version()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const [topic] = words;
    terminal.out.write(
      topic === undefined ? formatProgramHelp(COMMANDS, version()) : formatCommandHelp(findCommand(topic)),
    );
    return 0;
  }
  const command = findCommand(name);
  if (words.includes('--help') || words.includes('-h')) {
    terminal.out.write(formatCommandHelp(command));
    return 0;
  }
  return command.run(parseOptions(command, words), terminal);
}

function findCommand(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const renamed = RENAMED.get(name);
  if (renamed !== undefined) throw new KotowariError('usage', `unknown command "${name}"; type kotowari ${renamed}`);
  const names = COMMANDS.map((command) => command.name);
  const near = nearest(name, [...names, '--help', '--version']);
  const what = name.startsWith('-') ? 'option' : 'command';
  throw new KotowariError(
    'usage',
    `unknown ${what} "${name}"; ${near ? `did you mean ${near}? ` : ''}known: ${names.join(', ')}, --help, --version`,
  );
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
