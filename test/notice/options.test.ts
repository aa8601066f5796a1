import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../src/notice/options.js';
import type { GivenOptions } from '../../src/notice/options.js';

describe('the options', () => {
  it.each<[GivenOptions, string, string, string]>([
    [{}, 'ja', 'opt-out', 'ja'],
    [{}, 'ja-JP', 'opt-out', 'ja'],
    [{}, 'jav', 'opt-in', 'en'],
    [{}, 'ja_JP', 'opt-out', 'ja'],
    [{}, 'jp', 'opt-out', 'ja'],
    [{}, 'zh_TW', 'opt-in', 'zh-hant'],
    [{}, 'en', 'opt-in', 'en'],
    [{}, '', 'opt-in', 'en'],
    [{ lang: 'ja' }, 'en', 'opt-in', 'ja'],
    [{ preset: 'jp' }, 'en', 'opt-out', 'en'],
    [{ preset: 'jp-strict' }, 'ja', 'opt-in', 'ja'],
    [{ preset: 'eu' }, 'ja', 'opt-in', 'ja'],
    [{ preset: 'us' }, 'en', 'opt-out', 'en'],
    [{ preset: 'misspelt' }, 'ja', 'opt-in', 'ja'],
    [{ model: 'opt-in' }, 'ja', 'opt-in', 'ja'],
    [{ model: 'opt-out', preset: 'eu' }, 'en', 'opt-out', 'en'],
    [{ model: 'misspelt' }, 'ja', 'opt-in', 'ja'],
  ])('%o on a page in "%s" mean %s, in %s', (given, page, model, language) => {
    expect(resolveOptions(given, page)).toMatchObject({ model, language });
  });

  it('keep the measurement IDs that Google would know, and no other', () => {
    const { measurementIds } = resolveOptions({ measurementId: 'G-ABCD1234, GTM-XYZ12 <script>,UA-1-1' }, 'en');
    expect(measurementIds).toEqual(['G-ABCD1234', 'GTM-XYZ12']);
  });

  it.each([
    ['g-abcd1234', ['G-ABCD1234'], []],
    ['Ｇ－ＡＢＣＤ１２３４', ['G-ABCD1234'], []],
    ['“G-ABCD1234”', ['G-ABCD1234'], []],
    ['UA-123456-1 GT-ABCDEF', [], ['UA-123456-1', 'GT-ABCDEF']],
  ])('read the ID %s without doubt, or not at all', (measurementId, measurementIds, rejectedIds) => {
    expect(resolveOptions({ measurementId }, 'en')).toMatchObject({ measurementIds, rejectedIds });
  });

  it('have words in the language that the page is in now, under the law of the page as it was loaded', () => {
    expect(resolveOptions({}, 'ja', 'en')).toMatchObject({ model: 'opt-out', language: 'en' });
  });

  // thirteen months are the most (CNIL), six the least for which a choice is not asked for again
  it.each([
    ['jp', 'opt-out', 392],
    ['jp-strict', 'opt-in', 392],
    ['us', 'opt-out', 392],
    ['eu', 'opt-in', 182],
    ['uk', 'opt-in', 182],
    ['global', 'opt-in', 182],
    ['misspelt', 'opt-in', 182],
  ])('of the preset %s are %s, and a grant of %d days, in any language', (preset, model, grantDays) => {
    for (const [page, language] of [
      ['ja', 'ja'],
      ['fr', 'fr'],
    ] as const) {
      expect(resolveOptions({ preset }, page)).toMatchObject({ model, grantDays, language });
    }
  });
});
