import { statSync } from 'node:fs';
import type { Terminal } from './command.js';

/** A progress line on a terminal; nothing in a pipe. */
export interface Progress {
  update(at: { readonly lines: number; readonly bytes: number }): void;
  end(): void;
}

const EVERY_MS = 100;
const BAR = 24;

/**
 * Shows how far reading has come: bar, lines per second, time left. The share is by bytes; for compressed files and standard input,
 * whose length is not known, only lines are shown.
 */
export function createProgress(
  terminal: Terminal,
  files: readonly string[],
  now: () => number = () => performance.now(),
): Progress {
  if (!terminal.err.isTTY) return { update: () => undefined, end: () => undefined };
  const total = totalBytes(files);
  const begin = now();
  let shownAt = -Infinity;
  let shown = false;
  return {
    update({ lines, bytes }) {
      const time = now();
      if (time - shownAt < EVERY_MS) return;
      shownAt = time;
      shown = true;
      const seconds = Math.max(0.001, (time - begin) / 1000);
      terminal.err.write(
        `\r\x1b[K${formatProgress({ lines, share: total === null ? null : Math.min(1, bytes / total), seconds })}`,
      );
    },
    end: () => void (shown && terminal.err.write('\r\x1b[K')),
  };
}

/** @returns one line: `████████░░░░  61 %  182,000 lines/s  3 s left`. */
export function formatProgress({
  lines,
  share,
  seconds,
}: {
  lines: number;
  share: number | null;
  seconds: number;
}): string {
  const rate = `${Math.round(lines / seconds).toLocaleString('en')} lines/s`;
  if (share === null) return `${lines.toLocaleString('en')} lines  ${rate}`;
  const full = Math.round(share * BAR);
  const left = share > 0 ? Math.ceil((seconds / share) * (1 - share)) : 0;
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.floor(share * 100)).padStart(3)} %  ${rate}  ${left} s left`;
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
