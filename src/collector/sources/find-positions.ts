import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SourcePosition } from '../model/index.js';
import { isSameFile, readIdentity } from './identity.js';

/** Where an earlier process stopped in a file, and under which name that file is now. */
export interface FoundPosition {
  readonly path: string;
  readonly position: SourcePosition;
}

/** A log that is to be read, and where reading goes on. */
export interface FoundLog {
  readonly path: string;
  /** In the file that has the name now; absent when it was never read. */
  readonly own: SourcePosition | undefined;
  /** In files that had the name before (`access.log` → `access.log.1`) and were not read to their end, the oldest first. */
  readonly left: readonly FoundPosition[];
}

/**
 * Finds where an earlier process stopped in logs, rotation in the meantime included. No file is in the answer twice, whatever names it
 * was given by. A file that was compressed since is not found.
 *
 * @returns one entry for each file among `paths`, in their order.
 */
export async function findPositions(
  paths: readonly string[],
  positions: readonly SourcePosition[],
): Promise<readonly FoundLog[]> {
  const named = await Promise.all(paths.map((path) => readState(path, positions)));
  const taken = new Set<string>();
  const isNew = ({ identity }: FileState) => !taken.has(identity) && taken.add(identity);
  const kept = named.filter((state) => state.identity === '' || isNew(state));
  const logs: FoundLog[] = [];
  for (const { path, position } of kept) {
    const renamed = await Promise.all((await renamedOf(path)).map((name) => readState(name, positions)));
    const left = renamed
      .filter((state) => state.position && state.size > state.position.offset && isNew(state))
      .sort((a, b) => a.changedMs - b.changedMs);
    logs.push({ path, own: position, left: left.map((state) => ({ path: state.path, position: state.position! })) });
  }
  return logs;
}

interface FileState {
  readonly path: string;
  /** Empty when there is no such file. */
  readonly identity: string;
  readonly position: SourcePosition | undefined;
  readonly size: number;
  readonly changedMs: number;
}

async function renamedOf(path: string): Promise<string[]> {
  const folder = dirname(path);
  const base = basename(path);
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name !== base && name.startsWith(base)).map((name) => join(folder, name));
}

async function readState(path: string, positions: readonly SourcePosition[]): Promise<FileState> {
  const absent = { path, identity: '', position: undefined, size: 0, changedMs: 0 };
  // a pipe is not touched: whoever writes to it would see its reader go
  const isFile = await stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
  const file = isFile ? await open(path).catch(() => null) : null; // absent or unreadable: reading it will say so
  if (!file) return absent;
  try {
    const info = await file.stat();
    const { identity } = await readIdentity(file);
    const state = { path, identity, size: info.size, changedMs: info.mtimeMs };
    for (const position of positions) if (await isSameFile(file, position)) return { ...state, position };
    return { ...state, position: undefined };
  } finally {
    await file.close();
  }
}
