import { minify } from 'terser';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { fileURLToPath } from 'node:url';
import { compileTemplates } from './scripts/compile-templates.mjs';

/**
 * Names of properties that only the notice's own modules use: they become short. None of them may reach the page, a store, an attribute
 * or the other file: what is an option, a field of the record, of an event or of `window.kotowari` is never in this list, nor is what is asked of the browser
 * (`prerendering`): some of these names exist in the DOM as well, and terser is told to shorten them all the same.
 */
const INNER_NAMES = `allowed asked banish beforeNavigation begins blank bypassed clears controller denyPath distrust draw dropsCookie explicit
  fields found gate hear held hides hidesTitle inspect isForeign isGoogleRequest leave leavesOthers ledger leftover
  markShown onHide onNavigate onOpen onParsed onReturn onSeen outdated prepare
  readMirrors refusal searchMarkup shown signaled sound stopped stores subscribe tell template toArgs
  toSent used view viewPage viewsPagesOf whenDropped`;

/** What terser may do: no getter here has an effect, and no function is asked for its length or used with `new` without being a class. */
const COMPRESS = {
  ecma: 2020,
  passes: 4,
  keep_fargs: false,
  pure_getters: true,
  hoist_funs: true,
  unsafe_arrows: true,
  unsafe_methods: true,
} as const;

/** A second minifier behind Vite's: it also shortens names of properties. Brought 11,986 B (brotli) to 11,710. */
function shortenNames(): Plugin {
  const regex = new RegExp(`^(?:${INNER_NAMES.split(/\s+/).join('|')}|_\\$[a-zA-Z]+)$`);
  return {
    name: 'shorten-names',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code =
          (
            await minify(chunk.code, {
              ecma: 2020,
              compress: COMPRESS,
              mangle: { properties: { regex, builtins: true } },
              format: { quote_style: 1 },
            })
          ).code ?? chunk.code;
      }
    },
  };
}

/** Minifies a module, which Vite leaves readable. */
export function minifyModule(): Plugin {
  return {
    name: 'minify-module',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          chunk.code =
            (
              await minify(chunk.code, {
                ecma: 2020,
                module: true,
                compress: COMPRESS,
                format: { quote_style: 1 },
              })
            ).code ?? chunk.code;
    },
  };
}

/** Compiles the elements' templates, and takes the layout out of their style sheets: bytes that every visitor would load. */
export function squeezeTemplates(): Plugin {
  const squeezeCss = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,!`]) ?/g, '$1')
      .replace(/([\w-]): /g, '$1:')
      .replace(/\b0\./g, '.')
      .replace(/='(\w+)'/g, '=$1')
      .replaceAll(';}', '}');
  return {
    name: 'squeeze-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/notice\/(?:\w+\/)?\w*-/.test(id)) return undefined;
      return compileTemplates(code).replace(/\/\* css \*\/ `[^`]*`/g, squeezeCss);
    },
  };
}

/** `dist/kotowari.js`: one classic script with nothing in it but idb-keyval, contract, clean and the notice. */
export default defineConfig({
  plugins: [squeezeTemplates(), shortenNames()],
  resolve: {
    alias: [
      {
        find: 'lit/html.js',
        replacement: fileURLToPath(new URL('src/notice/show/small-templates.ts', import.meta.url)),
      },
      {
        find: /^\.{1,2}\/more-files\.js$/,
        replacement: fileURLToPath(new URL('src/notice/more-files-by-url.ts', import.meta.url)),
      },
    ],
  },
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
