/** What a visitor said about one purpose. Absence means: not decided. */
export type Choice = 'granted' | 'denied';

/** The decision by purpose: `analytics`, `ads`, and one purpose for each declared service. */
export type Decision = Readonly<Record<string, Choice>>;

/** Name of the one event on `document` that tells a decision was made, read or changed. */
export const DECISION_EVENT = 'kotowari-decision';

/** Where a decision came from: this visitor now, what was stored, another tab, or a privacy signal. */
export type DecisionSource = 'visitor' | 'stored' | 'other-tab' | 'signal';

/** The detail of {@link DECISION_EVENT}. */
export interface DecisionEventDetail {
  readonly decision: Decision;
  readonly source: DecisionSource;
}

/** What the notice posts to `record-url`: the same bytes for everybody, and nothing but a refusal of analytics. */
export const REFUSAL_BODY = 'denied';
