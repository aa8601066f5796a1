// @ts-check
import { readHits } from './recorder.mjs';
import { readSiteFile } from './site-files.mjs';

/**
 * Answers what stands for Google: the tag, its collection point, and the events that the recorder's page listens to.
 * The page itself is a page of the site.
 * @param {import('./recorder.mjs').Recorder} recorder
 * @param {string} siteRoot
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<boolean>} false when the address is none of these
 */
export async function answerRecorder(recorder, siteRoot, request, response) {
  const [path, query = ''] = (request.url ?? '').split('?', 2);
  const fields = new URLSearchParams(query);
  switch (path) {
    case '/recorder/gtag.js':
    case '/recorder/gtag/js':
    case '/recorder/gtm.js': {
      recorder.record('script', fields);
      const file = path === '/recorder/gtm.js' ? 'stand-in-container.js' : 'stand-in-tag.js';
      const tag = await readSiteFile(siteRoot, `/assets/${file}`, 'no-store');
      response.writeHead(200, { ...tag?.headers, 'cache-control': 'no-store' }).end(tag?.body);
      return true;
    }
    case '/recorder/collect':
    case '/recorder/g/collect': {
      const hits = await readHits(request, fields);
      for (const hit of hits ?? []) recorder.record('hit', hit);
      response.writeHead(hits === null ? 413 : 204, { 'cache-control': 'no-store' }).end();
      return true;
    }
    case '/recorder/events':
      recorder.listen(response);
      return true;
    case '/recorder/hits':
      sendJson(response, recorder.hits);
      return true;
    case '/recorder/clear':
      if (request.method === 'POST') recorder.clear();
      response.writeHead(request.method === 'POST' ? 204 : 405, { 'cache-control': 'no-store' }).end();
      return true;
    default:
      return false;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {unknown} value
 */
function sendJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
