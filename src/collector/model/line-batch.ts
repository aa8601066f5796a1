/** The longest line that is read, in bytes. A longer one is rejected as `too-long`; memory stays bounded whatever comes. */
export const MAX_LINE_BYTES = 64 * 1024;

/**
 * The unit that travels on the road: a block of whole lines and where each begins and ends.
 * Line ends (`\n`, `\r\n`) are outside `ends`. A line over {@link MAX_LINE_BYTES} is present with its first bytes only.
 */
export interface LineBatch {
  readonly bytes: Buffer;
  /** Number of lines; the arrays below hold at least as many entries. */
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Byte offset of each line in its source (after decompression). */
  readonly offsets: Float64Array;
  /** Number of the first line in its source; 1 is the first of all. */
  readonly firstLine: number;
  /** Byte offset in the source behind the last line: where reading goes on after this batch is stored. */
  readonly nextOffset: number;
  /** The last line had no line end when its source ended: whoever writes the log may not be done with it. */
  readonly isUnfinished: boolean;
}

/** What identifies a file across renames and restarts, and how far it was read. Holds no content of the log. */
export interface SourcePosition {
  /** Device and inode: `2049:131072`. Empty for a stream, which cannot be resumed. */
  readonly identity: string;
  /**
   * Sixteen bits over the first bytes, narrow on purpose: enough to see that a file was replaced, too few to test guesses of its content.
   */
  readonly head: number;
  /** How many first bytes the head covers. */
  readonly headBytes: number;
  /** Bytes read, after decompression. Everything before is in the store. */
  readonly offset: number;
  readonly line: number;
}

/** Bytes in: an open log that gives batches. `position` tells where the batch that was given last ended. */
export interface Source extends AsyncIterable<LineBatch> {
  readonly name: string;
  position(): SourcePosition;
  close(): Promise<void>;
}
