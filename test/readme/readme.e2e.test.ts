import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticePage, openStage, whenNotice } from '../browser/stage.mjs';
import { attributesOf } from '../habits/manifest.js';
import { readCodeBlocks, toCommands, type CodeBlock } from './code-blocks.js';
import { createReaderFolder, type ReaderFolder } from './reader-folder.js';

/** Commands that are not run here, each with who runs it instead. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci && npm start':
    'test/end-to-end/demo.e2e.test.ts starts what it starts; npm ci would empty node_modules under this test',
  'npm ci && npm test': 'this test is a part of it; .ci/run runs it as it stands',
};
const ELEMENTS = ['kotowari-notice', 'kotowari-settings'];
const PAGES = ['README.md', 'README.ja.md'];

const blocks = readCodeBlocks('README.md');
const inLanguage = (language: string, all: readonly CodeBlock[] = blocks) =>
  all.filter((block) => block.language === language);

it('knows how to run every code block', () => {
  const known = ['sh', 'html', 'js', 'ts'];
  expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  expect(blocks.length).toBeGreaterThan(4);
});

it('says the same in Japanese: the same commands and modules', () => {
  const ofReader = ({ language }: CodeBlock) => language !== 'html';
  const toText = ({ language, code }: CodeBlock) => `${language}: ${code}`;
  expect(readCodeBlocks('README.ja.md').filter(ofReader).map(toText)).toEqual(blocks.filter(ofReader).map(toText));
});

describe('commands and modules', () => {
  let reader: ReaderFolder;

  beforeAll(async () => {
    reader = await createReaderFolder();
  });

  afterAll(() => reader?.close());

  it.each(inLanguage('sh').flatMap(toCommands))('runs %s', async (line) => {
    if (line in RUN_ELSEWHERE) return expectScripts(line);
    expect(line, 'a command that this test knows how to run').toMatch(/\bkotowari\b/);
    if (/\bcollect\b(?!.*--once)/.test(line)) {
      const { page, status } = await reader.runServer(line);
      expect([page.includes('<html'), status]).toEqual([true, 0]);
      return;
    }
    const output = await reader.runLine(line);
    const file = /\s-o\s+(\S+)/.exec(line)?.[1];
    if (file) expect(existsSync(join(reader.folder, file))).toBe(true);
    else expect(output).not.toBe('');
  });

  it.each([...inLanguage('js'), ...inLanguage('ts')])('runs the module of line $line', async ({ code }) => {
    expect(await reader.runModule(code)).not.toBe('');
  });
});

describe('the notice', () => {
  const stands = PAGES.flatMap((page) => inLanguage('html', readCodeBlocks(page)).map((block) => ({ page, ...block })));

  it.each(stands)('takes every attribute that $page shows in line $line', ({ code }) => {
    const known = attributesOf('kotowari-notice').map(({ name }) => name);
    expect(attributesIn(code).filter((name) => !known.includes(name))).toEqual([]);
    expect(attributesIn(code)).not.toEqual([]);
  });

  it.each(stands)('appears on a page with what $page shows in line $line', async ({ code, page }) => {
    const lang = page === 'README.ja.md' ? 'ja' : 'en';
    const html = noticePage({ lang }).replace(/<script src[\s\S]*?<\/script>|<kotowari-settings>.*?>/g, '');
    const stage = await openStage({ '/': html.replace('</body>', `${code}</body>`) });
    try {
      const visitor = await (await stage.visitor()).newPage();
      const errors: unknown[] = [];
      visitor.on('pageerror', (error) => errors.push(error));
      await visitor.goto('https://www.example.co.jp/');
      await whenNotice(visitor);
      expect(errors).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});

/** Options in a piece of HTML: attributes of the elements, `data-` attributes of a script tag that loads `kotowari.js`. */
function attributesIn(html: string): string[] {
  return [...html.matchAll(/<([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g)].flatMap(([, tag = '', attributes = '']) => {
    const names = [...attributes.matchAll(/\s([\w-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name);
    if (ELEMENTS.includes(tag)) return names;
    if (tag !== 'script' || !attributes.includes('kotowari.js')) return [];
    return names.filter((name) => name.startsWith('data-')).map((name) => name.slice('data-'.length));
  });
}

/** What runs elsewhere must at least exist. */
function expectScripts(line: string): void {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const names = [...line.matchAll(/npm (?:run )?(start|test|[\w:]+)/g)].map(([, name = '']) => name);
  expect(names.filter((name) => name !== 'ci').filter((name) => !(name in scripts))).toEqual([]);
}
