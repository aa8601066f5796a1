import { once } from 'node:events';
import { constants, crc32, createInflateRaw, type InflateRaw } from 'node:zlib';

const CHUNK_BYTES = 2 * 1024 * 1024;

/** What is fed at once: of damaged data no more than this is lost before the damage. */
const PIECE_BYTES = 16 * 1024;
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;

/**
 * Unpacks gzip, several members too, as they come from appending. What can be read is given before an error is thrown, unlike by the stream of the
 * platform, which keeps back what it unpacked before a cut, damage or garbage behind the last member.
 *
 * @throws Error with `code`: `Z_DATA_ERROR` damaged, `Z_BUF_ERROR` cut off, `GZIP_TAIL` something else behind the last member.
 * Source: RFC 1952.
 */
export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const input = new ByteQueue(chunks);
  for (let members = 0; ; members++) {
    const magic = await input.peek(2);
    // gzip pads with NULs on tapes; they are no tail
    if (magic.length === 0 || (members > 0 && (await input.isNulsOnly()))) return;
    if (magic[0] !== 0x1f || (magic.length > 1 && magic[1] !== 0x8b))
      throw failure(members ? 'GZIP_TAIL' : 'Z_DATA_ERROR');
    await skipHeader(input);
    yield* inflateMember(input);
  }
}

async function skipHeader(input: ByteQueue): Promise<void> {
  const header = await input.take(HEADER_BYTES);
  if (header.length < HEADER_BYTES) throw failure('Z_BUF_ERROR');
  const flags = header[3]!;
  if (flags & 4) {
    const size = await input.take(2);
    await input.take(size.length < 2 ? 0 : size.readUInt16LE(0));
  }
  for (const flag of [8, 16]) if (flags & flag) while (((await input.take(1))[0] ?? 0) !== 0);
  if (flags & 2) await input.take(2);
}

async function* inflateMember(input: ByteQueue): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  const feeding = feed(inflate, input);
  let [sum, size] = [0, 0];
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum);
    size += chunk.length;
    yield chunk;
  }
  const fed = await feeding;
  if (fed.isCut) throw failure('Z_BUF_ERROR');
  input.unread(fed.last.subarray(fed.last.length - (fed.bytes - inflate.bytesWritten)));
  const trailer = await input.take(TRAILER_BYTES);
  if (trailer.length < TRAILER_BYTES) throw failure('Z_BUF_ERROR');
  if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== size % 2 ** 32) throw failure('Z_DATA_ERROR');
}

/** What was given to a member: its data end somewhere in the last piece. */
interface Fed {
  readonly bytes: number;
  readonly last: Buffer;
  readonly isCut: boolean;
}

async function feed(inflate: InflateRaw, input: ByteQueue): Promise<Fed> {
  let bytes = 0;
  let last: Buffer = Buffer.alloc(0);
  const over = Promise.race([once(inflate, 'end'), once(inflate, 'close')]).catch(() => undefined); // told to whoever reads
  while (!inflate.readableEnded && !inflate.destroyed) {
    const piece = await input.take(PIECE_BYTES);
    if (piece.length === 0) {
      inflate.end();
      return { bytes, last, isCut: true };
    }
    bytes += piece.length;
    last = piece;
    const written = new Promise<void>((resolve) => inflate.write(piece, () => resolve()));
    // behind the end of its data the engine never says that it took the piece
    await Promise.race([written, over]);
    if (bytes > inflate.bytesWritten) break;
  }
  return { bytes, last, isCut: false };
}

function failure(code: 'Z_DATA_ERROR' | 'Z_BUF_ERROR' | 'GZIP_TAIL'): Error {
  return Object.assign(new Error(code), { code });
}

/** Bytes of a stream, taken in pieces of whatever size. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At most `size` bytes; fewer only at the end. */
  async take(size: number): Promise<Buffer> {
    const bytes = await this.peek(size);
    this.#held = this.#held.subarray(bytes.length);
    return bytes;
  }

  async peek(size: number): Promise<Buffer> {
    while (this.#held.length < size && (await this.#more()));
    return this.#held.subarray(0, size);
  }

  unread(bytes: Buffer): void {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held]);
  }

  /** Is nothing left but NULs? */
  async isNulsOnly(): Promise<boolean> {
    do {
      if (this.#held.some((byte) => byte !== 0)) return false;
      if (this.#held.length > PIECE_BYTES) this.#held = this.#held.subarray(this.#held.length - 1);
    } while (await this.#more());
    return true;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}
