import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { KotowariError, type SummaryReader } from '../model/index.js';
import { createApp } from './app.js';
import { closeServer, LIMITS, listen } from './summary-server.js';

const MAX_PATH_BYTES = 100; // the kernel takes 107
const TIMEOUT_MS = 30_000;

/** Where the collector of a store listens: in its folder, or under the temporary one where that path is too long for a socket. */
function socketPath(folder: string): string {
  const inside = join(resolve(folder), 'collector.sock');
  if (Buffer.byteLength(inside) <= MAX_PATH_BYTES) return inside;
  return join(tmpdir(), `kotowari-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}.sock`);
}

/** Answers other commands of the same owner while the collector holds the store. The socket is 0600. */
export async function serveSocket(folder: string, reader: SummaryReader): Promise<{ close(): Promise<void> }> {
  const path = socketPath(folder);
  rmSync(path, { force: true }); // left by a collector that was killed: one that lives was asked before
  const server = createServer(LIMITS, getRequestListener(createApp(reader, { hosts: null }).fetch));
  const before = process.umask(0o177); // no moment in which others could connect
  try {
    await listen(server, { path });
  } finally {
    process.umask(before);
  }
  chmodSync(path, 0o600);
  return {
    close: async () => {
      await closeServer(server);
      rmSync(path, { force: true });
    },
  };
}

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
