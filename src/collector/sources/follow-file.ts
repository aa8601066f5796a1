import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LineBatch, Source, SourcePosition } from '../model/index.js';
import { isSameFile, readIdentity, type FileIdentity } from './identity.js';
import { LineSplitter } from './split-lines.js';

const CHUNK_BYTES = 1024 * 1024;

/** How a growing file is followed. */
export interface FollowOptions {
  /** Milliseconds between two looks at the file; default 150, so that a line is stored within half a second. */
  readonly pollMs?: number;
  readonly signal: AbortSignal;
  /** Where to go on; a file that was renamed since is found beside its old name and read to its end first. */
  readonly resume?: SourcePosition | undefined;
}

/**
 * Follows a log that a server is writing: by name and by identity. Survives rename, re-creation, truncation (`copytruncate`) and absence;
 * a last line without line end waits for the rest of it. Ends when `signal` is aborted.
 *
 * Polls: file watchers lose events on network and overlay file systems, and none reports a truncation.
 */
export function followFile(path: string, options: FollowOptions): Source {
  const follower = new Follower(path, options);
  return {
    name: path,
    position: () => follower.position,
    close: () => follower.close(),
    [Symbol.asyncIterator]: () => follower.batches(),
  };
}

class Follower {
  readonly #path: string;
  readonly #options: FollowOptions;
  #file: FileHandle | null = null;
  #identity: FileIdentity = { identity: '', head: 0, headBytes: 0 };
  #splitter = new LineSplitter();
  /** Bytes read from the open file, the unfinished last line included. */
  #readTo = 0;
  #at = { offset: 0, line: 1 };

  constructor(path: string, options: FollowOptions) {
    this.#path = path;
    this.#options = options;
  }

  get position(): SourcePosition {
    return { ...this.#identity, ...this.#at };
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  async *batches(): AsyncGenerator<LineBatch> {
    const { signal, pollMs = 150, resume } = this.#options;
    if (resume) yield* this.#resume(resume);
    while (!signal.aborted) {
      if (!this.#file) await this.#open(this.#path);
      yield* this.#readOn();
      if (this.#file && (await this.#wasReplaced())) {
        yield* this.#finish();
        continue;
      }
      await sleep(pollMs, undefined, { signal }).catch(() => undefined); // aborting is how following ends
    }
    yield* this.#readOn();
    await this.close();
  }

  /** Goes on where an earlier process stopped, in the file itself or in the one it was renamed to. */
  async *#resume(position: SourcePosition): AsyncGenerator<LineBatch> {
    const directory = dirname(this.#path);
    const names = await readdir(directory).catch(() => []);
    for (const candidate of [this.#path, ...names.map((name) => join(directory, name))]) {
      if (!(await this.#openAt(candidate, position))) continue;
      yield* this.#readOn();
      if (candidate !== this.#path && (await this.#wasReplaced())) yield* this.#finish();
      return;
    }
  }

  async #openAt(path: string, position: SourcePosition): Promise<boolean> {
    const file = await open(path).catch(() => null);
    if (!file) return false;
    const info = await file.stat();
    if (!info.isFile() || info.size < position.offset || !(await isSameFile(file, position))) {
      await file.close();
      return false;
    }
    await this.#start(file, position);
    return true;
  }

  async #open(path: string): Promise<void> {
    const file = await open(path).catch(() => null); // absent for a moment between rename and re-creation
    if (file) await this.#start(file, { offset: 0, line: 1 });
  }

  async #start(file: FileHandle, at: { readonly offset: number; readonly line: number }): Promise<void> {
    await this.close();
    this.#file = file;
    this.#identity = await readIdentity(file);
    this.#splitter = new LineSplitter(at);
    this.#readTo = at.offset;
    this.#at = { offset: at.offset, line: at.line };
  }

  async *#readOn(): AsyncGenerator<LineBatch> {
    while (this.#file) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await this.#file.read(chunk, 0, CHUNK_BYTES, this.#readTo);
      if (bytesRead === 0) return;
      this.#readTo += bytesRead;
      const batch = this.#splitter.push(chunk.subarray(0, bytesRead));
      if (!batch) continue;
      // a file that was empty or short when it was opened has a longer head now
      if (this.#at.offset < 256) this.#identity = await readIdentity(this.#file);
      yield this.#passed(batch);
    }
  }

  /** The file under the name is another one, or was cut: what was open is read to its end, and the next starts afresh. */
  async *#finish(): AsyncGenerator<LineBatch> {
    yield* this.#readOn();
    const last = this.#splitter.end();
    if (last) yield this.#passed(last);
    await this.close();
  }

  async #wasReplaced(): Promise<boolean> {
    const open = await this.#file?.stat({ bigint: true });
    const named = await stat(this.#path, { bigint: true }).catch(() => null);
    if (!open || !named) return false; // renamed and not yet re-created: more lines may still come to the old one
    return open.ino !== named.ino || open.dev !== named.dev || Number(named.size) < this.#readTo;
  }

  #passed(batch: LineBatch): LineBatch {
    this.#at = { offset: batch.nextOffset, line: batch.firstLine + batch.count };
    return batch;
  }
}
