import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: ROOT });

/** @returns the rules that a source planted in `src/` breaks */
async function lint(source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: `${ROOT}src/clean/planted.ts` });
  return result!.messages.map(({ ruleId }) => String(ruleId));
}

describe('check:lint', { timeout: 30_000 }, () => {
  it.each([
    ['class', 'export class Planted {}'],
    ['abstract class', 'export abstract class Planted {}'],
    ['function', 'export function planted(): void {}'],
    ['asynchronous function', 'export async function planted(): Promise<void> {}'],
    ['constant', 'export const PLANTED = 1;'],
    ['arrow function', 'export const planted = (): void => undefined;'],
    ['interface', 'export interface Planted {\n  one: 1;\n}'],
    ['type', 'export type Planted = 1;'],
  ])('wants a docstring on an exported %s', async (_, source) => {
    expect(await lint(`${source}\n`)).toEqual(['jsdoc/require-jsdoc']);
    expect(await lint(`/** What it guarantees. */\n${source}\n`)).toEqual([]);
  });

  it('takes an empty comment for no docstring', async () => {
    expect(await lint('/** */\nexport const PLANTED = 1;\n')).toEqual(['jsdoc/no-blank-blocks']);
  });

  it.each([
    ['an export away from its declaration', 'const planted = 1;\nexport { planted };\n'],
    ['a default export', '/** What it guarantees. */\nexport default class Planted {}\n'],
    ['an enum', '/** What it guarantees. */\nexport enum Planted {\n  one,\n}\n'],
  ])('refuses %s', async (_, source) => {
    expect(await lint(source)).toEqual(['no-restricted-syntax']);
  });

  it('refuses any, and a line on the console', async () => {
    const source =
      '/** What it guarantees. */\nexport function planted(value: any): void {\n  console.log(value);\n}\n';
    expect(await lint(source)).toEqual(['@typescript-eslint/no-explicit-any', 'no-console']);
  });
});
