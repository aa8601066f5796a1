import type { KotowariError } from '../collector/index.js';
import type { Terminal } from './command.js';

/** Logs that could not be read, or not to their end, while the others were. */
export interface Problems {
  /** Says so on standard error, at once. */
  readonly onProblem: (problem: KotowariError) => void;
  /** The exit status at the end: 1 when there were any. */
  status(): 0 | 1;
}

/** Collects the problems of one run of a command. */
export function createProblems(terminal: Terminal): Problems {
  let count = 0;
  return {
    onProblem(problem) {
      count++;
      terminal.err.write(`kotowari: ${problem.message}\n`);
    },
    status: () => (count > 0 ? 1 : 0),
  };
}
