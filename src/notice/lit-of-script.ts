import type * as lit from 'lit/html.js';

// One lit for the script and the files beside it: kotowari.js carries it, and stands in for `lit/html.js` in the others (vite.more-files.config.ts).

type Lit = Pick<typeof lit, 'html' | 'nothing' | 'render'>;

/** What the script leaves in the page: lit, and what is done when it stands there a second time (vite.config.ts), where lit must not begin anew. */
interface Lent extends Lit {
  readonly again: (script: HTMLScriptElement | null) => void;
}

const KEY = Symbol.for('kotowari.lit');
const page = globalThis as { [KEY]?: Lent };

/** Lends lit to the files that stand beside the script. */
export function lendLit(own: Lent): void {
  page[KEY] = own;
}

/** What the script has lent; undefined where there is none, as beside a script of another version. */
export function borrowLit(): Lit | undefined {
  return page[KEY];
}
