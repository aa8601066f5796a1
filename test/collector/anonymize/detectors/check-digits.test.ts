import { describe, expect, it } from 'vitest';
import {
  isCorporateNumber,
  isMyNumber,
  passesIban,
  passesLuhn,
} from '../../../../src/collector/anonymize/detectors/check-digits.js';

/** Share of single-digit errors that a check lets through. */
function slips(valid: string, check: (digits: string) => boolean): number {
  let slipped = 0;
  for (let at = 0; at < valid.length; at++)
    for (const digit of '0123456789')
      if (digit !== valid[at] && check(valid.slice(0, at) + digit + valid.slice(at + 1))) slipped++;
  return slipped / (valid.length * 9);
}

describe('the check digit of a My Number', () => {
  it.each(['123456789018', '111111111118', '999999999996', '100000000030'])('is right in %s', (digits) => {
    expect(isMyNumber(digits)).toBe(true);
  });

  it.each(['123456789012', '100000000031', '12345678901', '1234567890180', ''])('is wrong in "%s"', (digits) => {
    expect(isMyNumber(digits)).toBe(false);
  });

  it('is passed by a tenth of all numbers, which is why all are masked and only these alarmed', () => {
    let passed = 0;
    for (let n = 0; n < 50_000; n++) if (isMyNumber(String(100_000_000_000 + n * 17_999_983))) passed++;
    expect(passed / 50_000).toBeGreaterThan(0.09);
    expect(passed / 50_000).toBeLessThan(0.11);
  });

  it('misses few slips of a finger', () => {
    expect(slips('123456789018', isMyNumber)).toBeLessThan(0.03);
  });
});

it.each([
  ['Corporate Number', isCorporateNumber, '7000012050002', 0.08],
  ['payment card', passesLuhn, '4111111111111111', 0],
])('a %s with one digit wrong is none', (_, check, valid, share) => {
  expect(check(valid)).toBe(true);
  expect(slips(valid, check)).toBeLessThanOrEqual(share);
});

it('an IBAN is read with and without marks, and refused when two letters change places', () => {
  for (const text of ['GB82WEST12345698765432', 'gb82 west 1234 5698 7654 32']) expect(passesIban(text)).toBe(true);
  expect(passesIban('GB82WEST12345698765423')).toBe(false);
});
