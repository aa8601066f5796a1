import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cli/command.js';
import { loadCommands } from '../../../src/cli/commands.js';
import { formatCommandHelp, formatProgramHelp } from '../../../src/cli/docs/help.js';
import { formatManualMarkdown } from '../../../src/cli/docs/manual-markdown.js';
import { formatManualPage } from '../../../src/cli/docs/manual-page.js';
import { OUTPUT_ENDINGS } from '../../../src/cli/report/outputs.js';
import { parseOptions } from '../../../src/cli/parse-options.js';
import { EXIT_STATUSES } from '../../../src/cli/docs/program.js';
import { textWidth } from '../../../src/cli/text-width.js';

const COMMANDS = await loadCommands();

const hostile: Command = {
  name: 'odd',
  summary: 'show `signs` that <b> would be | markup',
  operands: '[FILE…]',
  details: ".so /etc/passwd\\n 'quoted' *bold* _under_",
  options: [{ name: 'pipe', value: 'A|B', help: 'one | other' }],
  examples: [{ line: '.kotowari odd', says: "'first" }],
  run: async () => 0,
};

describe('the examples in the help', () => {
  const lines = COMMANDS.flatMap((command) => command.examples.map(({ line }) => ({ command, line })));

  it.each(lines)('$line is understood by its command', ({ command, line }) => {
    const [, given = ''] = new RegExp(`kotowari ${command.name}([^|>)]*)`).exec(line) ?? [];
    expect(line).toContain(`kotowari ${command.name}`);
    const words = [...given.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(() => parseOptions(command, words)).not.toThrow();
  });

  it('are there for every command', () => {
    expect(COMMANDS.filter(({ examples }) => examples.length === 0)).toEqual([]);
  });
});

describe('the help', () => {
  it.each(COMMANDS)('of $name fits a terminal and names every option', (command) => {
    const help = formatCommandHelp(command);
    const shown = command.examples.map(({ line }) => `  ${line}`);
    expect(help.split('\n').filter((line) => textWidth(line) > 80 && !shown.includes(line))).toEqual([]);
    for (const { name } of command.options) expect(help).toContain(`--${name}`);
  });

  it('of the program tells commands and exit statuses', () => {
    const help = formatProgramHelp(COMMANDS, '1.2.3');
    expect(help.split('\n').filter((line) => textWidth(line) > 80)).toEqual([]);
    for (const { name } of COMMANDS) expect(help).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(EXIT_STATUSES.map(({ name }) => name)).toEqual(['0', '1', '2']);
    for (const { name } of EXIT_STATUSES) expect(help).toMatch(new RegExp(`^ {2}${name} {2}\\w`, 'm'));
  });
});

describe.each([
  ['docs/cli.md', (text: string) => text],
  ['docs/kotowari.1', (text: string) => text.replaceAll('\\-', '-')],
])('%s', (file, toPlain) => {
  const page = toPlain(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));

  it('knows every command, option, ending and exit status', () => {
    for (const { name, options } of COMMANDS) {
      expect(page).toContain(`kotowari ${name}`);
      for (const option of options) expect(page).toContain(`--${option.name}`);
    }
    for (const ending of OUTPUT_ENDINGS) expect(page).toContain(ending);
    for (const { says } of EXIT_STATUSES) expect(page).toContain(says);
  });
});

describe('formatManualPage', () => {
  it('is what stands in docs/kotowari.1', () => {
    expect(readFileSync(new URL('../../../docs/kotowari.1', import.meta.url), 'utf8')).toBe(formatManualPage(COMMANDS));
  });

  it('lets no text become a request of troff', () => {
    const page = formatManualPage([hostile]);
    expect(page).toContain('\n\\&.so /etc/passwd\\en \\(aqquoted\\(aq');
    expect(page).not.toMatch(/^'/m);
    expect(page.match(/^\.(?!\\"|TH|SH|SS|TP|B|PP|EX|EE|RS|RE|br|nh)/m)).toBeNull();
  });

  it.skipIf(spawnSync('mandoc', ['-h']).error)('is well formed', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning'], {
      input: formatManualPage(COMMANDS),
      encoding: 'utf8',
    });
    expect(stdout.replace(/^.*missing date.*\n/m, '')).toBe('');
  });
});

describe('formatManualMarkdown', () => {
  it('lets no text become markup', () => {
    const page = formatManualMarkdown([hostile]);
    expect(page).toContain('show \\`signs\\` that \\<b\\> would be \\| markup');
    expect(page).toContain('`--pipe A\\|B` | one \\| other |');
  });
});
