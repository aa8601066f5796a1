import { minify } from 'terser';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Languages with a file of their own; `npm run build` makes `dist/messages/kotowari-<language>.js` of each. */
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ko', 'pt', 'zh', 'zh-hant'];

/** Takes white space out of style sheets and code; Vite leaves it in modules. Names of properties stay: kotowari.js has them too. */
function squeeze(): Plugin {
  const squeezeCss = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/([\w-]): /g, '$1:')
      .replace(/\b0\./g, '.')
      .replaceAll(';}', '}');
  return {
    name: 'squeeze',
    transform: {
      order: 'pre',
      handler: (code, id) =>
        id.includes('/src/notice/details/') ? code.replace(/\/\* css \*\/ `[^`]*`/g, squeezeCss) : undefined,
    },
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code =
          (await minify(chunk.code, { ecma: 2020, module: true, compress: { passes: 3 } })).code ?? chunk.code;
      }
    },
  };
}

/** The files beside `dist/kotowari.js` that it loads when they are asked for: the details, and the languages that are not built in. */
export default defineConfig({
  plugins: [squeeze()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    lib: {
      entry: {
        'kotowari-details': 'src/notice/details/index.ts',
        ...Object.fromEntries(
          LANGUAGES.map((language) => [`messages/kotowari-${language}`, `src/notice/messages/${language}.ts`]),
        ),
      },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
  },
});
