import { readFileSync } from 'node:fs';

// What the builds of all files have in common that a visitor's or a webmaster's browser loads.

/** Whose work is in the files beside the full texts; first in each file. */
const NOTICE =
  '/*! Kotowari, MIT. With lit, (c) 2017 Google LLC, and idb-keyval, (c) 2016 Jake Archibald: kotowari-licenses.md */';

/** The notice of one file that goes about alone: with the text of lit's license. */
export const WHOLE_NOTICE = `/*! Kotowari, MIT. With lit:\n\n${readFileSync('node_modules/lit/LICENSE', 'utf8').trim()}\n*/`;

/** No getter here has an effect, and no function is asked for its length or used with `new` without being a class. */
const COMPRESS = {
  passes: 4,
  keep_fargs: false,
  pure_getters: true,
  unsafe_arrows: true,
  unsafe_methods: true,
} as const;

/** Vite's own minifier by the name of terser: the one of the two that can write ASCII, so that a page in Shift_JIS or EUC-JP reads its texts. */
const MINIFY = {
  sourcemap: true,
  minify: 'terser',
  terserOptions: { ecma: 2020, compress: COMPRESS, format: { ascii_only: true, comments: /^!/ } },
} as const;

/**
 * Build settings of one file for browsers.
 *
 * @param banner the license notice, behind the minifier; `before` and `after` stand around what it has made
 */
export function browserBuild({ banner = NOTICE, before = '', after = '' } = {}) {
  return {
    ...MINIFY,
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { postBanner: `${banner}\n${before}`, postFooter: after } },
  } as const;
}
