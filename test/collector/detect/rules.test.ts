import { describe, expect, it } from 'vitest';
import { ATTACK_LABELS } from '../../../src/contract/index.js';
import type { AttackRule } from '../../../src/collector/detect/attack-rule.js';
import { toPlainTexts, toSentText } from '../../../src/collector/detect/plain-text.js';
import { ATTACK_RULES } from '../../../src/collector/detect/rules/index.js';
import { searchTarget, searchUserAgent } from '../../../src/collector/detect/search.js';

const rows = ATTACK_RULES.map((rule, index) => ({ rule, name: `${rule.label} ${index}: ${rule.hit.slice(0, 60)}` }));

/** The labels of a value in the place it is a sample of, through everything that a request goes through. */
function labelsOf(
  { places, refused }: Pick<AttackRule, 'places'> & { readonly refused?: true | undefined },
  value: string,
): string[] {
  const place = value.startsWith('/') ? 'path' : places.includes('query') ? 'query' : places[0]!;
  const target = searchTarget(place === 'path' ? value : `/page?${value}`);
  const found = place === 'userAgent' ? searchUserAgent(value) : refused ? target.refused() : target.always;
  return found.filter((attack) => attack.places.includes(place)).map(({ label }) => label);
}

describe('each rule', () => {
  it.each(rows)('finds its sample: $name', ({ rule }) => {
    expect(labelsOf(rule, rule.hit)).toContain(rule.label);
  });

  it.each(rows)('needs no other rule for it: $name', ({ rule }) => {
    const texts = rule.encoded ? [toSentText(rule.hit)] : toPlainTexts(rule.hit, !rule.hit.startsWith('/'));
    expect(texts.some((text) => rule.pattern.test(text))).toBe(true);
  });

  it.each(rows.filter(({ rule }) => rule.refused))('says nothing where the server answered: $name', ({ rule }) => {
    expect(labelsOf({ ...rule, refused: undefined }, rule.hit)).not.toContain(rule.label);
  });

  it.each(rows)('leaves the harmless look-alike alone: $name', ({ rule }) => {
    expect(labelsOf(rule, rule.miss)).not.toContain(rule.label);
  });
});

describe('the table of rules', () => {
  it('covers every label but the two that look at form and rates alone', () => {
    const covered = new Set(ATTACK_RULES.map(({ label }) => label));
    expect(ATTACK_LABELS.filter((label) => !covered.has(label))).toEqual(['credential-stuffing', 'malformed-request']);
  });

  it('has patterns that keep no state between two searches', () => {
    expect(ATTACK_RULES.filter(({ pattern }) => pattern.flags !== '')).toEqual([]);
  });
});
