import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { SummaryReader } from '../model/index.js';
import { createApp } from './app.js';
import { socketPath } from './socket-path.js';
import { closeServer, LIMITS, listen } from './summary-server.js';

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
