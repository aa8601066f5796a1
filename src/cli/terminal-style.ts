import type { Terminal } from './command.js';
import { NARROW_METRICS, type TextMetrics } from './text-width.js';

/** How text may be marked and drawn on this output. Without color every function gives the text back. */
export interface TerminalStyle {
  /** Columns, 40 to 160. */
  readonly width: number;
  readonly metrics: TextMetrics;
  /** Eight heights of a column, from the lowest. */
  readonly heights: readonly string[];
  /** Eight lengths of a bar's end, the last one a full cell. */
  readonly lengths: readonly string[];
  strong(text: string): string;
  faint(text: string): string;
  accent(text: string): string;
}

const DEFAULT_WIDTH = 80;
/** On less, lines fold. */
const MIN_WIDTH = 40;
/** Beyond this the eye loses the row. */
const MAX_WIDTH = 160;

/** Reads from output and environment what the terminal can do. `RUNEWIDTH_EASTASIAN=1` says that ambiguous characters are drawn wide. */
export function terminalStyle({ out, env }: Pick<Terminal, 'out' | 'env'>): TerminalStyle {
  const isColored = hasColor(out.isTTY === true, env);
  const mark = (code: string) => (text: string) => (isColored && text ? `\x1b[${code}m${text}\x1b[0m` : text);
  const ambiguousIsWide = env['RUNEWIDTH_EASTASIAN'] === '1';
  return {
    width: widthOf(out.columns, env),
    // blocks and the ellipsis are ambiguous themselves: where those are wide, columns are drawn in ASCII
    metrics: ambiguousIsWide ? { ambiguousIsWide, ellipsis: '..' } : NARROW_METRICS,
    heights: [...(ambiguousIsWide ? '..::||##' : '▁▂▃▄▅▆▇█')],
    lengths: ambiguousIsWide ? ['', '', '', '#', '#', '#', '#', '#'] : [...'▏▎▍▌▋▊▉█'],
    strong: mark('1'),
    faint: mark('2'),
    accent: mark('36'),
  };
}

/** `FORCE_COLOR` goes first, as in Node itself; then `NO_COLOR` (no-color.org) and a `dumb` terminal; a pipe gets none. */
function hasColor(isTerminal: boolean, env: Terminal['env']): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

function widthOf(columns: number | undefined, env: Terminal['env']): number {
  const asked = columns || Number(env['COLUMNS'] ?? '') || DEFAULT_WIDTH;
  return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Math.floor(asked)));
}
