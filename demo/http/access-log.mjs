// @ts-check
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readLocalOffset, toCombinedLine } from './combined-line.mjs';

/**
 * @typedef {object} AccessLog
 * @property {(entry: import('./combined-line.mjs').CombinedEntry) => void} write appends one line; it is handed to the system at once
 * @property {() => Promise<void>} close resolves when every line is in the file; rejects with the error of a failed write
 */

/**
 * Opens a Combined Log Format access log for appending. The file is made when it is absent.
 * @param {string} file
 * @param {object} [options]
 * @param {number} [options.offsetMinutes] zone of the times; default: this machine's zone at each instant
 * @returns {Promise<AccessLog>} rejects when the file cannot be opened
 */
export async function openAccessLog(file, options = {}) {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  await once(stream, 'open');
  /** @type {Error | null} */
  let failure = null;
  stream.on('error', (error) => (failure = error));
  return {
    write(entry) {
      stream.write(`${toCombinedLine(entry, options.offsetMinutes ?? readLocalOffset(entry.timeMs))}\n`, 'latin1');
    },
    async close() {
      if (failure === null) await new Promise((resolve) => stream.end(resolve));
      if (failure !== null) throw new Error(`the access log could not be written: ${file}`, { cause: failure });
    },
  };
}
