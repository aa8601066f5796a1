/** A safe request on its way back into a log. Every text is safe to write between quotes: no quote, no backslash, no control character. */
export interface WrittenRow {
  /** Local time with offset, ISO 8601: `2026-05-20T10:15:00+09:00`. */
  readonly time: string;
  readonly address: string;
  /** null: the request could not be read. */
  readonly method: string | null;
  readonly target: string | null;
  readonly protocol: string | null;
  readonly status: number | null;
  readonly bytesSent: number;
  readonly referrer: string | null;
  readonly userAgent: string | null;
  readonly host: string | null;
}
