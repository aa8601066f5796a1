import { KotowariError, type LineBatch, type LogFormat } from '../model/index.js';
import { FORMAT_NAMES, listFormats } from './catalogue.js';

const SAMPLE_LINES = 1000;

/**
 * Finds the format that reads most of the first lines; of equals the one that reads more fields. Empty lines do not count.
 *
 * @param batch the first lines of a log.
 * @returns the format, or null when there is no line to judge by.
 * @throws KotowariError `no-format` when none reads a single line.
 */
export function guessFormat(batch: LineBatch): LogFormat | null {
  const sample = { ...batch, count: Math.min(batch.count, SAMPLE_LINES) };
  let best: LogFormat | null = null;
  let bestRows = 0;
  let judged = 0;
  for (const format of listFormats()) {
    const raw = format.parse(sample);
    judged = sample.count - raw.rejected.filter(({ reason }) => reason === 'empty').length;
    if (raw.rows > bestRows) [best, bestRows] = [format, raw.rows];
  }
  if (best || judged === 0) return best;
  throw new KotowariError(
    'no-format',
    `no known log format reads any of the first ${judged} lines; known: ${FORMAT_NAMES.join(', ')}`,
  );
}
