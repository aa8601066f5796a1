import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createToken } from '../../../src/collector/anonymize/tokens.js';
import { findFormat } from '../../../src/collector/formats/index.js';
import { Zone } from '../../../src/collector/model/index.js';
import { SENSITIVE } from '../../../src/contract/index.js';
import { dictionaryOf, toBatch } from '../harness/line-batches.js';
import { BROWSER, createFixedKeys, toLog, readSafe, type Ask } from '../harness/safe-batches.js';

const FIXTURE = readFileSync(new URL('../fixtures/combined.log', import.meta.url), 'utf8');

describe('the token of an address', () => {
  const tokensOf = (address: string) => {
    const safe = readSafe(toLog({ address }), { keys: createFixedKeys(), address: { kind: 'token' } });
    return { visitor: safe.visitor[0], network: safe.network[0], address: safe.address[0] };
  };

  it.each([
    [
      '192.0.2.7',
      ['192.0.2.7:50000', '::ffff:192.0.2.7', '::FFFF:c000:207', '[::ffff:192.0.2.7]:443', '[::ffff:192.0.2.7]'],
    ],
    [
      '2001:db8::1',
      [
        '[2001:db8::1]',
        '[2001:db8::1]:443',
        '2001:DB8::1',
        '2001:0db8:0:0:0:0:0:1',
        '2001:db8::1%eth0',
        '2001:db8::beef:1:2:3',
      ],
    ],
    ['fe80::1', ['fe80::1%eth0', '[fe80::1%25eth0]:443']],
    ['pc-1.Example.jp', ['pc-1.example.jp', 'PC-1.EXAMPLE.JP']],
  ])('is one for every way of writing %s', (address, forms) => {
    for (const form of forms) expect(tokensOf(form)).toEqual(tokensOf(address));
  });

  it.each([
    ['another address', '192.0.2.7', '192.0.2.8', { network: 'same', visitor: 'other' }],
    ['another /24', '192.0.2.7', '192.0.3.7', { network: 'other', visitor: 'other' }],
    ['another /64 of a /48', '2001:db8:0:1::1', '2001:db8:0:2::1', { network: 'same', visitor: 'other' }],
    ['another /48', '2001:db8:1::1', '2001:db8:2::1', { network: 'other', visitor: 'other' }],
    ['what looks alike', '1.92.0.2', '192.0.2', { network: 'other', visitor: 'other' }],
  ])('is another for %s', (_, one, two, expected) => {
    const [a, b] = [tokensOf(one), tokensOf(two)];
    expect({
      network: a.network === b.network ? 'same' : 'other',
      visitor: a.visitor === b.visitor ? 'same' : 'other',
    }).toEqual(expected);
    expect(a.address === b.address).toBe(false);
  });

  it('is another on another day, site and user agent, and for another use', () => {
    const base: Ask = { time: '08/Mar/2026:10:00:00 +0000' };
    const next: Ask = { time: '09/Mar/2026:10:00:00 +0000' };
    const keys = createFixedKeys();
    const options = { keys, address: { kind: 'token' } } as const;
    const safe = readSafe(toLog(base, next, { ...base, agent: `${BROWSER} x` }), options);
    const other = readSafe(toLog(base), { ...options, siteId: 'other' });
    expect(new Set([...safe.visitor, other.visitor[0]]).size).toBe(4);
    expect(new Set([safe.network[0], safe.network[1], other.network[0]]).size).toBe(3);
    expect(safe.network[2]).toBe(safe.network[0]);
    expect(new Set([safe.visitor[0], safe.network[0], safe.address[0]]).size).toBe(3);
  });

  it('cannot be had by moving a letter from one part to the next', () => {
    const key = Buffer.alloc(32, 1);
    expect(createToken(key, 'ab', 'c')).not.toBe(createToken(key, 'a', 'bc'));
    expect(createToken(key, 'a1:b')).not.toBe(createToken(key, 'a', 'b'));
    expect(createToken(key, 'a', '')).not.toBe(createToken(key, 'a'));
    expect(createToken(key, 'a')).toMatch(/^[\w-]{12}$/);
  });

  it('is absent unless it is asked for', () => {
    expect([...readSafe(toLog({})).address]).toEqual([null]);
  });

  it('is absent on a day whose key is dead, and the row is late', () => {
    const safe = readSafe(toLog({}, { time: '09/Mar/2026:10:00:00 +0000' }), { keys: createFixedKeys(['2026-03-08']) });
    expect([...safe.late]).toEqual([1, 0]);
    expect(safe.visitor.map((token) => token === null)).toEqual([true, false]);
    expect(safe.network.map((token) => token === null)).toEqual([true, false]);
  });

  it('follows the log day of the zone', () => {
    const time = '08/Mar/2026:23:30:00 +0900';
    const tokyo = readSafe(toLog({ time }), { zone: new Zone('Asia/Tokyo') });
    const auckland = readSafe(toLog({ time }), { zone: new Zone('Pacific/Auckland') });
    expect([tokyo.day[0], tokyo.hourOfDay[0]]).toEqual(['2026-03-08', 23]);
    expect([auckland.day[0], auckland.hourOfDay[0]]).toEqual(['2026-03-09', 3]);
  });
});

