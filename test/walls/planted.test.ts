import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTemporaryFolders } from '../collector/harness/temporary-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string; severity: string }[] };
const newFolder = useTemporaryFolders();

/** A file that breaks one wall, and what it imports. Where the target is not there, it is planted too. */
interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const ROOMS = [
  'sources',
  'formats',
  'detect',
  'anonymize',
  'store',
  'summary',
  'incident',
  'duties',
  'access',
  'server',
];

const VIOLATIONS: readonly Violation[] = [
  { rule: 'contract-imports-nothing', file: 'src/contract/planted.ts', imports: '../clean/index.js' },
  { rule: 'contract-imports-nothing', file: 'src/contract/planted.ts', imports: 'node:fs' },
  { rule: 'clean-imports-nothing', file: 'src/clean/planted.ts', imports: '../contract/index.js' },
  { rule: 'clean-imports-nothing', file: 'src/clean/planted.ts', imports: 'node:crypto' },
  { rule: 'notice-stays-in-the-browser', file: 'src/notice/planted.ts', imports: '../collector/index.js' },
  { rule: 'notice-stays-in-the-browser', file: 'src/notice/planted.ts', imports: 'node:fs' },
  { rule: 'notice-stays-in-the-browser', file: 'src/notice/planted.ts', imports: 'hono' },
  ...['details', 'gated', 'check'].map((room) => ({
    rule: `notice-${room}-is-fetched`,
    file: 'src/notice/planted.ts',
    imports: `./${room}/index.js`,
  })),
  { rule: 'notice-details-is-fetched', file: 'src/notice/check/planted.ts', imports: '../details/index.js' },
  { rule: 'notice-decide-knows-no-sibling', file: 'src/notice/decide/planted.ts', imports: '../google/guard.js' },
  { rule: 'notice-google-knows-no-sibling', file: 'src/notice/google/planted.ts', imports: '../decide/gate.js' },
  { rule: 'notice-show-knows-no-sibling', file: 'src/notice/show/planted.ts', imports: '../google/guard.js' },
  { rule: 'notice-rooms-know-no-spine', file: 'src/notice/google/planted.ts', imports: '../consent-controller.js' },
  { rule: 'dashboard-stays-in-the-browser', file: 'src/dashboard/planted.ts', imports: '../notice/index.js' },
  { rule: 'dashboard-stays-in-the-browser', file: 'src/dashboard/planted.ts', imports: '../clean/index.js' },
  { rule: 'collector-stays-in-node', file: 'src/collector/roads/planted.ts', imports: '../../notice/index.js' },
  { rule: 'collector-stays-in-node', file: 'src/collector/roads/planted.ts', imports: '../../cli/run.js' },
  {
    rule: 'model-imports-contract-and-clean-only',
    file: 'src/collector/model/planted.ts',
    imports: '../formats/index.js',
  },
  { rule: 'model-imports-contract-and-clean-only', file: 'src/collector/model/planted.ts', imports: 'node:fs' },
  ...ROOMS.map((room) => ({
    rule: `room-${room}-knows-no-sibling`,
    file: `src/collector/${room}/planted.ts`,
    imports: `../${room === 'formats' ? 'sources' : 'formats'}/index.js`,
  })),
  ...ROOMS.map((room) => ({
    rule: `room-${room}-packages`,
    file: `src/collector/${room}/planted.ts`,
    imports: 'fast-check',
  })),
  { rule: 'one-file-for-duckdb', file: 'src/collector/roads/planted.ts', imports: '@duckdb/node-api' },
  { rule: 'one-file-for-indexeddb', file: 'src/notice/planted.ts', imports: 'idb-keyval' },
  { rule: 'cli-speaks-to-the-collector-only', file: 'src/cli/planted.ts', imports: '../collector/store/index.js' },
  { rule: 'cli-speaks-to-the-collector-only', file: 'src/cli/planted.ts', imports: '../clean/index.js' },
  { rule: 'src-never-reaches-out', file: 'src/clean/planted.ts', imports: '../../test/planted-target.js' },
];

describe('the walls', () => {
  it('hold in the sources as they are', { timeout: 30_000 }, async () => {
    expect(await cruise(ROOT, 'src')).toEqual([]);
  });

  it('are each broken by a planted file below', () => {
    const planted = new Set([...VIOLATIONS.map(({ rule }) => rule), 'no-circles']);
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });
});

describe('a planted file', () => {
  let broken: readonly Broken[] = [];
  beforeAll(async () => {
    const tree = newTree();
    VIOLATIONS.forEach((violation, index) => plant(tree, violation, index));
    write(tree, 'src/clean/circle-a.ts', `export * from './circle-b.js';\n`);
    write(tree, 'src/clean/circle-b.ts', `import './circle-a.js';\nexport const b = 1;\n`);
    broken = await cruise(tree, 'src');
  }, 30_000);

  it.each(VIOLATIONS.map((violation, index) => ({ ...violation, from: numbered(violation.file, index) })))(
    '$file that imports $imports breaks $rule',
    ({ rule, from }) => expect(broken.filter((found) => found.from === from).map(({ name }) => name)).toContain(rule),
  );

  it('that imports itself by way of another breaks no-circles', () => {
    expect(broken.filter(({ name }) => name === 'no-circles').map(({ from }) => from)).toContain(
      'src/clean/circle-a.ts',
    );
  });

  it('that keeps to its room breaks nothing', () => {
    expect(broken.filter(({ from }) => from.includes('innocent'))).toEqual([]);
  });
});

interface Broken {
  readonly name: string;
  readonly from: string;
}

/** A tree with nothing in it but what resolution needs. */
function newTree(): string {
  const tree = newFolder();
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.base.json', '.dependency-cruiser.cjs'])
    cpSync(join(ROOT, file), join(tree, file));
  for (const [file, imports] of [
    [
      'src/collector/anonymize/innocent.ts',
      ['../model/index.js', '../../clean/index.js', 'ua-parser-js', 'node:crypto'],
    ],
    ['src/notice/innocent.ts', ['lit', '../contract/index.js', '../clean/index.js']],
    ['src/collector/roads/innocent.ts', ['../store/index.js', '../formats/index.js']],
  ] as const) {
    write(tree, file, imports.map((target) => `import '${target}';\n`).join(''));
    for (const target of imports) writeTarget(tree, file, target);
  }
  return tree;
}

/** Each violation in a file of its own, so that one cannot hide behind another. */
function plant(tree: string, { file, imports }: Violation, index: number): void {
  const from = numbered(file, index);
  write(tree, from, `import '${imports}';\n`);
  writeTarget(tree, from, imports);
}

function numbered(file: string, index: number): string {
  return file.replace('planted.ts', `planted-${index}.ts`);
}

function writeTarget(tree: string, file: string, imports: string): void {
  if (imports.startsWith('.'))
    write(tree, join(dirname(file), imports.replace(/\.js$/, '.ts')), 'export const target = 1;\n');
}

function write(tree: string, file: string, content: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), content);
}

/** Runs the very check that `npm run check:walls` runs. */
async function cruise(tree: string, folder: string): Promise<readonly Broken[]> {
  const binary = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const output = join(newFolder(), 'walls.json');
  const words = [binary, folder, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--output-to', output];
  await promisify(execFile)(process.execPath, words, { cwd: tree }).catch(() => undefined); // it fails when a wall is broken
  const { summary } = JSON.parse(readFileSync(output, 'utf8')) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] };
  };
  expect(summary.totalCruised).toBeGreaterThan(20);
  return summary.violations.map(({ rule, from }) => ({ name: rule.name, from }));
}
