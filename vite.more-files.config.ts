import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';
import { browserBuild } from './vite.browser.js';

/** Languages with a file of their own; `npm run build` makes `dist/messages/kotowari-<language>.js` of each. */
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ko', 'pt', 'zh', 'zh-hant'];

/**
 * The files beside `dist/kotowari.js` that it loads when they are needed: modules that stand alone but for lit, which the script lends, so that each
 * is a build of its own, named by `--mode`: `details` (with the languages that are not built in, which import nothing), `gated`, `check`.
 */
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: [
      { find: 'lit/html.js', replacement: fileURLToPath(new URL('src/notice/lit-borrowed.ts', import.meta.url)) },
    ],
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ...browserBuild(),
    lib: {
      entry: {
        [`kotowari-${mode}`]: `src/notice/${mode}/index.ts`,
        ...(mode === 'details' &&
          Object.fromEntries(LANGUAGES.map((name) => [`messages/kotowari-${name}`, `src/notice/messages/${name}.ts`]))),
      },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
  },
}));
