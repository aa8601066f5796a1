import { defineConfig } from 'vite';
import { minifyModule, squeezeTemplates } from './vite.config.ts';

/** Languages with a file of their own; `npm run build` makes `dist/messages/kotowari-<language>.js` of each. */
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ko', 'pt', 'zh', 'zh-hant'];

/**
 * The files beside `dist/kotowari.js` that it loads when they are needed: modules that stand alone, so that each is a build of its own, named by
 * `--mode`: `details` (with the languages that are not built in, which import nothing), `gated`, `check`.
 */
export default defineConfig(({ mode }) => ({
  plugins: [squeezeTemplates(), minifyModule()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
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
