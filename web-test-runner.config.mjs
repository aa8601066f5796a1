import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { countReporter } from './test/browser/count-reporter.mjs';
import { browserLaunch } from './test/browser/launch.mjs';

const { executablePath, args, env } = await browserLaunch();

export default {
  files: 'test/{notice,dashboard}/**/*.browser.test.ts',
  nodeResolve: { exportConditions: ['production'] },
  concurrency: 1,
  browsers: [chromeLauncher({ launchOptions: { executablePath, args, env, headless: 'shell' } })],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 180_000,
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter('dist/.results/browser.json')],
};
