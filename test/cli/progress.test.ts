import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';
import { useTemporaryFolders } from '../collector/harness/temporary-folder.js';

const newFolder = useTemporaryFolders();

describe('progress', () => {
  it('shows bar, rate and time left on a terminal, and clears its line', () => {
    expect(shown({ isTTY: true, file: logOf(1000) })).toBe(
      '\r\x1b[K████████████░░░░░░░░░░░░  50 %  10,000 lines/s  2 s left\r\x1b[K',
    );
  });

  it('shows lines only where the length is not known', () => {
    expect(shown({ isTTY: true, file: '-' })).toBe('\r\x1b[K20,000 lines  10,000 lines/s\r\x1b[K');
    expect(shown({ isTTY: true, file: 'access.log.gz' })).toBe('\r\x1b[K20,000 lines  10,000 lines/s\r\x1b[K');
  });

  it('is nothing in a pipe and on a dumb terminal', () => {
    expect(shown({ isTTY: false, file: logOf(1000) })).toBe('');
    expect(shown({ isTTY: true, file: logOf(1000), env: { TERM: 'dumb' } })).toBe('');
  });
});

/** What is written when half is read after two seconds. */
function shown({ isTTY, file, env = {} }: { isTTY: boolean; file: string; env?: Record<string, string> }): string {
  let text = '';
  const err = Object.assign(new Writable({ write: (chunk, _, done) => ((text += String(chunk)), done()) }), {
    isTTY,
    columns: 80,
  });
  let now = 0;
  const progress = createProgress({ err, env }, [file], () => now);
  now = 2000;
  progress.update({ lines: 20_000, bytes: 500 });
  now = 2010;
  progress.update({ lines: 20_100, bytes: 510 });
  progress.end();
  return text;
}

function logOf(bytes: number): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, 'x'.repeat(bytes));
  return path;
}
