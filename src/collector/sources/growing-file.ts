import { open, stat, type FileHandle } from 'node:fs/promises';
import { KotowariError, type LineBatch, type SourcePosition } from '../model/index.js';
import { HEAD_BYTES, isSameFile, readIdentity, type FileIdentity } from './identity.js';
import { reasonOf } from './reason.js';
import { LineSplitter } from './split-lines.js';

const CHUNK_BYTES = 1024 * 1024;

/** What stands under the file's name now. */
export type NameState = 'same' | 'replaced' | 'absent';

/** A log that is open while a server writes to it: gives what was added since it was last read, whatever became of its name. */
export class GrowingFile {
  readonly #file: FileHandle;
  readonly #splitter: LineSplitter;
  #identity: FileIdentity;
  /** Bytes read, an unfinished last line included. */
  #readTo: number;
  #at: { readonly offset: number; readonly line: number };

  private constructor(
    file: FileHandle,
    identity: FileIdentity,
    at: { readonly offset: number; readonly line: number },
  ) {
    this.#file = file;
    this.#identity = identity;
    this.#splitter = new LineSplitter(at);
    this.#readTo = at.offset;
    this.#at = at;
  }

  /**
   * @param resume reads from here when it is the same file, else from the beginning.
   * @returns null while there is no such file.
   * @throws KotowariError `file-unreadable` for what is there but no log.
   */
  static async open(path: string, resume?: SourcePosition): Promise<GrowingFile | null> {
    const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null; // absent for a moment between rename and re-creation
      throw new KotowariError('file-unreadable', `cannot open "${path}": ${reasonOf(cause)}`, cause);
    });
    if (!file) return null;
    const info = await file.stat();
    if (!info.isFile()) {
      await file.close();
      throw new KotowariError('file-unreadable', `"${path}" cannot be followed; expected a log file, or - for a pipe`);
    }
    const fits = resume !== undefined && info.size >= resume.offset && (await isSameFile(file, resume));
    const { offset, line } = fits ? resume : { offset: 0, line: 1 };
    return new GrowingFile(file, await readIdentity(file), { offset, line });
  }

  get position(): SourcePosition {
    return { ...this.#identity, ...this.#at };
  }

  /** Gives the lines that were completed since; a last line without line end waits. */
  async *readOn(): AsyncGenerator<LineBatch> {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await this.#file.read(chunk, 0, CHUNK_BYTES, this.#readTo);
      if (bytesRead === 0) return;
      this.#readTo += bytesRead;
      const batch = this.#splitter.push(chunk.subarray(0, bytesRead));
      if (!batch) continue;
      // a file that was empty or short when it was opened has a longer head now
      if (this.#identity.headBytes < HEAD_BYTES) this.#identity = await readIdentity(this.#file);
      yield this.#passed(batch);
    }
  }

  /** Gives the last line although it has no line end: nothing more will come. */
  *finish(): Generator<LineBatch> {
    const last = this.#splitter.end();
    if (last) yield this.#passed(last);
  }

  /** Was the file cut and written anew (`copytruncate`)? Also when it has grown beyond where it was: then its first bytes are others. */
  async wasCut(): Promise<boolean> {
    const { size } = await this.#file.stat();
    if (size === this.#readTo) return false;
    return size < this.#readTo || !(await isSameFile(this.#file, this.position));
  }

  /** Is it still this file that the name stands for? */
  async nameState(path: string): Promise<NameState> {
    const named = await stat(path, { bigint: true }).catch(() => null);
    if (!named) return 'absent';
    return this.#identity.identity === `${named.dev}:${named.ino}` ? 'same' : 'replaced';
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #passed(batch: LineBatch): LineBatch {
    this.#at = { offset: batch.nextOffset, line: batch.firstLine + batch.count };
    return batch;
  }
}
