// @ts-check
import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateLog } from '../generate-log.mjs';

/**
 * Writes thirty days of generated history to a log that does not exist yet; an existing log is left as it is. The log appears
 * whole or not at all: a start that is broken off leaves no half history.
 * @param {string} logFile
 * @param {Date} until
 * @returns {Promise<number>} lines written; 0 when the log was there
 */
export async function writeHistory(logFile, until) {
  if (await stat(logFile).catch(() => null)) return 0;
  const { blocks, summary } = generateLog({ until });
  const draft = `${logFile}.new`;
  await pipeline(Readable.from(blocks), createWriteStream(draft, { mode: 0o600 }));
  await rename(draft, logFile);
  return summary.lines;
}
