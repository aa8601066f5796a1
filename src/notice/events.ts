import type { DECISION_EVENT, DecisionEventDetail } from '../contract/index.js';
import { page } from './page-document.js';

/** Name of the event on `document` that tells of a Google tag which Kotowari did not load. */
export const BYPASS_EVENT = 'kotowari-bypass';

/** The detail of {@link BYPASS_EVENT}. */
export interface BypassEventDetail {
  /** Measurement or container IDs that it names. */
  readonly ids: readonly string[];
  /** Where to find it: the markup to remove, or the address that was asked for. */
  readonly line: string;
}

declare global {
  interface DocumentEventMap {
    [DECISION_EVENT]: CustomEvent<DecisionEventDetail>;
    [BYPASS_EVENT]: CustomEvent<BypassEventDetail>;
  }
}

/** Tells the page what happened, by one of the two events. */
export function fire<Name extends typeof DECISION_EVENT | typeof BYPASS_EVENT>(
  name: Name,
  detail: DocumentEventMap[Name]['detail'],
): void {
  page.dispatchEvent(new CustomEvent(name, { detail }));
}
