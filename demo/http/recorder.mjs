// @ts-check

const KEPT = 200;
const MAX_BODY_BYTES = 65_536;

/**
 * One contact that would have reached Google.
 * @typedef {object} RecorderHit
 * @property {number} id counts up
 * @property {number} timeMs
 * @property {'script' | 'hit'} kind the tag itself was fetched, or the tag sent something
 * @property {Record<string, string>} fields parameters of the request, as sent
 */

/**
 * What stands where Google would stand: it remembers in memory what reached it and tells it to whoever listens.
 * Nothing is written to disk and nothing is sent on.
 */
export class Recorder {
  /** @type {RecorderHit[]} */
  #hits = [];
  /** @type {Set<import('node:http').ServerResponse>} */
  #listeners = new Set();
  #nextId = 1;

  /** The last contacts, oldest first; at most 200. */
  get hits() {
    return /** @type {readonly RecorderHit[]} */ (this.#hits);
  }

  /**
   * @param {'script' | 'hit'} kind
   * @param {URLSearchParams} fields
   */
  record(kind, fields) {
    const hit = { id: this.#nextId++, timeMs: Date.now(), kind, fields: Object.fromEntries(fields) };
    this.#hits = [...this.#hits.slice(1 - KEPT), hit];
    this.#tell('hit', hit);
  }

  clear() {
    this.#hits = [];
    this.#tell('clear', null);
  }

  /**
   * Answers with server-sent events: first everything kept, then each contact as it comes.
   * @param {import('node:http').ServerResponse} response
   */
  listen(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.write(toEvent('all', this.#hits));
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  close() {
    for (const listener of this.#listeners) listener.end();
  }

  /**
   * @param {string} name
   * @param {unknown} data
   */
  #tell(name, data) {
    for (const listener of this.#listeners) listener.write(toEvent(name, data));
  }
}

/**
 * Reads the parameters of a hit: those of the address, and those of the body's lines (GA4 sends several events in one body).
 * @param {import('node:http').IncomingMessage} request
 * @param {URLSearchParams} query
 * @returns {Promise<URLSearchParams[] | null>} one set for each event; null when the body is larger than 64 KiB
 */
export async function readHits(request, query) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean);
  if (lines.length === 0) return [query];
  return lines.map((line) => new URLSearchParams([...query, ...new URLSearchParams(line)]));
}

/**
 * @param {string} name
 * @param {unknown} data
 */
function toEvent(name, data) {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
