import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Pages by path, as the stage takes them. */
export type Pages = Record<string, { body: string; headers: Record<string, string> }>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLES = join(ROOT, 'demo/examples');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** What WordPress puts for each expression of the snippet; one that is not here is an error. */
const WORDPRESS: Readonly<Record<string, string>> = {
  "esc_url( get_stylesheet_directory_uri() . '/kotowari/kotowari.js' )":
    '/wp-content/themes/child/kotowari/kotowari.js',
  'esc_url( get_privacy_policy_url() )': '/privacy-policy/',
  "esc_attr( get_bloginfo( 'name' ) )": 'Example Association',
};

/** Reads a folder of an example as the site that it is, with the headers of its file `_headers`. */
export async function readSite(folder: string): Promise<Pages> {
  const root = join(EXAMPLES, folder);
  const pages = await readPages(root);
  const lines = await readFile(join(root, '_headers'), 'utf8').catch(() => '');
  const headers = [...lines.matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
  for (const page of Object.values(pages)) Object.assign(page.headers, Object.fromEntries(headers));
  return pages;
}

/** Builds an example with Vite in a folder of its own, as its reader would, and reads what was built. */
export async function buildSite(folder: string): Promise<Pages> {
  const root = await mkdtemp(join(tmpdir(), 'kotowari-example-'));
  try {
    await cp(join(EXAMPLES, folder), root, { recursive: true });
    await mkdir(join(root, 'node_modules'));
    await symlink(ROOT, join(root, 'node_modules/kotowari'));
    for (const name of ['react', 'react-dom'])
      await symlink(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
    // in a process of its own: NODE_ENV=test is vitest's, and no reader has it
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, [VITE, 'build', root, '--logLevel', 'error'], { env });
    return await readPages(join(root, 'dist'));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What a page of a WordPress site with the snippet is, as far as the snippet makes it. Throws on PHP that this does not know. */
export async function renderWordPress(): Promise<Pages> {
  const php = await readFile(join(EXAMPLES, 'wordpress/functions.php'), 'utf8');
  const [, head = ''] = /'wp_head', function \(\) \{\s*\?>(.*)<\?php\s*\}, 0 \);/s.exec(php) ?? [];
  const [, footer = ''] = /'wp_footer', function \(\) \{\s*echo '(.*)';\s*\} \);/.exec(php) ?? [];
  const html = head.replace(/<\?php echo (.*?); \?>/g, (_, expression: string) => {
    const value = WORDPRESS[expression];
    if (value === undefined)
      throw new Error(`functions.php says "${expression}"; known: ${Object.keys(WORDPRESS).join()}`);
    return value;
  });
  const script = await readFile(join(ROOT, 'dist/kotowari.js'), 'utf8');
  return {
    '/': toPage(
      'html',
      `<!doctype html><html lang="en"><head><title>Blog</title>${html}</head><body>${footer}</body></html>`,
    ),
    '/wp-content/themes/child/kotowari/kotowari.js': toPage('js', script),
  };
}

async function readPages(root: string): Promise<Pages> {
  const pages: Pages = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(root, file).split(sep).join('/')}`.replace(/\/index\.html$/, '/');
    if (entry.isFile()) pages[path] = toPage(path.split('.')[1] ?? 'html', await readFile(file, 'utf8'));
  }
  return pages;
}

function toPage(extension: string, body: string): Pages[string] {
  return { body, headers: { 'content-type': `${TYPES[extension] ?? 'text/plain'}; charset=utf-8` } };
}
