import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Claim {
  /** What stands in our cell: `yes`. */
  readonly cell: string;
  readonly file: string;
  readonly title: string;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const PAGES = ['README.md', 'README.ja.md'];
const CELL = /^\[(.+)\]\((\S+) ['"](.+)['"]\)$/;
const IN_JAPANESE: Readonly<Record<string, string>> = { yes: '○', no: '×' };

/** Rows of the table that begins with our name, each as its cells. */
function readRows(page: string): string[][] {
  const [, table = ''] = /^\|\s+\| Kotowari +\|.*\n\|[-| ]+\n((?:\|.*\n)+)/m.exec(read(page)) ?? [];
  const lines = table.split('\n').filter(Boolean);
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function readClaims(page: string): Claim[] {
  return readRows(page).map(([, ours = '']) => {
    const [, cell = '', file = '', title = ''] = CELL.exec(ours) ?? [];
    return { cell, file, title };
  });
}

describe('the table of features', () => {
  it.each(readClaims('README.md'))('says $cell because of the test $title', ({ cell, file, title }) => {
    expect(cell).toMatch(/^(yes|0|[\d.]+ kB)/);
    const text = read(file);
    const names = [...text.matchAll(/(?:\bit|\bit\.each\([\s\S]*?\))\(\s*(['"`])(.*?)\1,/g)].map(([, , name]) => name);
    expect(names).toContain(title);
    expect(text).not.toMatch(/\b(?:it|describe|test)\.(?:skip|todo|only|fails)/);
  });

  it('has a cell for each of the six others in every row', () => {
    const rows = readRows('README.md');
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter((cells) => cells.length !== 8 || cells.includes(''))).toEqual([]);
  });

  it('says the same in Japanese', () => {
    const words = (cell: string) => cell.replace(/\b(?:yes|no)\b/, (word) => IN_JAPANESE[word] ?? word);
    const toFacts = ([, ours = '', ...others]: string[]) => [CELL.exec(ours)?.slice(1), others];
    const inJapanese = ([name = '', ours = '', ...others]: string[]) => {
      return [name, ours.replace(/^\[[^\]]+\]/, words), ...others.map(words)];
    };
    expect(readRows('README.ja.md').map(toFacts)).toEqual(readRows('README.md').map(inJapanese).map(toFacts));
  });
});

it.each(PAGES)('%s links to files that are there', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s"]+)/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => !existsSync(new URL(`../../${target}`, import.meta.url)))).toEqual([]);
});
