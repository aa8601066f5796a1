// @ts-check
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * An answer before it is sent.
 * @typedef {object} Answer
 * @property {number} status
 * @property {Readonly<Record<string, string>>} headers
 * @property {Buffer} body
 */

/**
 * Reads a file below a folder as an answer with an ETag.
 * @param {string} root
 * @param {string} path decoded, beginning with `/`
 * @param {string} cacheControl
 * @returns {Promise<Answer | null>} null when there is no such file below the folder
 */
export async function readSiteFile(root, path, cacheControl) {
  const file = resolve(root, `.${path}`);
  if (!file.startsWith(resolve(root) + sep) || path.includes('\0')) return null;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  const body = await readFile(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return toAnswer(body, { 'content-type': type, 'cache-control': cacheControl });
}

/**
 * Makes a 200 answer whose ETag is made from its bytes, so that a rebuilt file is never mistaken for the old one.
 * @param {Buffer} body
 * @param {Readonly<Record<string, string>>} headers
 * @returns {Answer}
 */
export function toAnswer(body, headers) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { status: 200, headers: { ...headers, etag }, body };
}

/**
 * Turns an answer into 304 when the browser already holds these bytes.
 * @param {Answer} answer
 * @param {string | undefined} ifNoneMatch
 * @returns {Answer}
 */
export function toFresh(answer, ifNoneMatch) {
  const { etag } = answer.headers;
  const known = ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (answer.status !== 200 || etag === undefined || !known) return answer;
  return {
    status: 304,
    headers: { etag, 'cache-control': answer.headers['cache-control'] ?? '' },
    body: Buffer.alloc(0),
  };
}
