import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isWindows = process.platform === 'win32';

/** A user's empty folder with the package in it, as npm publishes it; `access.log` lies there too. */
export interface InstalledPackage {
  readonly folder: string;
  /** Runs a command there. Rejects on another exit status than 0. @returns what it wrote to standard output */
  run(command: string, ...args: string[]): Promise<string>;
  /** Runs a module there in plain Node, without any DOM. @returns what it wrote to standard output */
  runModule(code: string): Promise<string>;
  close(): Promise<void>;
}

/** Packs what `npm run build` made and installs the tarball in an empty folder. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'kotowari-installed-'));
  const runIn = async (cwd: string, command: string, args: readonly string[]) => {
    // NODE_ENV=test is vitest's, and no user has it
    const env = { ...process.env, NODE_ENV: 'production', LANG: 'en_US.UTF-8', LC_ALL: '' };
    const { stdout } = await run(command, args, { cwd, env, shell: isWindows, maxBuffer: 32 * 1024 * 1024 });
    return stdout;
  };
  await runIn(ROOT, 'npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? 'no tarball';
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await runIn(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`]);
  await cp(new URL('fixtures/access.log', import.meta.url), join(folder, 'access.log'));
  return {
    folder,
    run: (command, ...args) => runIn(folder, command, args),
    runModule: async (code) => {
      await writeFile(join(folder, 'module.js'), code);
      return runIn(folder, process.execPath, ['module.js']);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
