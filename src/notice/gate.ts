import type { Choice } from '../contract/index.js';
import type { Model } from './options.js';

/**
 * What the stores can be relied on for. `pending`: not all have answered. `failed`: one threw, hung, or held what this
 * version does not understand. `readable`: all answered. `keeping`: all answered and proved that they can keep a refusal.
 */
export type StoreState = 'pending' | 'failed' | 'readable' | 'keeping';

/** Everything that the gate of one purpose depends on. */
export interface GateInput {
  readonly model: Model;
  readonly choice: Choice | undefined;
  /** The choice was made on this page, by this visitor. */
  readonly explicit: boolean;
  readonly stores: StoreState;
  /** The notice for the present policy version was shown (PRODUCT.md, Words). */
  readonly shown: boolean;
  /** Global Privacy Control is on. */
  readonly signal: boolean;
  /** The grant was given while the signal was on: it is the later word. */
  readonly overSignal: boolean;
  /** Nothing may run on this page whatever was chosen: a deny-path, or a page that is only prerendered. */
  readonly held: boolean;
}

/** What the notice does, and whether the tag, the container and gated elements may run. */
export interface GateOutput {
  readonly gate: 'ask' | 'granted' | 'denied';
  readonly allowed: boolean;
}

/**
 * The one condition for tag, container and gated elements. Pure. A refusal beats all else; an explicit accept on this page
 * beats a broken store; without one, a broken store allows nothing. Source: PRODUCT.md section 1, *allowed*.
 */
export function decideGate(input: GateInput): GateOutput {
  const { model, choice, explicit, stores, shown, signal, overSignal, held } = input;
  if (choice === 'denied') return { gate: 'denied', allowed: false };
  if (signal && !(choice === 'granted' && (explicit || overSignal))) return { gate: 'denied', allowed: false };
  const sound = stores === 'readable' || stores === 'keeping';
  if (choice === 'granted' && (explicit || sound)) return { gate: 'granted', allowed: !held };
  const begun = model === 'opt-out' && choice === undefined && stores === 'keeping' && shown;
  return { gate: 'ask', allowed: begun && !held };
}
