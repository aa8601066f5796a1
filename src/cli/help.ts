import type { Command } from './command.js';

/** @returns the help of the whole program. */
export function formatProgramHelp(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    `kotowari ${version}: access-log summaries that name nobody`,
    '',
    'usage: kotowari COMMAND [OPTION…] [FILE…]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'kotowari COMMAND --help tells more. Exit status: 0 done, 1 failed, 2 wrong usage.',
    '',
  ].join('\n');
}

/** @returns the help of one command, examples included. */
export function formatCommandHelp(command: Command): string {
  const flags = command.options.map(
    ({ name, short, value }) => `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
  );
  const width = Math.max(...flags.map((flag) => flag.length));
  return [
    `usage: kotowari ${command.name} [OPTION…] ${command.operands}`,
    '',
    ...wrap(command.details, 78),
    '',
    'options:',
    ...command.options.flatMap(({ help }, index) => {
      const [first = '', ...rest] = wrap(help, Math.max(30, 76 - width));
      return [`  ${flags[index]!.padEnd(width)}  ${first}`, ...rest.map((line) => `${' '.repeat(width + 4)}${line}`)];
    }),
    '',
    'examples:',
    ...command.examples.flatMap(({ line, says }) => [`  ${line}`, `      ${says}`]),
    '',
  ].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}
