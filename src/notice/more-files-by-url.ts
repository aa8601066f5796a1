import type * as moreFiles from './more-files.js';

// Stands in for `more-files.ts` in dist/kotowari.js (vite.config.ts): one classic script has no modules of its own. What it loads are modules:
// `import()` hands on the page's nonce, needs no Trusted Types policy, and tells when a file is missing.

/** Only here, while the script runs, is its address known; a bundler that makes it a module leaves none, and then nothing is found. */
const folder = (document.currentScript as HTMLScriptElement | null)?.src;

/** See {@link moreFiles.loadGated}: `kotowari-gated.js` beside the script. */
export const loadGated: typeof moreFiles.loadGated = () => load('kotowari-gated');

/** See {@link moreFiles.loadCheck}: `kotowari-check.js` beside the script. */
export const loadCheck: typeof moreFiles.loadCheck = () => load('kotowari-check');

async function load<Module>(name: string): Promise<Module> {
  return (await import(/* @vite-ignore */ new URL(`${name}.js`, folder).href)) as Module;
}
