import { setTimeout as sleep } from 'node:timers/promises';
import type { LineBatch, Source, SourcePosition } from '../model/index.js';
import type { FoundPosition } from './find-positions.js';
import { GrowingFile } from './growing-file.js';

/** How a growing file is followed. */
export interface FollowOptions {
  /** Milliseconds between two looks at the file; default 150, so that a line is stored within half a second. */
  readonly pollMs?: number;
  /**
   * How long a renamed file is read on after its last line, milliseconds; default five minutes: a server writes to the old file until it is
   * told to open the new one, and the workers of a graceful restart until their last request is answered.
   */
  readonly lingerMs?: number;
  readonly signal: AbortSignal;
  /** Where to go on in the file itself. */
  readonly resume?: SourcePosition | undefined;
  /** Files that had this name before and were not read to their end: they are read first. */
  readonly left?: readonly FoundPosition[] | undefined;
}

/**
 * Follows a log that a server is writing: by name and by identity. Survives rename, re-creation, truncation (`copytruncate`) and absence;
 * a last line without line end waits for the rest of it. Ends when `signal` is aborted.
 *
 * Polls: file watchers lose events on network and overlay file systems, and none reports a truncation.
 *
 * @throws KotowariError `file-unreadable`, while it is read, for what is there but no log.
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

const NOWHERE: SourcePosition = { identity: '', head: 0, headBytes: 0, offset: 0, line: 1 };

class Follower {
  readonly #path: string;
  readonly #options: FollowOptions;
  #named: GrowingFile | null = null;
  /** Files that lost their name, and when they were last seen to grow. */
  #renamed: { readonly file: GrowingFile; readonly grownAtMs: number }[] = [];
  #resume: SourcePosition | undefined;
  #position = NOWHERE;

  constructor(path: string, options: FollowOptions) {
    this.#path = path;
    this.#options = options;
    this.#resume = options.resume;
  }

  /** Where the batch that was given last ended, in the file that it was from. */
  get position(): SourcePosition {
    return this.#position;
  }

  async close(): Promise<void> {
    const files = [...this.#renamed.map(({ file }) => file), ...(this.#named ? [this.#named] : [])];
    this.#renamed = [];
    this.#named = null;
    await Promise.all(files.map((file) => file.close()));
  }

  async *batches(): AsyncGenerator<LineBatch> {
    const { signal, pollMs = 150, left = [] } = this.#options;
    try {
      for (const { path, position } of left) {
        const file = await GrowingFile.open(path, position);
        if (file) this.#renamed.push({ file, grownAtMs: Date.now() });
      }
      while (!signal.aborted) {
        yield* this.#readRenamed();
        if (yield* this.#readNamed()) continue;
        await sleep(pollMs, undefined, { signal }).catch(() => undefined); // aborting is how following ends
      }
      for (const { file } of this.#renamed) yield* this.#read(file);
      if (this.#named) yield* this.#read(this.#named);
    } finally {
      await this.close();
    }
  }

  /** Older lines first: what the renamed files still get, before the file that took the name. */
  async *#readRenamed(): AsyncGenerator<LineBatch> {
    const { lingerMs = 300_000 } = this.#options;
    for (const entry of [...this.#renamed]) {
      const { file } = entry;
      const grew = yield* this.#read(file);
      const grownAtMs = grew ? Date.now() : entry.grownAtMs;
      const isOver = Date.now() - grownAtMs >= lingerMs;
      this.#renamed = this.#renamed.flatMap((known) => (known !== entry ? known : isOver ? [] : { file, grownAtMs }));
      if (isOver) yield* this.#finish(file);
    }
  }

  /** @returns whether another file is to be opened at once. */
  async *#readNamed(): AsyncGenerator<LineBatch, boolean> {
    this.#named ??= await GrowingFile.open(this.#path, this.#resume);
    const file = this.#named;
    if (!file) return false;
    this.#resume = undefined; // for the first file of this name only
    if (await file.wasCut()) {
      this.#named = null;
      yield* this.#finish(file);
      return true;
    }
    yield* this.#read(file);
    if ((await file.nameState(this.#path)) !== 'replaced') return false;
    this.#named = null;
    this.#renamed.push({ file, grownAtMs: Date.now() });
    return true;
  }

  async *#finish(file: GrowingFile): AsyncGenerator<LineBatch> {
    yield* this.#passed(file, file.finish());
    await file.close();
  }

  #read(file: GrowingFile): AsyncGenerator<LineBatch, boolean> {
    return this.#passed(file, file.readOn());
  }

  /** @returns whether anything came. */
  async *#passed(
    file: GrowingFile,
    batches: Iterable<LineBatch> | AsyncIterable<LineBatch>,
  ): AsyncGenerator<LineBatch, boolean> {
    let any = false;
    for await (const batch of batches) {
      any = true;
      this.#position = file.position;
      yield batch;
    }
    return any;
  }
}
