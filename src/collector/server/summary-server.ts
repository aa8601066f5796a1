import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { KotowariError, type SummaryReader } from '../model/index.js';
import { createApp } from './app.js';

/** A page that is being served. */
export interface SummaryServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/**
 * Serves the summary page on loopback.
 *
 * @throws KotowariError `usage` for a host that others could reach (there is no sign-in yet), `port-taken`.
 */
export async function serveSummaryPage(
  reader: SummaryReader,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<SummaryServer> {
  if (!LOOPBACK.includes(host)) {
    throw new KotowariError(
      'usage',
      `--host "${host}" is not loopback; the summary page is served to this machine only: ${LOOPBACK.join(', ')}`,
    );
  }
  const app = createApp(reader, { hosts: new Set(['127.0.0.1', 'localhost', '[::1]']) });
  const server = createServer(LIMITS, getRequestListener(app.fetch));
  await listen(server, { host, port });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    port: actual,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/`,
    close: () => closeServer(server),
  };
}

/** A reader of summaries needs no body, few headers and little time. */
export const LIMITS = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
} as const;

/** Starts listening. @throws KotowariError `port-taken`. */
export function listen(
  server: Server,
  place: { readonly host: string; readonly port: number } | { readonly path: string },
): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const where = 'path' in place ? 'the socket of the store' : `${place.host}:${place.port}`;
      const reason =
        cause.code === 'EADDRINUSE'
          ? 'it is in use; choose another --port, or 0 for any free one'
          : (cause.code ?? 'unknown reason');
      fail(new KotowariError('port-taken', `cannot listen on ${where}: ${reason}`, cause));
    });
    server.listen(place, done);
  });
}

/** Stops listening and ends connections that wait for nothing. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
