import { describe, expect, it } from 'vitest';
import type { PrivacyMeasureName } from '../../../src/contract/index.js';
import { measureIncidentRows, type IncidentDayRows } from '../../../src/collector/duties/index.js';
import { Zone, type Attack, type IncidentRow } from '../../../src/collector/model/index.js';

const ZONE = new Zone('Asia/Kolkata');
const DAY = '2026-03-08';
const NOON = ZONE.startOf(DAY) + 12 * 3600;
const SCANNER: readonly Attack[] = [{ label: 'scanner', places: ['userAgent'] }];

const row = (parts: Partial<IncidentRow> = {}): IncidentRow => ({
  day: DAY,
  time: NOON + 5,
  address: 'tokenOfOne',
  network: 'tokenOfNet',
  method: 'GET',
  path: '/',
  pathShape: null,
  pathToken: null,
  queryKeys: [],
  queryKinds: {},
  referrer: null,
  browser: 'Firefox',
  browserMajor: '127',
  system: 'Linux',
  device: 'desktop',
  bot: null,
  status: 200,
  bytesSent: 100,
  durationMs: null,
  protocol: 'HTTP/1.1',
  host: null,
  attacks: [],
  requests: 1,
  ...parts,
});
const dayOf = (rows: readonly IncidentRow[], { day = DAY, isKeyDead = false } = {}): IncidentDayRows => ({
  day: { day, isKeyDead, isKeyLost: false },
  rows,
});
const DEAD = { isKeyDead: true };

async function measure(days: readonly IncidentDayRows[], held?: ReadonlySet<string>) {
  const options = { smallGroup: 3, zone: ZONE, today: '2026-03-20' };
  return measureIncidentRows(days, held ? { ...options, held } : options);
}

describe('the measurement of rows for investigation', () => {
  it('passes living rows, and calls them pseudonymous', async () => {
    const measured = await measure([dayOf([row(), row({ path: '/a' }), row({ path: '/a' })])]);
    expect(measured).toMatchObject({ data: 'incident-rows', class: 'pseudonymous', passed: true });
    // one of the three is alone in its hour with its page and browser
    expect(measured.measures.find(({ name }) => name === 'unique-rows')).toMatchObject({
      found: 1,
      of: 3,
      limit: null,
    });
  });

  it.each<[string, IncidentDayRows[]]>([
    ['without a token, to the hour', [dayOf([row({ time: NOON, address: null, network: null })], DEAD)]],
    [
      'of an attacker, to the hour, his harmless ones too',
      [dayOf([row({ time: NOON, attacks: SCANNER }), row({ time: NOON })], DEAD)],
    ],
    ['merged of a sensitive page', [dayOf([row({ path: '(sensitive)', address: null, network: null, requests: 4 })])]],
    ['of a form post with a label', [dayOf([row({ method: 'POST', attacks: SCANNER })])]],
    ['of a request that could not be read', [dayOf([row({ method: null, path: null })])]],
  ])('passes rows %s', async (_, days) => expect((await measure(days)).passed).toBe(true));

  it.each<[string, PrivacyMeasureName, IncidentDayRows[]]>([
    [
      'one token on two days',
      'joined-tokens',
      [dayOf([row()]), dayOf([row({ day: '2026-03-09' })], { day: '2026-03-09' })],
    ],
    [
      'one page without a name on two days',
      'joined-tokens',
      [
        dayOf([row({ address: null, network: null, pathToken: 'tokenOfPage' })]),
        dayOf([row({ address: null, network: null, pathToken: 'tokenOfPage' })], { day: '2026-03-09' }),
      ],
    ],
    ['a token that outlived its key', 'tokens-left', [dayOf([row({ time: NOON })], DEAD)]],
    ['a time to the second behind its key', 'exact-times', [dayOf([row({ address: null, network: null })], DEAD)]],
    ['a token on a sensitive page', 'forbidden-tokens', [dayOf([row({ path: '(sensitive)' })])]],
    ['who was on a sensitive page', 'sensitive-posterior', [dayOf([row({ path: '(sensitive)' })])]],
    ['a token on a form post', 'forbidden-tokens', [dayOf([row({ method: 'POST' })])]],
    ['a network on a form post', 'forbidden-tokens', [dayOf([row({ method: 'PUT', address: null })])]],
    ['rows of the year before', 'days-too-old', [dayOf([], { day: '2025-03-19' })]],
  ])('fails for %s', async (_, name, days) => {
    const measured = await measure(days);
    expect(measured.measures.find((measure) => measure.name === name)).toMatchObject({ limit: 0, passed: false });
    expect(measured.passed).toBe(false);
  });

  it('lets the token of an actor under hold outlive its key', async () => {
    const days = [dayOf([row({ time: NOON })], DEAD)];
    expect((await measure(days, new Set(['tokenOfOne']))).passed).toBe(true);
  });

  it('holds no value and no token of what it measures', async () => {
    const text = JSON.stringify(await measure([dayOf([row(), row({ path: '/mine' })])]));
    expect(text).not.toMatch(/token[OA]|mine|Firefox/);
  });
});
