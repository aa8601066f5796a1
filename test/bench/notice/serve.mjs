// @ts-check
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { toPage } from './contestants.mjs';

/**
 * @typedef {{ raw: number, gzip: number, brotli: number }} Bytes
 */

/**
 * Serves each contestant's page under `/<index>/`, everything compressed beforehand (brotli 11) and nothing kept in caches.
 *
 * @param {readonly import('./contestants.mjs').Contestant[]} contestants
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveContestants(contestants) {
  /** @type {Map<string, { type: string, body: Buffer }>} */
  const answers = new Map();
  contestants.forEach((contestant, index) => {
    const page = Buffer.from(toPage(contestant));
    answers.set(`/${index}/`, { type: 'text/html; charset=utf-8', body: brotliCompressSync(page) });
    for (const [address, path] of Object.entries(contestant.files)) {
      const type = address.endsWith('.css') ? 'text/css' : 'text/javascript';
      answers.set(address, { type: `${type}; charset=utf-8`, body: brotliCompressSync(readFileSync(path)) });
    }
  });
  const server = createServer(({ url }, response) => {
    const found = answers.get(url ?? '');
    if (!found) return void response.writeHead(404).end();
    const headers = { 'content-type': found.type, 'content-encoding': 'br', 'cache-control': 'no-store' };
    response.writeHead(200, { ...headers, 'content-length': found.body.length }).end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Adds up files as they come over the wire: each compressed by itself, gzip 9 and brotli 11.
 *
 * @param {readonly string[]} paths
 * @returns {Bytes}
 */
export function sumBytes(paths) {
  const bytes = { raw: 0, gzip: 0, brotli: 0 };
  for (const path of paths) {
    const content = readFileSync(path);
    bytes.raw += content.length;
    bytes.gzip += gzipSync(content, { level: 9 }).length;
    bytes.brotli += brotliCompressSync(content).length;
  }
  return bytes;
}
