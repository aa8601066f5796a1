// @ts-check
// `npm run docs`: writes docs/cli.md and docs/kotowari.1 from the tables that the built program's own help is made from.
// With --check nothing is written: fails when a page is not what would be written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ROOT = new URL('../', import.meta.url);

const [{ COMMANDS }, { formatManualMarkdown }, { formatManualPage }] = await Promise.all(
  ['commands', 'manual-markdown', 'manual-page'].map((name) => import(new URL(`dist/cli/${name}.js`, ROOT).href)),
);
const config = await resolveConfig(fileURLToPath(new URL('docs/cli.md', ROOT)));
const pages = {
  'docs/cli.md': await format(formatManualMarkdown(COMMANDS), { ...config, parser: 'markdown' }),
  'docs/kotowari.1': formatManualPage(COMMANDS),
};

const stale = Object.entries(pages).filter(([name, text]) => {
  const file = new URL(name, ROOT);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const [name] of stale) process.stderr.write(`${name} is not up to date: npm run docs\n`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  mkdirSync(new URL('docs/', ROOT), { recursive: true });
  for (const [name, text] of stale) writeFileSync(new URL(name, ROOT), text);
}
