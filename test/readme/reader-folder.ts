import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateLog } from '../../demo/generate-log.mjs';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where a reader types README's lines: `kotowari` installed, a log in `access.log`, `npx` and `kotowari` on the path. */
export interface ReaderFolder {
  readonly folder: string;
  /** Runs a shell line as it stands. Rejects when it fails. @returns what it wrote to standard output */
  runLine(line: string): Promise<string>;
  /** Runs a line that serves the summary page until Ctrl-C. @returns the page, and the status after Ctrl-C */
  runServer(line: string): Promise<{ page: string; status: number | null }>;
  /** Checks the types of a module, then runs it in Node. @returns what it wrote to standard output */
  runModule(code: string): Promise<string>;
  close(): Promise<void>;
}

/** Makes such a folder around what `npm run build` made. */
export async function createReaderFolder(): Promise<ReaderFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'kotowari-reader-'));
  const env = await setUp(folder);
  return {
    folder,
    runLine: async (line) => (await run('sh', ['-c', line], { cwd: folder, env, maxBuffer: 32 * 1024 * 1024 })).stdout,
    runServer: (line) => serveOnce(line, folder, env),
    runModule: async (code) => {
      await writeFile(join(folder, 'module.ts'), code);
      const typeRoots = join(ROOT, 'node_modules/@types');
      const flags = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', '--types', 'node'];
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      await run(process.execPath, [tsc, ...flags, '--typeRoots', typeRoots, 'module.ts'], { cwd: folder }).catch(
        ({ stdout }: { stdout: string }) => Promise.reject(new Error(stdout)),
      );
      return (await run(process.execPath, ['module.js'], { cwd: folder, env })).stdout;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function setUp(folder: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, 'bin');
  const keys = join(folder, 'run');
  for (const path of [bin, keys, join(folder, 'node_modules')]) await mkdir(path);
  await symlink(ROOT, join(folder, 'node_modules/kotowari'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const { blocks } = generateLog({ until: new Date('2026-11-22T00:00:00Z'), days: 1, linesPerDay: 500 });
  await writeFile(join(folder, 'access.log'), [...blocks]);
  const main = join(ROOT, 'dist/cli/main.js');
  // the only thing changed in a line: a port that is free, since the default one may serve the tester's own page
  const start = `[ "$1" = collect ] && set -- "$@" --port 0\nexec '${process.execPath}' '${main}' "$@"\n`;
  await writeFile(join(bin, 'kotowari'), `#!/bin/sh\n${start}`);
  await writeFile(join(bin, 'npx'), `#!/bin/sh\n[ "$1" = kotowari ] || exit 127\nshift\n${start}`);
  for (const name of ['kotowari', 'npx']) await chmod(join(bin, name), 0o755);
  return {
    ...process.env,
    PATH: [bin, process.env['PATH']].join(delimiter),
    XDG_RUNTIME_DIR: keys,
    LANG: 'en_US.UTF-8',
  };
}

async function serveOnce(line: string, folder: string, env: NodeJS.ProcessEnv) {
  const shell = spawn('sh', ['-c', `exec ${line}`], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(shell, 'close');
  try {
    const page = await (await fetch(await readUrl(shell.stderr, line))).text();
    shell.kill('SIGINT');
    await closed;
    return { page, status: shell.exitCode };
  } finally {
    shell.kill('SIGKILL');
  }
}

/** Reads the address of the page from what a server says. */
async function readUrl(output: Readable, line: string): Promise<string> {
  let said = '';
  for await (const chunk of output) {
    said += String(chunk);
    const url = /http:\/\/\S+(?=\s)/.exec(said)?.[0];
    if (url) return url;
  }
  throw new Error(`"${line}" ended without naming its page: ${said}`);
}
