import type { Command, CommandRow } from './command.js';

/** Every command, in the order in which help lists them. A command's file is loaded when it is called, or when its options are asked for. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'report',
    summary: 'summarize logs, or a store',
    load: async () => (await import('./report.js')).reportCommand,
  },
  {
    name: 'collect',
    summary: 'follow logs into a store and serve the summary page',
    load: async () => (await import('./collect.js')).collectCommand,
  },
  {
    name: 'explain',
    summary: 'show line by line how a log is understood',
    load: async () => (await import('./explain.js')).explainCommand,
  },
  {
    name: 'anonymize',
    summary: 'write a log again without what names a person',
    load: async () => (await import('./anonymize.js')).anonymizeCommand,
  },
  {
    name: 'privacy',
    summary: 'measure what the output gives away about a person',
    load: async () => (await import('./privacy.js')).privacyCommand,
  },
  {
    name: 'completion',
    summary: 'write a completion script for bash, zsh or fish',
    load: async () => (await import('./completion.js')).createCompletionCommand(loadCommands),
  },
];

/** @returns one command with everything that it needs. */
export async function loadCommand({ name, summary, load }: CommandRow): Promise<Command> {
  return { name, summary, ...(await load()) };
}

/** @returns all of them, as manual and completion show them. */
export function loadCommands(): Promise<readonly Command[]> {
  return Promise.all(COMMANDS.map(loadCommand));
}
