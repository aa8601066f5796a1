import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAX_PATH_BYTES = 100; // the kernel takes 107

/** Where the collector of a store listens: in its folder, or under the temporary one where that path is too long for a socket. */
export function socketPath(folder: string): string {
  const inside = join(resolve(folder), 'collector.sock');
  if (Buffer.byteLength(inside) <= MAX_PATH_BYTES) return inside;
  return join(tmpdir(), `kotowari-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}.sock`);
}
