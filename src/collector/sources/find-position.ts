import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SourcePosition } from '../model/index.js';
import { isSameFile } from './identity.js';

/** Where an earlier process stopped, and under which name that file is now. */
export interface FoundPosition {
  readonly path: string;
  readonly position: SourcePosition;
}

/**
 * Finds where an earlier process stopped in a log: in the file itself, else in the newest file beside it that was renamed since
 * (`access.log` → `access.log.1`) and has not been read to its end.
 */
export async function findPosition(
  path: string,
  positions: readonly SourcePosition[],
): Promise<FoundPosition | undefined> {
  const own = await positionOf(path, positions);
  if (own) return { path, position: own };
  const folder = dirname(path);
  const base = basename(path);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((candidate) => candidate !== base && candidate.startsWith(base)).sort()) {
    const renamed = join(folder, name);
    const position = await positionOf(renamed, positions);
    if (position) return { path: renamed, position };
  }
  return undefined;
}

async function positionOf(path: string, positions: readonly SourcePosition[]): Promise<SourcePosition | undefined> {
  const file = await open(path).catch(() => null); // absent or unreadable: reading it will say so
  if (!file) return undefined;
  try {
    if (!(await file.stat()).isFile()) return undefined;
    for (const position of positions) if (await isSameFile(file, position)) return position;
    return undefined;
  } finally {
    await file.close();
  }
}
