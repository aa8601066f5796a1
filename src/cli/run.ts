import { readFileSync } from 'node:fs';
import type { CommandRow, Terminal } from './command.js';
import { COMMANDS, loadCommand } from './commands.js';

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
    const { KotowariError } = await import('../collector/index.js');
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

/** Loads what a call needs and no more: `--version` and `--help` are asked by scripts and completions, and must not wait for a command. */
async function dispatch([name, ...words]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined) {
    terminal.err.write(await programHelp());
    return 2;
  }
  if (name === '--version' || name === '-V') {
    terminal.out.write(`${version()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const [topic] = words;
    terminal.out.write(await (topic === undefined ? programHelp() : commandHelp(await findCommand(topic))));
    return 0;
  }
  const row = await findCommand(name);
  if (words.includes('--help') || words.includes('-h')) {
    terminal.out.write(await commandHelp(row));
    return 0;
  }
  const { parseOptions } = await import('./parse-options.js');
  const command = await loadCommand(row);
  return command.run(parseOptions(command, words), terminal);
}

async function programHelp(): Promise<string> {
  const { formatProgramHelp } = await import('./docs/help.js');
  return formatProgramHelp(COMMANDS, version());
}

async function commandHelp(row: CommandRow): Promise<string> {
  const { formatCommandHelp } = await import('./docs/help.js');
  return formatCommandHelp(await loadCommand(row));
}

async function findCommand(name: string): Promise<CommandRow> {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const { KotowariError, nearest } = await import('../collector/index.js');
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
