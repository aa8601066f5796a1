import { request } from 'node:http';
import { KotowariError } from '../model/index.js';
import { socketPath } from './socket-path.js';

const TIMEOUT_MS = 30_000;

/**
 * Asks the collector that holds a store.
 *
 * @param path with query, as the summary page asks it.
 * @returns the answer's text, or null when no collector runs.
 * @throws KotowariError when the collector refuses.
 */
export function askRunningCollector(folder: string, path: string): Promise<string | null> {
  return new Promise((done, fail) => {
    const asked = request({ socketPath: socketPath(folder), path, timeout: TIMEOUT_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        if (answer.statusCode === 200) done(text);
        else fail(new KotowariError('store-failed', `the running collector answered with status ${answer.statusCode}`));
      });
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => done(null)); // no socket, or nobody behind it: the store is free
    asked.end();
  });
}
