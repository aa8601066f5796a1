import { readFileSync } from 'node:fs';
import { KotowariError, nearest } from '../collector/index.js';
import type { Terminal } from './command.js';
import { COMMANDS } from './commands.js';
import { formatCommandHelp, formatProgramHelp } from './help.js';
import { parseOptions } from './parse-options.js';

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
    if (terminal.signal.aborted && !(error instanceof KotowariError)) return 0; // stopped by the user
    // of an error that is not ours only its kind is told: its text may quote a line
    const known = error instanceof KotowariError;
    terminal.err.write(
      `kotowari: ${known ? error.message : `unexpected ${error instanceof Error ? error.name : 'error'}; please report it`}\n`,
    );
    return known && error.code === 'usage' ? 2 : 1;
  }
}

async function dispatch([name, ...words]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = COMMANDS.find((command) => command.name === words[0]);
    const text = topic ? formatCommandHelp(topic) : formatProgramHelp(COMMANDS, version());
    (name === undefined ? terminal.err : terminal.out).write(text);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    terminal.out.write(`${version()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const names = COMMANDS.map((candidate) => candidate.name);
    const near = nearest(name, names);
    throw new KotowariError(
      'usage',
      `unknown command "${name}"; ${near ? `did you mean ${near}? ` : ''}known: ${names.join(', ')}`,
    );
  }
  if (words.includes('--help') || words.includes('-h')) {
    terminal.out.write(formatCommandHelp(command));
    return 0;
  }
  return command.run(parseOptions(command, words), terminal);
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
