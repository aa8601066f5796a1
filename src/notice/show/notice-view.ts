import type { DecisionLedger } from '../decide/decision-ledger.js';
import type { GateOutput } from '../decide/gate.js';
import type { Messages } from '../messages/index.js';
import type { NoticeOptions } from '../options.js';

/** What the elements draw. */
export interface NoticeView {
  readonly open: boolean;
  /** The notice says what the present setting is: the visitor asked for it, or something is left over. */
  readonly asked: boolean;
  /** The words of the opt-out model are true here: sending began with the notice. */
  readonly optOut: boolean;
  /** A Google tag that Kotowari did not load was found. */
  readonly bypassed: boolean;
  /** The present setting, in the visitor's words. */
  readonly status: string;
  readonly options: NoticeOptions;
  readonly words: Messages;
}

/** What the view is made from. */
export interface ViewInput extends GateOutput {
  readonly ledger: Pick<DecisionLedger, 'stores' | 'outdated' | 'blank'>;
  readonly options: NoticeOptions;
  readonly words: Messages;
  /** Something is there to be decided about. */
  readonly used: boolean;
  readonly asked: boolean;
  /** The visitor hid the notice on this page. */
  readonly hidden: boolean;
  readonly bypassed: boolean;
  /** After a refusal: what a tag container started runs on until a reload. */
  readonly leftover: boolean;
}

/**
 * Decides what is drawn. Pure. Until the stores have spoken, nothing is, unless nothing was ever stored: a notice that flashes up is worse
 * than a late one.
 */
export function toView(input: ViewInput): NoticeView {
  const { gate, ledger, options, words, held, bypassed } = input;
  const asked = input.asked || input.leftover;
  const unsettled = gate === 'ask' || (gate === 'denied' && !input.signaled && ledger.outdated);
  const early = ledger.stores === 'pending' && ledger.blank;
  const due = unsettled && (early || ledger.stores !== 'pending') && input.used && !held && !input.hidden;
  const begins = gate === 'granted' || (gate === 'ask' && (early || ledger.stores === 'keeping'));
  return {
    open: asked || due,
    asked,
    optOut: options.model === 'opt-out' && begins && !held,
    bypassed,
    status: toStatus(input),
    options,
    words,
  };
}

function toStatus({ gate, allowed, held, signaled, used, leftover, options, words }: ViewInput): string {
  if (signaled) return words.signal;
  if (gate === 'denied') return words.now + words.refuse + (leftover ? words.reload : '');
  if (held || !used) return words.notHere;
  if (gate === 'ask') return words.now + words.undecided + (allowed ? words.sending : '');
  return words.now + (options.model === 'opt-out' ? 'OK' : words.accept);
}
