import type { Decision } from '../../contract/index.js';
import type { Model } from '../options.js';

/**
 * What the stores can be relied on for. `pending`: not all have answered. `failed`: one threw, hung, or held what this
 * version does not understand. `readable`: all answered. `keeping`: all answered and proved that they can keep a refusal.
 */
export type StoreState = 'pending' | 'failed' | 'readable' | 'keeping';

/** What is known of the decision. */
export interface Known {
  readonly decision: Decision;
  /** Purposes about which this visitor spoke on this page. */
  readonly explicit: ReadonlyMap<string, unknown>;
  readonly stores: StoreState;
  /** The notice for the present policy version was shown (PRODUCT.md, Words). */
  readonly shown: boolean;
  /** The choice was made while Global Privacy Control was on: it is the later word. */
  readonly overSignal: boolean;
}

/** What the page is under. */
export interface Circumstances {
  readonly model: Model;
  /** Global Privacy Control is on. */
  readonly signal: boolean;
  /** The address is one where Google never runs. */
  readonly denyPath: boolean;
  /** Nobody has looked at the page yet. */
  readonly prerendering: boolean;
  /** The site's kill switch says stop. */
  readonly stopped: boolean;
}

/** What the notice does, and whether the tag, the container and gated elements may run. */
export interface GateOutput {
  readonly gate: 'ask' | 'granted' | 'denied';
  readonly allowed: boolean;
  /** Nothing may run on this page whatever was chosen. */
  readonly held: boolean;
  /** Denied by a privacy signal, not by a choice. */
  readonly signaled?: boolean;
}

/**
 * The one condition for tag, container and gated elements of a purpose. Pure. A refusal beats all else; an explicit accept on this page
 * beats a broken store; without one, a broken store allows nothing. Source: PRODUCT.md section 1, *allowed*.
 */
export function decideGate(purpose: string, known: Known, page: Circumstances): GateOutput {
  const { model, signal } = page;
  const held = page.denyPath || page.prerendering || page.stopped;
  const { stores } = known;
  const choice = known.decision[purpose];
  const explicit = known.explicit.has(purpose);
  const granted = choice === 'granted';
  if (choice === 'denied') return { gate: choice, allowed: false, held };
  const over = granted && (explicit || known.overSignal);
  if (signal && !over) return { gate: 'denied', allowed: false, held, signaled: true };
  const sound = stores === 'readable' || stores === 'keeping';
  if (granted && (explicit || sound)) return { gate: 'granted', allowed: !held, held };
  const begun = model === 'opt-out' && !choice && stores === 'keeping' && known.shown;
  return { gate: 'ask', allowed: begun && !held, held };
}
