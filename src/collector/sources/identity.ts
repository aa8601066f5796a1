import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { SourcePosition } from '../model/index.js';

/** First bytes of a file that its head covers, when it has so many. */
export const HEAD_BYTES = 256;

/** The part of a position that says which file it is. */
export type FileIdentity = Pick<SourcePosition, 'identity' | 'head' | 'headBytes'>;

/**
 * Tells a file apart from another that took its name or inode.
 *
 * The head is sixteen bits of a hash over the first bytes: a stored full hash would let whoever holds the store test guesses of the
 * first line, address included (measured: 2^32 SHA-256 in about 12 minutes, law-and-specs.md section 4.2). Sixteen bits leave 65,536
 * wrong addresses for the right one.
 *
 * @param headBytes how many first bytes the head is to cover: for a known file as many as when its position was taken.
 */
export async function readIdentity(file: FileHandle, headBytes = HEAD_BYTES): Promise<FileIdentity> {
  const stat = await file.stat({ bigint: true });
  const bytes = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  const head = createHash('sha256').update(bytes.subarray(0, bytesRead)).digest().readUInt16BE(0);
  return { identity: `${stat.dev}:${stat.ino}`, head, headBytes: bytesRead };
}

/** Is this the file that a position was taken of? Same device and inode, and the same first bytes. */
export async function isSameFile(file: FileHandle, position: SourcePosition): Promise<boolean> {
  const { identity, head } = await readIdentity(file, position.headBytes);
  return identity === position.identity && head === position.head;
}
