import type { Command } from '../command.js';
import { formatFlags } from './help.js';
import { OUTPUTS } from '../report/outputs.js';
import {
  DESCRIPTION,
  ENVIRONMENT,
  EXIT_STATUSES,
  GENERAL_OPTIONS,
  PROGRAM_EXAMPLES,
  TAGLINE,
  type Entry,
} from './program.js';

/** Writes the manual page `kotowari(1)` in the man macros, from the tables that help and completion are made from. */
export function formatManualPage(commands: readonly Command[]): string {
  const outputs = [...OUTPUTS].map(([name, { says }]) => ({ name, says }));
  return [
    '.\\" Written by scripts/write-docs.mjs: npm run docs',
    '.TH KOTOWARI 1 "" "kotowari" "User Commands"',
    '.nh',
    '.SH NAME',
    `kotowari \\- ${text(TAGLINE)}`,
    '.SH SYNOPSIS',
    commands.map(({ name, operands }) => `.B kotowari ${name}\n[OPTION...] ${text(operands)}`).join('\n.br\n'),
    '.SH DESCRIPTION',
    text(DESCRIPTION),
    '.SH OPTIONS',
    ...GENERAL_OPTIONS.map(entry),
    '.SH COMMANDS',
    ...commands.map(formatCommand),
    '.SH REPORT FILES',
    'What',
    '.B kotowari report -o',
    'writes is chosen by the ending of the name.',
    ...outputs.map(entry),
    '.SH EXIT STATUS',
    ...EXIT_STATUSES.map(entry),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.map(entry),
    '.SH EXAMPLES',
    'To begin with:',
    ...PROGRAM_EXAMPLES.map(example),
    '',
  ].join('\n');
}

function formatCommand(command: Command): string {
  return [
    `.SS kotowari ${command.name}`,
    `${text(sentence(command.summary))}`,
    '.PP',
    text(command.details),
    ...command.options.map((option) => entry({ name: formatFlags(option), says: option.help })),
    '.PP',
    'Examples:',
    ...command.examples.map(example),
  ].join('\n');
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function entry({ name, says }: Entry): string {
  return `.TP\n.B ${text(name)}\n${text(says)}`;
}

function example({ line, says }: Command['examples'][number]): string {
  return `.PP\n.EX\n    ${text(line)}\n.EE\n.RS 8\n${text(says)}\n.RE`;
}

/** A backslash, a hyphen that is typed, quotes that troff would curl, and a dot or an apostrophe that would begin a request. */
function text(plain: string): string {
  return plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll("'", '\\(aq')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
    .replaceAll('`', '\\(ga')
    .replaceAll('…', '...')
    .replaceAll('’', '\\(cq')
    .replace(/^(?=\.)/, '\\&');
}
