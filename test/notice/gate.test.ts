import { describe, expect, it } from 'vitest';
import type { Choice } from '../../src/contract/index.js';
import { decideGate } from '../../src/notice/gate.js';
import type { StoreState } from '../../src/notice/gate.js';
import type { Model } from '../../src/notice/options.js';

const BOOLEANS = [false, true];
const cases = (['opt-in', 'opt-out'] as Model[]).flatMap((model) =>
  ([undefined, 'granted', 'denied'] as (Choice | undefined)[]).flatMap((choice) =>
    (['pending', 'failed', 'readable', 'keeping'] as StoreState[]).flatMap((stores) =>
      BOOLEANS.flatMap((explicit) =>
        BOOLEANS.flatMap((shown) =>
          BOOLEANS.flatMap((signal) =>
            BOOLEANS.flatMap((overSignal) =>
              BOOLEANS.map((held) => ({ model, choice, stores, explicit, shown, signal, overSignal, held })),
            ),
          ),
        ),
      ),
    ),
  ),
);

const decide = ({ choice, explicit, model, signal, held, ...known }: (typeof cases)[number]) => {
  const decision = choice ? { analytics: choice } : {};
  const spoken = new Set(explicit ? ['analytics'] : []);
  return decideGate('analytics', { ...known, decision, explicit: spoken }, { model, signal, held });
};
const allowed = cases.filter((input) => decide(input).allowed);

describe('the gate, over every combination', () => {
  it.each<[string, (input: (typeof cases)[number]) => boolean]>([
    ['after a refusal', (input) => input.choice === 'denied'],
    ['on a deny-path or while prerendering', (input) => input.held],
    ['under opt-in without a grant', (input) => input.model === 'opt-in' && input.choice !== 'granted'],
    ['before the notice was shown, without a grant', (input) => !input.choice && !input.shown],
    [
      'while a store is silent or broken, without an explicit accept',
      (input) => ['pending', 'failed'].includes(input.stores) && !(input.explicit && input.choice === 'granted'),
    ],
    ['where a refusal could not be kept, without a grant', (input) => !input.choice && input.stores !== 'keeping'],
    [
      'under Global Privacy Control, without a later grant',
      (input) => input.signal && !(input.choice === 'granted' && (input.explicit || input.overSignal)),
    ],
  ])('allows nothing %s', (_name, matches) => {
    expect(allowed.filter(matches)).toEqual([]);
  });

  it('always lets an explicit accept through', () => {
    const accepted = cases.filter((input) => input.choice === 'granted' && input.explicit && !input.held);
    expect(accepted.filter((input) => !decide(input).allowed)).toEqual([]);
  });

  it('asks exactly where nothing was decided', () => {
    const asked = cases.filter((input) => decide(input).gate === 'ask');
    expect(asked.every((input) => input.choice !== 'denied')).toBe(true);
    expect(cases.filter((input) => !input.choice && !input.signal).every((input) => asked.includes(input))).toBe(true);
  });
});
