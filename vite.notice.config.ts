import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Takes the layout out of html and css templates: bytes that every visitor would load. */
function squeezeTemplates(): Plugin {
  const squeeze = (template: string) => template.replace(/\s*\n\s*/g, ' ').replace(/> </g, '><');
  const squeezeCss = (template: string) =>
    squeeze(template)
      .replace(/ ?([{};]) ?/g, '$1')
      .replace(/(\w): /g, '$1:');
  return {
    name: 'squeeze-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/src/notice/')) return undefined;
      return code.replace(/\bcss`[^`]*`/g, squeezeCss).replace(/(?<=html`)[^`$]+|(?<=\})\s*<[^`$]*/g, squeeze);
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
