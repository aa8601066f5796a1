import { DECISION_EVENT } from '../contract/index.js';
import type { Decision, DecisionEventDetail, DecisionSource } from '../contract/index.js';

/** Name of the event on `document` that tells of a Google tag which Kotowari did not load. */
export const BYPASS_EVENT = 'kotowari-bypass';

/** The detail of {@link BYPASS_EVENT}. */
export interface BypassEventDetail {
  /** Measurement or container IDs of the foreign tags. */
  readonly ids: readonly string[];
}

declare global {
  interface DocumentEventMap {
    [DECISION_EVENT]: CustomEvent<DecisionEventDetail>;
    [BYPASS_EVENT]: CustomEvent<BypassEventDetail>;
  }
}

/** Tells the page that a decision was made, read or changed. A listener that throws does not stop the notice. */
export function fireDecision(decision: Decision, source: DecisionSource): void {
  document.dispatchEvent(new CustomEvent<DecisionEventDetail>(DECISION_EVENT, { detail: { decision, source } }));
}

/** Tells the page that Google's tag runs beside the gate. */
export function fireBypass(ids: readonly string[]): void {
  document.dispatchEvent(new CustomEvent<BypassEventDetail>(BYPASS_EVENT, { detail: { ids } }));
}
