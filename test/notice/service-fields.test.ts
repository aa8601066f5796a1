import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingFields } from '../../src/notice/service-fields.js';

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

  it('as the manual shows it is complete', () => {
    const manual = readFileSync(new URL('../../docs/notice-details.md', import.meta.url), 'utf8');
    const [, json = ''] = /data-kotowari-services>(.*?)<\/script>/s.exec(manual) ?? [];
    const entries = JSON.parse(json) as unknown[];
    expect(entries.map(missingFields)).toEqual([[]]);
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
