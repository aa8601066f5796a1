import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { KotowariError, type LineBatch, type Source, type SourcePosition } from '../model/index.js';
import { gunzip } from './gunzip.js';
import { isSameFile, readIdentity, type FileIdentity } from './identity.js';
import { reasonOf } from './reason.js';
import { LineSplitter } from './split-lines.js';

const NO_IDENTITY: FileIdentity = { identity: '', head: 0, headBytes: 0 };
const LF = 10;
const CHUNK_BYTES = 2 * 1024 * 1024; // larger blocks find more repeated values; beyond 2 MiB nothing more is gained

/**
 * Opens a complete log file, plain or gzip (told by its first bytes, not its name).
 *
 * @param path of the log.
 * @param resume reads from here when it is the same file, else from the beginning.
 * @throws KotowariError `file-unreadable`, `file-compressed`.
 */
export async function openFile(path: string, resume?: SourcePosition): Promise<Source> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw new KotowariError('file-unreadable', `cannot open "${path}": ${reasonOf(cause)}`, cause);
  });
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw new KotowariError('file-unreadable', `"${path}" is a folder; expected a log file`);
    // a pipe such as `<(zcat …)` has no beginning to go back to
    return stat.isFile() ? await createFileSource(file, { path, resume }) : openStream(file.createReadStream(), path);
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

/** Everything is read through the one handle: whatever is done to the name meanwhile, it stays the same file. */
async function createFileSource(
  file: FileHandle,
  { path, resume }: { readonly path: string; readonly resume: SourcePosition | undefined },
): Promise<Source> {
  const magic = Buffer.alloc(4);
  await file.read(magic, 0, 4, 0);
  const gzip = isGzip(magic, path);
  const fits = resume !== undefined && (gzip || resume.offset <= (await file.stat()).size);
  const start =
    fits && (await isSameFile(file, resume)) ? await behindLineEnd(file, resume, gzip) : { offset: 0, line: 1 };
  const identity = await readIdentity(file);
  const stream = file.createReadStream({ highWaterMark: CHUNK_BYTES, start: gzip ? 0 : start.offset });
  const bytes = gzip ? gunzip(stream) : stream;
  return createSource({
    name: path,
    bytes,
    destroy: () => stream.destroy(),
    skip: gzip ? start.offset : 0,
    start,
    identity,
  });
}

/** A last line that was taken before it had its line end: that end alone is no line. */
async function behindLineEnd(
  file: FileHandle,
  resume: SourcePosition,
  gzip: boolean,
): Promise<{ offset: number; line: number }> {
  if (gzip || resume.offset === 0) return resume;
  const around = Buffer.alloc(2);
  await file.read(around, 0, 2, resume.offset - 1);
  const skips = around[0] !== LF && around[1] === LF;
  return { offset: resume.offset + (skips ? 1 : 0), line: resume.line };
}

/** Opens standard input or another stream as a log; gzip is recognized. It cannot be resumed. */
export function openStream(stream: Readable, name = 'standard input'): Source {
  return createSource({
    name,
    bytes: sniffed(stream),
    destroy: () => stream.destroy(),
    skip: 0,
    start: { offset: 0, line: 1 },
    identity: NO_IDENTITY,
  });
}

interface SourceParts {
  readonly name: string;
  readonly bytes: Readable | AsyncIterable<Buffer>;
  readonly destroy: () => void;
  /** Decompressed bytes to pass over first. */
  readonly skip: number;
  readonly start: { readonly offset: number; readonly line: number };
  readonly identity: FileIdentity;
}

function createSource({ name, bytes, destroy, skip, start, identity }: SourceParts): Source {
  const splitter = new LineSplitter(start);
  let at: SourcePosition = { ...identity, offset: start.offset, line: start.line };
  let closed = false;
  const passed = (batch: LineBatch) => {
    at = { ...identity, offset: batch.nextOffset, line: batch.firstLine + batch.count };
    return batch;
  };
  async function* batches(): AsyncGenerator<LineBatch> {
    let toSkip = skip;
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        const fresh = toSkip >= chunk.length ? null : chunk.subarray(toSkip);
        toSkip = Math.max(0, toSkip - chunk.length);
        const batch = fresh && splitter.push(fresh);
        if (batch) yield passed(batch);
      }
    } catch (cause) {
      if (closed) return; // closing a stream that is being read breaks it off
      if (cause instanceof KotowariError) throw cause;
      throw new KotowariError(
        'file-unreadable',
        `cannot read "${name}" behind byte ${at.offset}: ${reasonOf(cause)}`,
        cause,
      );
    }
    const last = splitter.end();
    if (last) yield passed(last);
  }
  return {
    name,
    position: () => at,
    close: async () => {
      closed = true;
      destroy();
    },
    [Symbol.asyncIterator]: batches,
  };
}

function isGzip(magic: Buffer, name: string): boolean {
  if (magic[0] === 0x1f && magic[1] === 0x8b) return true;
  const other =
    magic.subarray(0, 3).toString('latin1') === 'BZh' ? 'bzip2' : magic.readUInt32BE(0) === 0x28b52ffd ? 'zstd' : null;
  if (other)
    throw new KotowariError('file-compressed', `"${name}" is ${other}; this version reads plain text and gzip`);
  return false;
}

async function* sniffed(stream: Readable): AsyncGenerator<Buffer> {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 4) {
    const next = await iterator.next();
    if (next.done) break;
    first = Buffer.concat([first, Buffer.from(next.value)]);
  }
  const all = (async function* () {
    yield first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  if (first.length >= 4 && isGzip(first.subarray(0, 4), 'standard input')) {
    yield* gunzip(all);
  } else {
    yield* all;
  }
}
