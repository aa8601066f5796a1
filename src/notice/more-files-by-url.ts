import { ownScript } from './own-script.js';
import type { Language, LanguageFile } from './messages/index.js';
import type * as moreFiles from './more-files.js';

// Stands in for `more-files.ts` in dist/kotowari.js (vite.config.ts): one classic script has no modules of its own. What it loads are modules:
// `import()` hands on the page's nonce, needs no Trusted Types policy, and tells when a file is missing.

const folder = ownScript?.src;

/** See {@link moreFiles.loadDetails}: `kotowari-details.js` beside the script. */
export const loadDetails: typeof moreFiles.loadDetails = () => load('kotowari-details');

/** See {@link moreFiles.loadGated}: `kotowari-gated.js` beside the script. */
export const loadGated: typeof moreFiles.loadGated = () => load('kotowari-gated');

/** See {@link moreFiles.loadCheck}: `kotowari-check.js` beside the script. */
export const loadCheck: typeof moreFiles.loadCheck = () => load('kotowari-check');

/** See {@link moreFiles.loadLanguage}: `messages/kotowari-fr.js` beside the script. */
export const loadLanguage = (language: Language): Promise<LanguageFile> => load(`messages/kotowari-${language}`);

async function load<Module>(name: string): Promise<Module> {
  // what is imported becomes a string
  const url = new URL(`${name}.js`, folder) as unknown as string;
  return import(/* @vite-ignore */ url) as Promise<Module>;
}
