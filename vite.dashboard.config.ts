import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/**
 * Builds the summary page into three fixed names: `index.html`, `summary.css` and `summary.js`, one classic script without imports, so that
 * the collector can serve them and `report -o x.html` can put them into one file.
 */
export default defineConfig({
  publicDir: false,
  plugins: [dropIndentation(), emitAsIs('index.html', 'summary.css')],
  build: {
    outDir: 'dist/dashboard',
    emptyOutDir: false,
    target: 'es2022',
    reportCompressedSize: false,
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

/** Indentation inside `html` and `css` templates is white space that browsers fold anyway, and a tenth of the script. */
function dropIndentation(): Plugin {
  return {
    name: 'drop-indentation',
    transform(code, id) {
      return id.includes('/src/dashboard/') ? { code: code.replace(/\n\s+/g, '\n'), map: null } : null;
    },
  };
}
