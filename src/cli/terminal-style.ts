import type { Terminal } from './command.js';

/** How text may be marked on this output. Without colour every function gives the text back. */
export interface TerminalStyle {
  readonly width: number;
  strong(text: string): string;
  faint(text: string): string;
  accent(text: string): string;
}

const DEFAULT_WIDTH = 80;
const MAX_WIDTH = 120;

/** Colour on a terminal only, and never where `NO_COLOR` is set (no-color.org) or the terminal is `dumb`. */
export function terminalStyle({ out, env }: Pick<Terminal, 'out' | 'env'>): TerminalStyle {
  const colour = out.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const mark = (code: string) => (text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  return {
    width: Math.min(MAX_WIDTH, out.columns ?? DEFAULT_WIDTH),
    strong: mark('1'),
    faint: mark('2'),
    accent: mark('36'),
  };
}
