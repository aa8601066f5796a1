import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { browserBuild, WHOLE_NOTICE } from './vite.browser.js';

/**
 * Builds the summary page into three fixed names: `index.html`, `summary.css` and `summary.js`, one classic script without imports, so that
 * the collector can serve them and `report -o x.html` can put them into one file.
 */
export default defineConfig({
  publicDir: false,
  plugins: [emitAsIs('index.html', 'summary.css')],
  build: {
    ...browserBuild({ banner: WHOLE_NOTICE }),
    outDir: 'dist/dashboard',
    lib: { entry: 'src/dashboard/main.ts', formats: ['iife'], name: 'kotowariSummary', fileName: () => 'summary.js' },
  },
});

function emitAsIs(...names: readonly string[]): Plugin {
  return {
    name: 'emit-as-is',
    generateBundle() {
      for (const fileName of names) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(`src/dashboard/${fileName}`, 'utf8') });
      }
    },
  };
}
