// A folder that is made once on a machine and then shared by every run.
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder in the temporary folder at the first call on a machine. Two runs that start at once do not meet: each fills its own
 * folder, and the rename that publishes it is atomic.
 *
 * @param {string} name holds the version of what is inside
 * @param {(staging: string, folder: string) => Promise<void>} fill writes into `staging`, which will be `folder`
 * @returns {Promise<string>} its path
 */
export async function makeOnce(name, fill) {
  const folder = join(tmpdir(), name);
  if (existsSync(folder)) return folder;
  const staging = await mkdtemp(`${folder}-`);
  await fill(staging, folder);
  try {
    await rename(staging, folder);
  } catch (error) {
    // the other run was first: its copy is as good as ours
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
