import { anonymizeCommand } from './anonymize.js';
import { collectCommand } from './collect.js';
import { privacyCommand } from './privacy.js';
import type { Command } from './command.js';
import { createCompletionCommand } from './completion.js';
import { explainCommand } from './explain.js';
import { reportCommand } from './report.js';

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  reportCommand,
  collectCommand,
  explainCommand,
  anonymizeCommand,
  privacyCommand,
  createCompletionCommand(() => COMMANDS),
];