describe('a safe batch', () => {
  it('holds nothing of what was seeded into its log, however deep one looks', () => {
    const seeds = {
      address: '192.0.2.123',
      user: 'Hanako Suzuki',
      target: '/members?mail=taro.yamada@example.jp&tel=09012345678&q=himitsu',
      referrer: 'https://search.example.com/find?q=kakushigoto#anchor',
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0.77 (device-serial-ABC987)',
    };
    const safe = readSafe(toLog(seeds, { ...seeds, target: '/hanako.suzuki@example.jp/a', method: 'SPYMETHOD' }), {
      address: { kind: 'token' },
    });
    const found = textsIn(safe).join('\n');
    for (const secret of [
      '192.0.2',
      'Hanako',
      'suzuki',
      'taro',
      'yamada',
      '0901234',
      'himitsu',
      'kakushigoto',
      'anchor',
      'serial',
      '127.0.77',
      'Gecko',
      'SPYMETHOD',
    ])
      expect(found).not.toContain(secret);
    expect(found).toContain('search.example.com');
    expect(found).toContain('Firefox');
  });

  it('holds no address, user, query value or whole user agent of the fixture', () => {
    const found = textsIn(readSafe(FIXTURE)).join('\n');
    const raw = findFormat('combined').parse(toBatch(FIXTURE));
    const secrets = (['remoteAddr', 'remoteUser', 'userAgent'] as const).flatMap((field) => [
      ...dictionaryOf(raw, field).values,
    ]);
    const queries = dictionaryOf(raw, 'target').values.flatMap((target) => target.split('?').slice(1));
    expect(secrets.length).toBeGreaterThan(30);
    for (const secret of [...secrets, ...queries.filter((query) => !query.startsWith('utm_'))])
      expect(found).not.toContain(secret);
  });

  it('is searched by a search that finds what is there', () => {
    expect(textsIn({ a: [new Map([['b', new Set(['planted'])]])] })).toContain('planted');
    expect(textsIn({ bytes: Buffer.from('planted') })).toContain('planted');
  });

  it.each<[string, Ask, Record<string, unknown>]>([
    ['a page', { target: '/users/42?x=1' }, { path: '/users/:id', campaign: null, isAsset: false }],
    ['a campaign', { target: '/?utm_source=letter&utm_medium=mail' }, { path: '/', campaign: 'letter / mail' }],
    ['an asset', { target: '/a/style.CSS?v=3' }, { path: '/a/style.CSS', isAsset: true }],
    ['a document', { target: '/docs/tebiki.pdf' }, { isAsset: false }],
    ['the proxy form', { target: 'http://taro:x@www.example.jp/a?b' }, { path: '/a' }],
    ['quotes of nginx', { target: '/\\x22a\\x22' }, { path: '/:text' }],
    ['UTF-8 as nginx writes it', { target: '/\\xE5\\x90\\x8D' }, { path: '/名' }],
    ['its own endpoint', { target: '/kotowari/decision' }, { isOwn: true }],
    ['what looks like its own endpoint', { target: '/kotowari' }, { isOwn: false }],
  ])('keeps of %s what may be kept', (_, ask, expected) =>
    expect(readSafe(toLog(ask)).target[0]).toMatchObject(expected),
  );

  it.each<[string, string, string | null]>([
    ['another site', 'https://www.example.org/a?b=c', 'www.example.org'],
    ['its own site', 'https://www.example.jp/users/42?b=c#d', '/users/:id'],
    ['its own site without www', 'http://EXAMPLE.jp:8080/news/', '/news/'],
    ['an address', 'http://192.0.2.55/x', ':address'],
    ['an app', 'android-app://com.example/', null],
    ['noise', 'taro@example.jp', null],
    ['nothing', '-', null],
  ])('keeps of a referrer from %s what may be kept', (_, referrer, value) => {
    expect(readSafe(toLog({ referrer }), { ownHosts: ['www.example.jp'] }).referrer[0]?.value).toBe(value);
  });

  it.each<[string, string, Record<string, unknown>]>([
    [
      'Chrome on Android',
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      { browser: 'Chrome', browserMajor: '126', system: 'Android', device: 'mobile', bot: null },
    ],
    [
      'Safari on a Mac',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
      { browser: 'Safari', browserMajor: '17', system: 'macOS', device: 'desktop' },
    ],
    [
      'a bot',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      { browser: null, system: null, bot: 'Googlebot' },
    ],
    ['a bot nobody knows', 'MyOwnSecretCrawler/1.0 (+taro@example.jp)', { bot: 'bot' }],
    [
      'a word of its own choosing',
      'Mozilla/5.0 (TaroYamada OS; rv:42) Gecko/1 TaroYamadaFox/42.1',
      { browser: 'Mozilla', bot: null },
    ],
    ['nothing', '-', { browser: null, browserMajor: null, system: null, device: null, bot: null }],
  ])('keeps of %s family, major version, system and device class', (_, agent, expected) => {
    const safe = readSafe(toLog({ agent }));
    expect(JSON.stringify(safe.agent[0])).not.toMatch(/taro|secret/i);
    expect(safe.agent[0]).toMatchObject(expected);
    expect(safe.visitor[0] === null).toBe(safe.agent[0]!.bot !== null);
  });

  it('makes a closed list of methods and protocols', () => {
    const safe = readSafe(toLog({ method: 'GET' }, { method: 'TARO' }, { method: 'get' }));
    expect(safe.method).toEqual(['GET', '(unknown)', '(unknown)']);
  });

  it('tells between which requests a line stood that does not parse', () => {
    const log = `noise\n${toLog({})}noise\n\n${toLog({})}noise\n`;
    expect(readSafe(log).rejected).toEqual([
      { before: 0, reason: 'no-match' },
      { before: 1, reason: 'no-match' },
      { before: 1, reason: 'empty' },
      { before: 2, reason: 'no-match' },
    ]);
  });
});

