import type { Command, OptionSpec } from '../command.js';
import { EXIT_STATUSES, GENERAL_OPTIONS, PROGRAM_EXAMPLES, TAGLINE, type Entry } from './program.js';
import { textWidth, wrapText } from '../text-width.js';

const WIDTH = 80;

/** @returns the help of the whole program. */
export function formatProgramHelp(commands: readonly Pick<Command, 'name' | 'summary'>[], version: string): string {
  return section([
    `kotowari ${version}: ${TAGLINE}`,
    '',
    'usage: kotowari COMMAND [OPTION…] [FILE…]',
    '',
    'commands:',
    ...formatEntries(commands.map(({ name, summary }) => ({ name, says: summary }))),
    '',
    'options:',
    ...formatEntries(GENERAL_OPTIONS),
    '',
    'examples:',
    ...formatExamples(PROGRAM_EXAMPLES),
    '',
    'exit status:',
    ...formatEntries(EXIT_STATUSES),
    '',
    'More: kotowari COMMAND --help, man kotowari',
  ]);
}

/** @returns the help of one command, examples included. */
export function formatCommandHelp(command: Command): string {
  const options = command.options.map((option) => ({ name: formatFlags(option), says: option.help }));
  return section([
    ...wrapText(`usage: kotowari ${command.name} [OPTION…] ${command.operands}`, WIDTH),
    '',
    ...wrapText(command.details, WIDTH),
    '',
    'options:',
    ...formatEntries([...options, { name: '-h, --help', says: 'this help' }]),
    '',
    'examples:',
    ...formatExamples(command.examples),
  ]);
}

/** @returns an option as it is typed: `-o, --output FILE`. */
export function formatFlags({ name, short, value }: OptionSpec): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
}

function formatEntries(entries: readonly Entry[]): string[] {
  const width = Math.max(...entries.map(({ name }) => textWidth(name)));
  return entries.flatMap(({ name, says }) => {
    const [first = '', ...rest] = wrapText(says, WIDTH - width - 4);
    return [`  ${name.padEnd(width)}  ${first}`, ...rest.map((line) => `${' '.repeat(width + 4)}${line}`)];
  });
}

function formatExamples(examples: Command['examples']): string[] {
  return examples.flatMap(({ line, says }) => [
    `  ${line}`,
    ...wrapText(says, WIDTH - 6).map((text) => `      ${text}`),
  ]);
}

function section(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
