import { describe, expect, it } from 'vitest';
import { writesGoogleCookie } from '../../../src/notice/google/google-cookies.js';
import { googleCookies } from '../../../src/notice/details/service-description.js';
import { resolveOptions } from '../../../src/notice/options.js';

describe('J9: the cookies of Google’s tag', () => {
  const names = (given: object) => googleCookies(resolveOptions(given, 'ja')).map(({ name }) => name);

  it('are named by measurement ID and the owner’s prefix', () => {
    expect(names({ measurementId: 'G-AAAA1111' })).toEqual(['_ga', '_ga_AAAA1111']);
    expect(names({ measurementId: 'G-AAAA1111,G-BBBB2222', cookiePrefix: 'x' })).toEqual([
      'x_ga',
      'x_ga_AAAA1111',
      'x_ga_BBBB2222',
    ]);
    expect(names({ measurementId: 'GTM-AAAA1,GTM-BBBB2' })).toEqual(['_ga', '_ga_…']);
  });

  it('are those that the deleter takes for Google’s, under the same prefix', () => {
    const given = { measurementId: 'G-AAAA1111', cookiePrefix: 'site' };
    for (const name of names(given)) {
      expect(writesGoogleCookie(`${name}=1; path=/`, 'site'), name).toBe(true);
      expect(writesGoogleCookie(`${name}=1; path=/`, ''), name).toBe(false);
    }
  });

  it.each([
    ['jp', 392],
    ['jp-strict', 392],
    ['us', 392],
    ['eu', 182],
    ['uk', 182],
    ['global', 182],
  ])('live as long as a grant under %s', (preset, days) => {
    const cookies = googleCookies(resolveOptions({ measurementId: 'G-AAAA1111', preset }, 'ja'));
    expect(cookies.map((cookie) => cookie.days)).toEqual([days, days]);
  });
});
