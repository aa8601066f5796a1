import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Takes the layout out of the elements' style sheets and templates: bytes that every visitor would load. */
function squeezeTemplates(): Plugin {
  const squeezeCss = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/([\w-]): /g, '$1:')
      .replace(/\b0\./g, '.')
      .replaceAll(';}', '}');
  return {
    name: 'squeeze-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/notice\/kotowari-/.test(id)) return undefined;
      return code.replace(/\/\* css \*\/ `[^`]*`/g, squeezeCss).replace(/(?<=[>}])\s*\n\s*(?=<|\$\{)/g, '');
    },
  };
}

/** `dist/kotowari.js`: one classic script with nothing in it but lit, idb-keyval, contract, clean and the notice. */
export default defineConfig({
  plugins: [squeezeTemplates()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    lib: {
      entry: 'src/notice/script-tag.ts',
      formats: ['iife'],
      name: 'kotowariScript',
      fileName: () => 'kotowari.js',
    },
  },
});
