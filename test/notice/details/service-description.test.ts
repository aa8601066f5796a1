import { describe, expect, it } from 'vitest';
import { writesGoogleCookie } from '../../../src/notice/cookies.js';
import { googleCookies, missingFields } from '../../../src/notice/details/service-description.js';
import { resolveOptions } from '../../../src/notice/options.js';

const COMPLETE = {
  id: 'map',
  purpose: 'maps',
  name: 'Map',
  receiver: { name: 'Example Maps Inc.', country: 'United States' },
  sent: ['IP address'],
  purposeOwn: 'To show the way.',
  purposeReceiver: 'To draw the map.',
  cookies: [],
  optOut: { stops: 'sending', how: 'Choose “Refuse”.', limits: 'There is no map then.' },
};

function without(path: string): unknown {
  const entry = structuredClone(COMPLETE) as unknown as Record<string, Record<string, unknown>>;
  const [first = '', second] = path.split('.');
  if (second) delete entry[first]?.[second];
  else delete entry[first];
  return entry;
}

describe('a declared service', () => {
  it('that says all that the rule wants is complete', () => {
    expect(missingFields(COMPLETE)).toEqual([]);
  });

  it.each([
    'name',
    'receiver.name',
    'receiver.country',
    'sent',
    'purposeOwn',
    'purposeReceiver',
    'cookies',
    'optOut.stops',
    'optOut.how',
    'optOut.limits',
  ])('without %s is not', (path) => {
    expect(missingFields(without(path))).toEqual([path]);
  });

  it.each([
    [{ ...COMPLETE, name: ' ' }, 'name'],
    [{ ...COMPLETE, sent: [] }, 'sent'],
    [{ ...COMPLETE, sent: 'all' }, 'sent'],
    [{ ...COMPLETE, cookies: 'none' }, 'cookies'],
    [{ ...COMPLETE, cookies: [{ name: 'map_id', purpose: 'settings' }] }, 'cookies'],
    [{ ...COMPLETE, cookies: [null] }, 'cookies'],
    [{ ...COMPLETE, purposeOwn: 7 }, 'purposeOwn'],
  ])('of the wrong shape is not: %#', (entry, path) => {
    expect(missingFields(entry)).toEqual([path]);
  });

  it.each([null, undefined, 7, 'map', { receiver: null }])(
    'that is %j lacks everything, and throws nothing',
    (entry) => {
      expect(missingFields(entry)).toHaveLength(10);
    },
  );
});

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
