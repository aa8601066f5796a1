import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';
import { browserBuild } from './vite.browser.js';

/** Lit makes its policy once for a page: the script that stands there twice gives its options to the first one. */
const BEFORE = "{const lit=globalThis[Symbol.for('kotowari.lit')];if(lit)lit.again(document.currentScript);else try{";
const AFTER = "}catch(error){console.warn('Kotowari:',error)}}";

/**
 * `dist/kotowari.js`: one classic script with nothing in it but lit's templates, idb-keyval, contract, clean and the notice. It never throws into the
 * page: where the page's Trusted Types do not admit lit's policy, lit does, behind the gate and before anything is drawn.
 */
export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^\.{1,2}\/more-files\.js$/,
        replacement: fileURLToPath(new URL('src/notice/more-files-by-url.ts', import.meta.url)),
      },
    ],
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ...browserBuild({ before: BEFORE, after: AFTER }),
    license: { fileName: 'kotowari-licenses.md' },
    lib: {
      entry: 'src/notice/script-tag.ts',
      formats: ['iife'],
      name: 'kotowariScript',
      fileName: () => 'kotowari.js',
    },
  },
});