describe('a sensitive path', () => {
  const options = { sensitivePaths: ['/soudan/*'], ownHosts: ['www.example.jp'] };
  const from = (path: string) => `https://www.example.jp${path}`;

  it.each([
    ['/soudan/harassment'],
    ['/soudan'],
    ['/SOUDAN/%68arassment?case=42&utm_source=letter'],
    ['//soudan//x'],
    ['http://www.example.jp/soudan/x'],
    ['/soudan/style.css'],
    ['/news/../soudan/x'],
    ['/%8E%81'],
  ])('%s is one group, without token and campaign', (target) => {
    const safe = readSafe(toLog({ target }), { ...options, address: { kind: 'token' } });
    expect(safe.target[0]).toMatchObject({ path: SENSITIVE, campaign: null, isSensitive: true, queryKeys: [] });
    expect([safe.visitor[0], safe.network[0], safe.address[0]]).toEqual([null, null, null]);
  });

  it('is not told by the referrer of the next page', () => {
    const safe = readSafe(toLog({ target: '/news/', referrer: from('/soudan/harassment') }), options);
    expect(safe.referrer[0]).toEqual({ value: null, isSensitive: true });
    expect(safe.target[0]?.path).toBe('/news/');
  });

  it('takes its assets into the group', () => {
    const safe = readSafe(toLog({ target: '/img/harassment.png', referrer: from('/soudan/harassment') }), options);
    expect(safe.target[0]).toMatchObject({ path: SENSITIVE, isSensitive: true });
    expect(safe.visitor[0]).toBeNull();
  });

  it('tells neither its size nor where from and with which browser it was asked for', () => {
    const ask = { bytes: 77_777, referrer: 'https://forum.example/' };
    const asks = [
      { ...ask, target: '/soudan/harassment' },
      { ...ask, target: '/img/a.png', referrer: from('/soudan/harassment') },
      { ...ask, target: '/soudan/x', agent: 'curl/8.6.0' },
      { ...ask, target: '/' },
    ];
    const safe = readSafe(toLog(...asks), options);
    expect([...safe.bytesSent]).toEqual([0, 0, 0, 77_777]);
    expect([...safe.durationMs]).toEqual([NaN, NaN, NaN, NaN]);
    expect(safe.referrer.map(({ value }) => value)).toEqual([null, null, null, 'forum.example']);
    expect(safe.agent.map(({ browser, system, bot, kind }) => [browser, system, bot, kind])).toEqual([
      [null, null, null, 'human'],
      [null, null, null, 'human'],
      [null, null, 'curl', 'bot'],
      ['Firefox', 'Linux', null, 'human'],
    ]);
  });

  it('is hidden on every host while the own one is not known', () => {
    const safe = readSafe(toLog({ referrer: 'https://anything.example/soudan/x' }), { ...options, ownHosts: [] });
    expect(safe.referrer[0]?.value).toBeNull();
  });
});

/** Every text and number in an object: own and symbol keys, maps, sets, arrays of any kind, bytes as text. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [String(value)];
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return [bytes.toString('utf8'), bytes.toString('latin1')];
  }
  const inside = value instanceof Map ? [...value.entries()] : value instanceof Set ? [...value] : [];
  const own = Reflect.ownKeys(value).flatMap((key) => [String(key), Reflect.get(value, key) as unknown]);
  return [...inside, ...own].flatMap((part) => textsIn(part, seen));
}
