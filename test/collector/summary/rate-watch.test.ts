import { describe, expect, it } from 'vitest';
import { RateWatch } from '../../../src/collector/summary/index.js';
import { toLog, toSafe, type Ask } from '../harness/safe-batches.js';

const clock = (seconds: number) => new Date(Date.UTC(2026, 2, 8, 10) + seconds * 1000);
const at = (seconds: number): string => `08/Mar/2026:${clock(seconds).toISOString().slice(11, 19)} +0000`;

/** Labels that each request earns by those before it. */
function watch(asks: readonly Ask[], sensitivePaths: readonly string[] = []): string[] {
  const batch = toSafe(toLog(...asks), { sensitivePaths });
  const rates = new RateWatch();
  return asks.map((_, row) => rates.add(batch, row).join());
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const missing = (index: number, more: Ask = {}): Ask => ({
  target: `/no-such-page-${String.fromCharCode(97 + index)}`,
  status: 404,
  time: at(index),
  ...more,
});
const login = (index: number, more: Ask = {}): Ask => ({
  method: 'POST',
  target: '/admin/login',
  status: 401,
  time: at(index),
  ...more,
});

describe('probing', () => {
  it('is the eleventh address that is not there, and those behind it', () => {
    expect(watch(times(13, (index) => missing(index)))).toEqual([
      ...times(10, () => ''),
      'probing',
      'probing',
      'probing',
    ]);
  });

  it.each([
    ['one broken link, however often', (index: number) => missing(0, { time: at(index) })],
    ['ordinary pages', (index: number) => missing(index, { status: 200 })],
    ['pages that moved', (index: number) => missing(index, { status: 301 })],
    [
      'pictures of an old page',
      (index: number) => missing(index, { target: `/p${String.fromCharCode(97 + index)}.png` }),
    ],
    ['a slow walk over old links', (index: number) => missing(index, { time: at(index * 11) })],
    ['eleven people in eleven networks', (index: number) => missing(index, { address: `10.0.${index}.1` })],
  ])('is not: %s', (_, make) => expect(watch(times(20, make)).join('')).toBe(''));

  it('is seen in one network behind a new user agent with every request', () => {
    const found = watch(
      times(24, (index) => missing(index, { time: at(0), agent: `Mozilla/5.0 (X11; n${index}) Gecko/20100101` })),
    );
    expect(found).toEqual([...times(20, () => ''), ...times(4, () => 'probing')]);
  });

  it('is seen in bots, each by its name', () => {
    const agents = ['curl/8.6.0', 'Wget/1.21'];
    expect(watch(times(12, (index) => missing(index, { agent: 'curl/8.6.0' }))).filter(Boolean)).toHaveLength(2);
    expect(watch(times(20, (index) => missing(index, { agent: agents[index % 2]! }))).join('')).toBe('');
  });

  it('leaves the other requests of the same client alone', () => {
    expect(watch([...times(12, (index) => missing(index)), { target: '/', time: at(13) }]).at(-1)).toBe('');
  });

  it('is over after five quiet minutes', () => {
    expect(watch([...times(12, (index) => missing(index)), missing(20, { time: at(340) })]).at(-1)).toBe('');
  });

  it('is never asked of sensitive paths', () => {
    expect(
      watch(
        times(15, (index) => missing(index)),
        ['/no-such*'],
      ).join(''),
    ).toBe('');
  });
});

describe('credential stuffing', () => {
  it('is the sixth try of one client within a minute, and those behind it', () => {
    expect(watch(times(8, (index) => login(index)))).toEqual([
      ...times(5, () => ''),
      ...times(3, () => 'credential-stuffing'),
    ]);
  });

  it.each([
    ['a form that answers 200 when it refuses', { status: 200, target: '/wp-login.php' }],
    ['a session, refused', { status: 404, target: '/ghost/api/admin/session' }],
    ['a password of the server itself', { method: 'GET', target: '/intra/' }],
    ['any form that answers 401', { target: '/client' }],
    ['a door that turns everybody away', { status: 403 }],
  ])('is tries at %s', (_, more) => {
    expect(watch(times(7, (index) => login(index, more))).filter(Boolean)).toHaveLength(2);
  });

  it.each([
    ['a person who mistypes', (index: number) => login(index * 11)],
    ['an ordinary form', (index: number) => login(index, { target: '/contact', status: 303 })],
    ['a session that is renewed', (index: number) => login(index, { target: '/api/session', status: 200 })],
    [
      'a page whose parts all ask for a password',
      (index: number) => login(index, { method: 'GET', target: `/api/part-${String.fromCharCode(97 + index)}` }),
    ],
    ['the page with the form', (index: number) => login(index, { method: 'GET', status: 200 })],
    ['a class of pupils who are let in', (index: number) => login(index, { address: `10.0.${index}.1`, status: 302 })],
  ])('is not: %s', (_, make) => expect(watch(times(16, make)).join('')).toBe(''));

  it('is seen at the door when each try comes from another network', () => {
    const found = watch(times(14, (index) => login(index, { address: `10.0.${index}.1` })));
    expect(found).toEqual([...times(10, () => ''), ...times(4, () => 'credential-stuffing')]);
  });

  it('is not seen at a busy door where people mistype and are let in', () => {
    const found = watch(
      times(60, (index) => login(index, { address: `10.0.${index}.1`, status: index % 4 === 3 ? 302 : 401 })),
    );
    expect(found.join('')).toBe('');
  });
});

describe('the memory of rates', () => {
  const crowd = toSafe(
    toLog(...times(11_000, (index) => login(0, { address: `10.${index >> 8}.${index & 255}.1`, status: 200 }))),
  );
  const actor = toSafe(toLog(...times(9, (index) => login(index, { address: '192.0.2.7', status: 200 }))));

  it('is bounded: who was silent longest is forgotten', () => {
    const rates = new RateWatch();
    for (let row = 0; row < 5; row++) rates.add(actor, row);
    for (let row = 0; row < crowd.rows; row++) rates.add(crowd, row);
    expect(rates.size).toBeLessThanOrEqual(20_000);
    expect(rates.add(actor, 5)).toEqual([]);
  });

  it('keeps whoever goes on', () => {
    const rates = new RateWatch();
    for (let row = 0; row < 6; row++) rates.add(actor, row);
    for (let row = 0; row < 9000; row++) rates.add(crowd, row);
    expect(rates.add(actor, 6)).toEqual(['credential-stuffing']);
    for (let row = 9000; row < crowd.rows; row++) rates.add(crowd, row);
    expect(rates.add(actor, 7)).toEqual(['credential-stuffing']);
  });
});
