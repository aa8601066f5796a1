// @ts-check
// Writes custom-elements.json from the docstrings of the elements; with --check it only says whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
// @ts-expect-error: it has no types
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format, resolveConfig } from 'prettier';

const FILE = 'custom-elements.json';
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const manifest = await cli({ argv: ['analyze'], cwd: process.cwd(), noWrite: true });
const text = await format(JSON.stringify(manifest), { ...(await resolveConfig(FILE)), filepath: FILE });
if (!values.check) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not what the elements say; run: npm run manifest`);
  process.exitCode = 1;
}
