import type { RawBatch, RawTextField, TextColumn } from '../model/index.js';

/**
 * Takes requests out of a batch whose time is later than any clock can be wrong, as `bad-time`. A source that is written now cannot hold them:
 * their date is forged, or garbled, and the key of a day that is years away would live until then.
 *
 * @param latestMs epoch; a request at this very instant stays.
 * @returns the batch itself when nothing is taken out, which is almost always.
 */
export function refuseFuture(raw: RawBatch, latestMs: number): RawBatch {
  const kept: number[] = [];
  for (let row = 0; row < raw.rows; row++) if (raw.timeMs[row]! <= latestMs) kept.push(row);
  if (kept.length === raw.rows) return raw;
  const isKept = new Set(kept);
  const refused = Array.from({ length: raw.rows }, (_, row) => row)
    .filter((row) => !isKept.has(row))
    .map((row) => ({ line: raw.lineOf[row]!, reason: 'bad-time' as const }));
  return {
    lines: raw.lines,
    rows: kept.length,
    lineOf: Uint32Array.from(kept, (row) => raw.lineOf[row]!),
    rejected: [...raw.rejected, ...refused].sort((a, b) => a.line - b.line),
    timeMs: Float64Array.from(kept, (row) => raw.timeMs[row]!),
    status: Uint16Array.from(kept, (row) => raw.status[row]!),
    bytesSent: Float64Array.from(kept, (row) => raw.bytesSent[row]!),
    durationMs: Float64Array.from(kept, (row) => raw.durationMs[row]!),
    text: (field, row) => raw.text(field, kept[row]!),
    column: (field) => keepCodes(raw, field, kept),
  };
}

function keepCodes(raw: RawBatch, field: RawTextField, kept: readonly number[]): TextColumn {
  const { codes, dictionary } = raw.column(field);
  return { dictionary, codes: Int32Array.from(kept, (row) => codes[row]!) };
}
