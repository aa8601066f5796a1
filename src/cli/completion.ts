import { KotowariError, nearest } from '../collector/index.js';
import type { Command, CommandBody } from './command.js';
import { formatBashCompletion } from './docs/completion-bash.js';
import { formatFishCompletion } from './docs/completion-fish.js';
import { formatZshCompletion } from './docs/completion-zsh.js';

/** How completion is written, by shell. */
const SHELLS: ReadonlyMap<string, (commands: readonly Command[]) => string> = new Map([
  ['bash', formatBashCompletion],
  ['zsh', formatZshCompletion],
  ['fish', formatFishCompletion],
]);

/**
 * `kotowari completion`
 *
 * @param commands gives the table that is completed from; asked when the command runs, since this command stands in it.
 */
export function createCompletionCommand(commands: () => Promise<readonly Command[]>): CommandBody {
  const known = [...SHELLS.keys()];
  return {
    operands: known.join('|'),
    operandChoices: known,
    details:
      'Writes a script that completes commands, options and their values. It is made from the same table as the help.',
    options: [],
    examples: [
      {
        line: 'source <(kotowari completion bash)',
        says: 'in ~/.bashrc; the same with zsh in ~/.zshrc, behind compinit',
      },
      { line: 'kotowari completion zsh > ~/.zfunc/_kotowari', says: 'or into any folder of $fpath' },
      { line: 'kotowari completion fish > ~/.config/fish/completions/kotowari.fish', says: 'for fish' },
    ],
    async run({ operands }, terminal) {
      const [shell, ...more] = operands;
      const format = SHELLS.get(shell ?? '');
      if (!format || more.length > 0) {
        const near = more.length === 0 && shell ? nearest(shell, known) : null;
        const what =
          shell === undefined ? 'no shell was named' : more.length ? 'one shell at a time' : `unknown shell "${shell}"`;
        throw new KotowariError('usage', `${what}; ${near ? `did you mean ${near}? ` : ''}known: ${known.join(', ')}`);
      }
      terminal.out.write(format(await commands()));
      return 0;
    },
  };
}
