import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, plainText, textWidth } from '../../src/cli/text-width.js';

describe('textWidth', () => {
  it.each([
    ['abc', 3],
    ['お知らせ', 8],
    ['ｱｲｳ', 3],
    ['Ａ', 2],
    ['한글', 4],
    ['が', 2],
    ['か\u3099', 2],
    ['e\u0301', 1],
    ['😀', 2],
    ['', 0],
  ])('%s takes %i columns', (text, width) => expect(textWidth(text)).toBe(width));
});

describe('fitText', () => {
  it('always takes exactly the columns it is given', () => {
    const text = fc
      .array(fc.constantFrom('a', '語', 'か\u3099', '😀', 'é', ' '), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (value, width) => {
        expect(textWidth(fitText(value, width))).toBe(width);
      }),
    );
  });

  it('leaves a text that fits as it is', () => expect(fitText('お知らせ', 10)).toBe('お知らせ  '));
});

describe('plainText', () => {
  it.each([
    ['a\x1b[31mb', 'a\ufffd[31mb'],
    ['\x00\x07\x7f\x9b', '\ufffd\ufffd\ufffd\ufffd'],
    ['\u202ea\u200bb\ufeff', '\ufffda\ufffdb\ufffd'],
    ['line\nfeed\r', 'line\ufffdfeed\ufffd'],
    ['お知らせ/é', 'お知らせ/é'],
  ])('makes %j %j', (text, plain) => expect(plainText(text)).toBe(plain));
});
