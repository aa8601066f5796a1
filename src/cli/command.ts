/** One option of a command, as help, completion, the manual and the parser all read it. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** Name of its value; absent: the option is a switch. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: boolean;
  /** Words it takes, for completion. */
  readonly choices?: readonly string[];
  /** Its value is a path, for completion. */
  readonly isPath?: boolean;
  readonly help: string;
}

/** One worked example. */
export interface Example {
  readonly line: string;
  readonly says: string;
}

/** Options as they were given. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Where a command reads and writes; a test gives its own. */
export interface Terminal {
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal;
}

/** A row of the table of commands: what the program's help tells of it, and where the rest is. */
export interface CommandRow {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's file, and with it whatever the command needs. */
  readonly load: () => Promise<CommandBody>;
}

/** What stands in the file of a command. */
export interface CommandBody {
  /** What follows the name: `[FILE…]`. */
  readonly operands: string;
  /** Words that it takes as operands, for completion; absent: files. */
  readonly operandChoices?: readonly string[];
  readonly details: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  /** @returns the exit status: 0 done, 1 failed, 2 wrong usage. Errors are thrown. */
  run(
    given: { readonly operands: readonly string[]; readonly options: OptionValues },
    terminal: Terminal,
  ): Promise<number>;
}

/** A command of the program, loaded. */
export interface Command extends CommandBody, Pick<CommandRow, 'name' | 'summary'> {}
