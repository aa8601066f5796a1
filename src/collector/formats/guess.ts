import { KotowariError, type LineBatch, type LogFormat } from '../model/index.js';
import { FORMAT_NAMES, listFormats } from './catalogue.js';

const SAMPLE_LINES = 1000;

/** A format that reads more fields wins although it reads fewer lines, as long as it reads this share: its broken lines look whole to a poorer one. */
const SHARE = 0.8;

/**
 * Finds the format of a log by its first lines: the most telling one that reads nearly as many of them as any does. A combined line that was
 * cut short is a whole common line; taken for one, it would be counted instead of rejected.
 *
 * @param batch the first lines of a log.
 * @returns the format, or null when there is no line to judge by.
 * @throws KotowariError `no-format` when none reads a single line.
 */
export function guessFormat(batch: LineBatch): LogFormat | null {
  const sample = { ...batch, count: Math.min(batch.count, SAMPLE_LINES) };
  const tried = listFormats().map((format) => ({ format, raw: format.parse(sample) }));
  const most = Math.max(...tried.map(({ raw }) => raw.rows));
  if (most > 0) return tried.find(({ raw }) => raw.rows >= most * SHARE)?.format ?? null;
  const judged = sample.count - (tried[0]?.raw.rejected.filter(({ reason }) => reason === 'empty').length ?? 0);
  if (judged === 0) return null;
  throw new KotowariError(
    'no-format',
    `no known log format reads any of the first ${judged} lines; known: ${FORMAT_NAMES.join(', ')}`,
  );
}
