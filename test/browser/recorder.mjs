// The network of the tests: one server, TLS and plain, that stands for Google's hosts and for the sites under test, and writes down each request.
import { readFile } from 'node:fs/promises';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import { createServer as createDoor } from 'node:net';
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { standInContainer, standInTag } from './gtag-stand-in.mjs';

const GOOGLE = /(^|\.)(googletagmanager\.com|google-analytics\.com|analytics\.google\.com|doubleclick\.net)$/;
const MAPPED = [
  'www.googletagmanager.com',
  '*.google-analytics.com',
  '*.analytics.google.com',
  '*.doubleclick.net',
  'example.co.jp',
  '*.example.co.jp',
];

/**
 * @typedef {{ time: number, method: string, host: string, path: string, body: string, referrer: string }} RecordedRequest `time` in ms since the epoch
 * @typedef {string | { body: string, headers?: Record<string, string | string[]>, status?: number }} Answer a string is an HTML page
 */

/**
 * Starts the network. Beacons, keepalive fetches and what leaves while a page unloads are recorded because they arrive,
 * not because the page was patched.
 *
 * @param {(request: RecordedRequest) => Answer | undefined} site answers for `*.example.co.jp`; undefined is a 404
 */
export async function createRecorder(site) {
  const certificate = await generate([{ name: 'commonName', value: 'kotowari test' }], { algorithm: 'sha256' });
  /** @type {RecordedRequest[]} */
  const requests = [];
  const recorder = {
    requests,
    /** Which stand-in is served as gtag.js: `plain`, `rude`, or `missing` (404, as behind an ad blocker). */
    tag: 'plain',
    /** Files of Kotowari that the site's owner forgot to copy: `/kotowari-details.js`. */
    missing: /** @type {Set<string>} */ (new Set()),
    /** What reached Google's hosts, or a path that only Google's tag calls on any host. */
    google: () =>
      requests.filter((request) => GOOGLE.test(request.host) || /\/(collect|gtag\/js|gtm\.js)/.test(request.path)),
    clear: () => void requests.splice(0),
    /** Browser flags that lead every mapped host here, and every other host nowhere. */
    args: /** @type {string[]} */ ([]),
    /** The same for a browser without such flags: `host:port` of an HTTP proxy, which is this server again. */
    proxy: '',
    close: () => Promise.all([door, secure, plain].map(closeServer)),
  };
  /** @type {import('node:http').RequestListener} */
  const onRequest = (request, response) => {
    const chunks = /** @type {Buffer[]} */ ([]);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      const record = {
        time: Date.now(),
        method: request.method ?? '',
        host,
        // a browser asks its proxy for the whole address
        path: (request.url ?? '/').replace(/^http:\/\/[^/]*/, ''),
        body: Buffer.concat(chunks).toString('utf8'),
        referrer: request.headers.referer ?? '',
      };
      if (!isMapped(host)) return void response.writeHead(502).end();
      requests.push(record);
      void answer(record, site, recorder).then(({ status, headers, body }) => {
        response.writeHead(status, headers).end(body);
      });
    });
  };
  const secure = createServer({ key: certificate.private, cert: certificate.cert }, onRequest);
  const plain = createPlainServer(onRequest);
  // http and https come to the same port: a TLS handshake begins with the byte 22
  const receive = (/** @type {import('node:net').Socket} */ socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === 22 ? secure : plain).emit('connection', socket);
      // a tick later: TLS first reads what was put back
      process.nextTick(() => socket.resume());
    });
  };
  const door = createDoor(receive);
  plain.on('connect', (request, stream) => {
    const socket = /** @type {import('node:net').Socket} */ (stream);
    if (!isMapped((request.url ?? '').replace(/:\d+$/, ''))) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    receive(socket);
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (door.address());
  recorder.args = networkArgs(port, certificate.cert);
  recorder.proxy = `127.0.0.1:${port}`;
  return recorder;
}

/** @param {string} host */
function isMapped(host) {
  return MAPPED.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
}

function networkArgs(port, pem) {
  const rules = [...MAPPED.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(key).digest('base64');
  return [`--host-resolver-rules=${rules.join(', ')}`, `--ignore-certificate-errors-spki-list=${pin}`];
}

async function answer(record, site, { tag, missing }) {
  const path = record.path.replace(/\?.*$/, '');
  if (/\/(gtag\/js|gtm\.js)$/.test(path)) {
    if (tag === 'missing') return { status: 404, headers: {}, body: '' };
    return script(path.endsWith('gtm.js') ? standInContainer() : standInTag({ rude: tag === 'rude' }));
  }
  if (GOOGLE.test(record.host) || path.endsWith('/collect')) {
    return { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' };
  }
  if (/^\/(messages\/)?kotowari[\w-]*\.js$/.test(path)) {
    if (missing.has(path)) return { status: 404, headers: {}, body: '' };
    return script(await readFile(new URL(`../../dist${path}`, import.meta.url), 'utf8'));
  }
  const found = site(record);
  if (found === undefined) return { status: 404, headers: {}, body: '' };
  const page = typeof found === 'string' ? { body: found } : found;
  return {
    status: page.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...page.headers },
    body: page.body,
  };
}

function script(body) {
  return {
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
    body,
  };
}

function closeServer(server) {
  return new Promise((resolve) => {
    server.closeAllConnections?.();
    server.close(() => resolve(undefined));
  });
}
