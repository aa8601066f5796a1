import { statSync } from 'node:fs';
import type { Terminal } from './command.js';
import { formatCount } from './numbers.js';

/** A progress line on a terminal; nothing in a pipe. */
export interface Progress {
  update(at: { readonly lines: number; readonly bytes: number }): void;
  /** Clears the line. */
  end(): void;
}

/** How far reading has come. */
export interface ProgressState {
  readonly lines: number;
  /** 0 to 1; null where the length of the input is not known. */
  readonly share: number | null;
  readonly seconds: number;
}

const EVERY_MS = 100;
const BAR = 24;
const DEFAULT_WIDTH = 80;
const CLEAR = '\r\x1b[K';

/**
 * Shows how far reading has come: bar, lines per second, time left. The share is by bytes; for compressed files and standard input,
 * whose length is not known, only lines are shown.
 */
export function createProgress(
  { err, env }: Pick<Terminal, 'err' | 'env'>,
  files: readonly string[],
  now: () => number = () => performance.now(),
): Progress {
  // a dumb terminal cannot clear a line
  if (!err.isTTY || env['TERM'] === 'dumb') return { update: () => undefined, end: () => undefined };
  const total = totalBytes(files);
  const begin = now();
  let shownAt = begin; // what takes less than a moment needs no progress
  let shown = false;
  return {
    update({ lines, bytes }) {
      const time = now();
      if (time - shownAt < EVERY_MS) return;
      shownAt = time;
      shown = true;
      const share = total === null ? null : Math.min(1, bytes / total);
      // the last column stays free: a line that wraps could not be cleared
      const width = (err.columns || DEFAULT_WIDTH) - 1;
      err.write(CLEAR + formatProgress({ lines, share, seconds: (time - begin) / 1000 }, width));
    },
    end: () => void (shown && err.write(CLEAR)),
  };
}

/**
 * @returns one line: `████████░░░░  61 %  182,000 lines/s  3 s left`. Where it has no room it loses its bar, then what stands last.
 */
function formatProgress({ lines, share, seconds }: ProgressState, width: number): string {
  const rate = `${formatCount(Math.round(lines / Math.max(0.001, seconds)))} lines/s`;
  if (share === null) return `${formatCount(lines)} lines  ${rate}`.slice(0, width);
  const left = share > 0 ? `  ${formatSeconds((seconds / share) * (1 - share))} left` : '';
  const text = `${String(Math.floor(share * 100)).padStart(3)} %  ${rate}${left}`;
  const full = Math.round(share * BAR);
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} `;
  return bar.length + text.length <= width ? bar + text : text.trimStart().slice(0, width);
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 100 ? `${whole} s` : `${Math.ceil(seconds / 60)} min`;
}

/** @returns null when the length is not known. */
function totalBytes(files: readonly string[]): number | null {
  if (files.length === 0 || files.some((file) => file === '-' || /\.(?:gz|bz2|zst)$/i.test(file))) return null;
  try {
    return files.reduce((sum, file) => sum + statSync(file).size, 0) || null;
  } catch {
    return null; // reading the file will say what is wrong
  }
}
