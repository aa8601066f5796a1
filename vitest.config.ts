import { configDefaults, defineConfig } from 'vitest/config';

/**
 * `unit` mirrors `src/`; `end-to-end` starts real servers and a real browser on what `npm run build` made, one file after another;
 * `browsers` does so with a browser that is installed (`npm run test:browsers`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            'test/**/*.browser.test.ts',
            'test/**/*.e2e.test.ts',
            'test/**/*.installed.test.ts',
          ],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/**/*.e2e.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          expect: { poll: { timeout: 4000 } },
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browsers',
          include: ['test/browsers/**/*.installed.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 20_000,
          expect: { poll: { timeout: 4000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
