import { collectCommand } from './collect.js';
import type { Command } from './command.js';
import { reportCommand } from './report.js';

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [reportCommand, collectCommand];
