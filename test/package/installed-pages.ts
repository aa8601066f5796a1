import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSiteFile } from '../../demo/http/site-files.mjs';
import type { InstalledPackage } from './installed-package.js';

const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));

/** Before the tree is shaken: what a bundler has to read, and so what the user has to trust. */
const CONFIG = `import { writeFileSync } from 'node:fs';
export default {
  logLevel: 'error',
  plugins: [{
    name: 'list-modules',
    buildEnd() { writeFileSync('modules.json', JSON.stringify([...this.getModuleIds()])); },
  }],
};`;

/** Builds a page that places the notice by npm, with vite. @returns every module of its import graph, relative to the folder */
export async function buildVitePage({ folder, run }: InstalledPackage): Promise<string[]> {
  const page = join(folder, 'page');
  await mkdir(page);
  await writeFile(join(page, 'vite.config.js'), CONFIG);
  await writeFile(join(page, 'main.js'), `import 'kotowari/define';`);
  await writeFile(
    join(page, 'index.html'),
    `<!doctype html><html lang="en"><title>page</title><script type="module" src="./main.js"></script>
    <kotowari-notice measurement-id="G-TEST1234" model="opt-in"></kotowari-notice><kotowari-settings></kotowari-settings></html>`,
  );
  await run(process.execPath, VITE, 'build', 'page', '--config', 'page/vite.config.js', '--base', './');
  const ids = JSON.parse(await readFile(join(folder, 'modules.json'), 'utf8')) as string[];
  return ids.map((id) => id.replaceAll('\\', '/').replace(`${folder.replaceAll('\\', '/')}/`, ''));
}

/** Serves the user's folder on loopback. */
export async function serveFolder(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void readSiteFile(folder, decodeURI(pathname), 'no-store').then((answer) => {
      response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
