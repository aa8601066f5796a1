import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Everything that a test of the notice is called, by group or by itself. */
function readTitles(folder: string): string {
  const files = readdirSync(new URL(`../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.test\.ts$/.test(file))
    .map((file) => readFileSync(new URL(`../${folder}/${file}`, import.meta.url), 'utf8'))
    .flatMap((text) => text.match(/(?<=\b(?:describe|it)(?:\.each\([^;]*?\))?\(\s*)['"`][^\n]+/g) ?? [])
    .join('\n');
}

describe('the requirements of gate and stores', () => {
  const titles = ['notice', 'end-to-end', 'browsers'].map(readTitles).join('\n');
  const numbers = [...Array.from({ length: 14 }, (_, index) => `G${index + 1}`), 'S1', 'S2', 'S3', 'S4', 'S5'];

  it.each(numbers)('%s is named by a test', (number) => expect(titles).toMatch(new RegExp(`\\b${number}\\b`)));
});
