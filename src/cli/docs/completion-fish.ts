import type { Command, OptionSpec } from '../command.js';

/** One `complete` line for each command, option and word. */
export function formatFishCompletion(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const none = quote(`not __fish_seen_subcommand_from ${names} help`);
  const lines = [
    '# kotowari: completion for fish. kotowari completion fish > ~/.config/fish/completions/kotowari.fish',
    'complete -c kotowari -e',
    `complete -c kotowari -n ${none} -f`,
    ...commands.map(({ name, summary }) => `complete -c kotowari -n ${none} -a ${name} -d ${quote(summary)}`),
    `complete -c kotowari -n ${none} -a help -d 'help on a command'`,
    `complete -c kotowari -n ${none} -s V -l version -d 'the version'`,
    `complete -c kotowari -n '__fish_seen_subcommand_from help' -f -a ${quote(names)}`,
    `complete -c kotowari -s h -l help -d 'help'`,
    ...commands.flatMap(formatCommand),
  ];
  return `${lines.join('\n')}\n`;
}

function formatCommand(command: Command): string[] {
  const begin = `complete -c kotowari -n ${quote(`__fish_seen_subcommand_from ${command.name}`)}`;
  const operands = command.operandChoices ? [`${begin} -f -a ${quote(command.operandChoices.join(' '))}`] : [];
  return [...operands, ...command.options.map((option) => `${begin} ${formatOption(option)}`)];
}

function formatOption({ name, short, value, choices, isPath, help }: OptionSpec): string {
  const takes = value === undefined ? '' : takesOf(value, choices, isPath);
  return `${short ? `-s ${short} ` : ''}-l ${name}${takes} -d ${quote(help)}`;
}

/** `-x`: a value is needed and files are not offered; `-r -F`: a value is needed and files are. */
function takesOf(value: string, choices: readonly string[] | undefined, isPath: boolean | undefined): string {
  if (isPath) return value === 'DIR' ? " -x -a '(__fish_complete_directories)'" : ' -r -F';
  return choices ? ` -x -a ${quote(choices.join(' '))}` : ' -x';
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
