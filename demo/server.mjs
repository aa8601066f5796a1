// @ts-check
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { openAccessLog } from './http/access-log.mjs';
import { Recorder } from './http/recorder.mjs';
import { createSite } from './http/site.mjs';
import { answerRecorder } from './http/recorder-routes.mjs';
import { toFresh } from './http/site-files.mjs';

const HEADER_TIMEOUT_MS = 10_000;

/**
 * @typedef {object} DemoServerOptions
 * @property {string} logFile access log, appended to
 * @property {string} [siteRoot] folder of pages and assets; default: `site` beside this file
 * @property {string} [distRoot] folder of `kotowari.js`; default: `dist` of this project
 * @property {string | null} [summaryUrl] linked from every page
 * @property {number} [offsetMinutes] zone of the log's times; default: this machine's
 *
 * @typedef {object} DemoServer
 * @property {(port: number) => Promise<number>} listen on loopback; 0 takes any free port; resolves to the port; rejects with EADDRINUSE
 * @property {() => Promise<void>} close ends every connection and resolves when the log is written
 * @property {number | null} port null until it listens
 */

/**
 * Creates the demo's web server: the site of an invented association, a recorder that stands for Google, and an access log
 * in the Combined Log Format for everything but the recorder.
 * @param {DemoServerOptions} options
 * @returns {Promise<DemoServer>} rejects when the log cannot be opened
 */
export async function createDemoServer(options) {
  const siteRoot = options.siteRoot ?? fileURLToPath(new URL('./site/', import.meta.url));
  const distRoot = options.distRoot ?? fileURLToPath(new URL('../dist/', import.meta.url));
  const log = await openAccessLog(options.logFile, zone(options.offsetMinutes));
  const recorder = new Recorder();
  const site = createSite({ siteRoot, distRoot, summaryUrl: options.summaryUrl ?? null });
  const server = createServer({ headersTimeout: HEADER_TIMEOUT_MS, requestTimeout: HEADER_TIMEOUT_MS });
  server.on('request', (request, response) => {
    const url = request.url ?? '/';
    const isRecorder = /^\/recorder(?:[/?]|$)/.test(url);
    if (!isRecorder) logWhenDone(log, request, response);
    void answer(request, response).catch(() => failQuietly(response));
  });
  server.on('clientError', (error, socket) => refuse(log, error, /** @type {import('node:net').Socket} */ (socket)));

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    if (await answerRecorder(recorder, siteRoot, request, response)) return;
    const found = toFresh(await site(request), request.headers['if-none-match']);
    const headers = { ...found.headers, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (found.status !== 304) response.setHeader('content-length', found.body.length);
    response.statusCode = found.status;
    response.end(request.method === 'HEAD' ? undefined : found.body);
  }

  /** @type {DemoServer} */
  const demo = {
    port: null,
    async listen(port) {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve(server.off('error', reject)));
      });
      demo.port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
      return demo.port;
    },
    async close() {
      recorder.close();
      if (server.listening) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
      await log.close();
    },
  };
  return demo;
}

/** @param {number | undefined} offsetMinutes */
function zone(offsetMinutes) {
  return offsetMinutes === undefined ? {} : { offsetMinutes };
}

/**
 * Writes the request's line when its answer is out; 499 as nginx does when the client left before.
 * @param {import('./http/access-log.mjs').AccessLog} log
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function logWhenDone(log, request, response) {
  const timeMs = Date.now();
  const remoteAddr = request.socket.remoteAddress ?? '';
  response.once('close', () => {
    const done = response.writableFinished;
    const length = Number(response.getHeader('content-length') ?? 0);
    log.write({
      remoteAddr: remoteAddr || '-',
      timeMs,
      request: `${request.method} ${request.url} HTTP/${request.httpVersion}`,
      status: done ? response.statusCode : 499,
      bytesSent: done && request.method !== 'HEAD' ? length : 0,
      referrer: request.headers.referer ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    });
  });
}

/** @param {import('node:http').ServerResponse} response */
function failQuietly(response) {
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
  response.end();
}

/**
 * Answers what is not HTTP as nginx does: 400 with the first line as it came, 408 with an empty request.
 * @param {import('./http/access-log.mjs').AccessLog} log
 * @param {Error & { code?: string, rawPacket?: Buffer }} error
 * @param {import('node:net').Socket} socket
 */
function refuse(log, error, socket) {
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const firstLine = error.rawPacket?.toString('latin1').split(/\r?\n/, 1)[0] ?? '';
  const request = status === 408 ? '' : firstLine.slice(0, 4096);
  if (!/^\S+ \/recorder[/? ]/.test(request)) {
    const remoteAddr = socket.remoteAddress ?? '-';
    log.write({ remoteAddr, timeMs: Date.now(), request, status, bytesSent: 0, referrer: '', userAgent: '' });
  }
  const reason = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }[status];
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
