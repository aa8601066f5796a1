import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the summary page, ready to be served. */
export interface PageFile {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const FILES = [
  { path: '/', name: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/summary.js', name: 'summary.js', type: 'text/javascript; charset=utf-8' },
  { path: '/summary.css', name: 'summary.css', type: 'text/css; charset=utf-8' },
] as const;

/** Reads the built page once. Where it was not built (a checkout before `npm run build`), `/` says so. */
export function loadPage(): PageFile[] {
  const folder = pageFolder();
  if (!folder)
    return [
      { path: '/', type: 'text/plain; charset=utf-8', body: 'The summary page is not built: run npm run build\n' },
    ];
  return FILES.map(({ path, name, type }) => ({ path, type, body: readFileSync(new URL(name, folder), 'utf8') }));
}

/** Beside the compiled collector (`dist/dashboard`), also when it runs from source. */
function pageFolder(): URL | null {
  const places = ['../../dashboard/', '../../../dist/dashboard/'].map((place) => new URL(place, import.meta.url));
  return places.find((place) => existsSync(fileURLToPath(new URL('summary.js', place)))) ?? null;
}
