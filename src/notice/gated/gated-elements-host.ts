import type { Messages } from '../messages/index.js';
import type { ScriptPolicy } from '../script-url.js';
import type { Service } from '../services.js';

/** What gated elements ask of the page. Its names are the same in both files. */
export interface GatedElementsHost {
  /** The service with that `id`, and whether its purpose is allowed; undefined for one that is not declared: it never is. */
  readonly find: (id: string | undefined) => { readonly service: Service; readonly granted: boolean } | undefined;
  readonly accept: (purpose: string) => void;
  /** Null while their file is on its way. */
  readonly words: () => Messages | null;
  readonly policy: ScriptPolicy;
}
