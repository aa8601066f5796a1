// @ts-check
// `npm run docs`: writes docs/cli.md and docs/kotowari.1 from the tables that the built program's own help is made from, and docs/attributes/
// from custom-elements.json and scripts/docs/attribute-texts.mjs.
// With --check nothing is written: fails when a page is not what would be written.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { writeAttributePages } from './docs/attribute-pages.mjs';

const ROOT = new URL('../', import.meta.url);
const ATTRIBUTES = 'docs/attributes/';

const [{ loadCommands }, { formatManualMarkdown }, { formatManualPage }] = await Promise.all(
  ['commands', 'docs/manual-markdown', 'docs/manual-page'].map(
    (name) => import(new URL(`dist/cli/${name}.js`, ROOT).href),
  ),
);
const commands = await loadCommands();
const config = await resolveConfig(fileURLToPath(new URL('docs/cli.md', ROOT)));
/** @param {string} text */
const formatMarkdown = (text) => format(text, { ...config, parser: 'markdown' });

/** @type {Record<string, string>} */
const pages = {
  'docs/cli.md': await formatMarkdown(formatManualMarkdown(commands)),
  'docs/kotowari.1': formatManualPage(commands),
};
for (const [name, text] of Object.entries(writeAttributePages(readAttributes())))
  pages[`${ATTRIBUTES}${name}`] = await formatMarkdown(text);

const stale = Object.keys(pages).filter((name) => {
  const file = new URL(name, ROOT);
  return !existsSync(file) || readFileSync(file, 'utf8') !== pages[name];
});
const strays = listFiles(ATTRIBUTES).filter((name) => !(name in pages));
if (process.argv.includes('--check')) {
  for (const name of [...stale, ...strays]) process.stderr.write(`${name} is not up to date: npm run docs\n`);
  process.exitCode = stale.length + strays.length ? 1 : 0;
} else {
  mkdirSync(new URL(ATTRIBUTES, ROOT), { recursive: true });
  for (const name of stale) writeFileSync(new URL(name, ROOT), pages[name] ?? '');
  for (const name of strays) rmSync(new URL(name, ROOT));
}

/** Those of the notice, with their words from src/notice/options.ts; `check:manifest` holds the file to its source. */
function readAttributes() {
  const { modules } = JSON.parse(readFileSync(new URL('custom-elements.json', ROOT), 'utf8'));
  /** @type {{ tagName?: string, attributes?: import('./docs/attribute-pages.mjs').Attribute[] }[]} */
  const declarations = modules.flatMap((/** @type {{ declarations: object[] }} */ module) => module.declarations);
  return declarations.find(({ tagName }) => tagName === 'kotowari-notice')?.attributes ?? [];
}

/** @param {string} folder */
function listFiles(folder) {
  const path = new URL(folder, ROOT);
  return existsSync(path) ? readdirSync(path).map((name) => `${folder}${name}`) : [];
}
