import type { Command } from '../command.js';
import { formatFlags } from './help.js';
import { OUTPUTS } from '../report/outputs.js';
import { DESCRIPTION, ENVIRONMENT, EXIT_STATUSES, GENERAL_OPTIONS, PROGRAM_EXAMPLES, type Entry } from './program.js';
import { CSV_COLUMNS } from '../report/csv.js';

/** Writes the page `docs/cli.md` from the tables that help and completion are made from. */
export function formatManualMarkdown(commands: readonly Command[]): string {
  const outputs = [...OUTPUTS].map(([name, { says }]) => ({ name, says }));
  return `${[
    '<!-- Written by scripts/write-docs.mjs: npm run docs -->',
    '# The command line',
    text(DESCRIPTION),
    examples(PROGRAM_EXAMPLES),
    table(
      ['Command', ''],
      commands.map(({ name, summary }) => [`[\`kotowari ${name}\`](#kotowari-${name})`, text(summary)]),
    ),
    entries('Option', GENERAL_OPTIONS),
    ...commands.map(formatCommand),
    '## Report files',
    'What `kotowari report -o` writes is chosen by the ending of the name.',
    entries('Ending', outputs),
    `Columns of the CSV table: ${CSV_COLUMNS.map((column) => `\`${column}\``).join(', ')}. A count that a section does not have is empty.`,
    '## Exit status',
    entries('Status', EXIT_STATUSES),
    '## Environment',
    entries('Variable', ENVIRONMENT),
  ].join('\n\n')}\n`;
}

function formatCommand(command: Command): string {
  const options = command.options.map((option) => ({ name: formatFlags(option), says: option.help }));
  return [
    `## kotowari ${command.name}`,
    `\`kotowari ${command.name} [OPTION…] ${command.operands}\``,
    text(command.details),
    ...(options.length > 0 ? [entries('Option', options)] : []),
    examples(command.examples),
  ].join('\n\n');
}

function entries(title: string, list: readonly Entry[]): string {
  return table(
    [title, ''],
    list.map(({ name, says }) => [`\`${name.replaceAll('|', '\\|')}\``, text(says)]),
  );
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The line as it is typed; what it is for as a comment above it. */
function examples(list: Command['examples']): string {
  return ['```sh', ...list.flatMap(({ line, says }) => [`# ${says}`, line]), '```'].join('\n');
}

/** Signs that Markdown would take for markup. */
function text(plain: string): string {
  return plain.replace(/[\\`*_[\]<>|]/g, '\\$&');
}
