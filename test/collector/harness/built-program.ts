import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Builds a TypeScript file into one that Node runs by itself, for tests that need a real process. Inside `node_modules`, so that packages
 * are found. Call it once, at the top of a test file.
 *
 * @param entry path from the project's root.
 * @returns the path of the built file, once tests run.
 */
export function useBuiltProgram(entry: string): { readonly path: string } {
  const folder = join(ROOT, 'node_modules', `.kotowari-test-${randomUUID()}`);
  beforeAll(async () => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: join(ROOT, entry),
        outDir: folder,
        minify: false,
        rollupOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' } },
      },
    });
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { path: join(folder, 'main.mjs') };
}
