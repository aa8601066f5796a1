import { describe, expect, it } from 'vitest';
import { createReferrerReader } from '../../../src/collector/anonymize/referrer.js';
import { createTargetReader } from '../../../src/collector/anonymize/target.js';
import { toLog, readSafe } from '../harness/safe-batches.js';

const readTarget = createTargetReader(['/soudan/*']);

describe('a request target', () => {
  it('leaves names of keys and kinds of values', () => {
    const { path, pathKinds, queryKeys, queryKinds } = readTarget(
      '/users/42/tel-090-1234-5678?page=2&mail=taro%2540example.jp&q=himitsu',
    );
    expect({ path, pathKinds, queryKeys, queryKinds }).toEqual({
      path: '/users/:id/tel-:number',
      pathKinds: ['account', 'phone'],
      queryKeys: ['page', 'mail', 'q'],
      queryKinds: { mail: ['mail'], q: ['free-words'] },
    });
  });

  it('of a sensitive page leaves nothing of either', () => {
    const target = readTarget('/soudan/090-1234-5678?mail=taro@example.jp&no=123456789018');
    expect(target).toMatchObject({
      path: '(sensitive)',
      pathKinds: [],
      queryKeys: [],
      queryKinds: {},
      holdsMyNumber: false,
    });
  });

  it.each([
    '090ー1234ー5678',
    '%EF%BC%90%EF%BC%99%EF%BC%90-1234-5678',
    'taro(at)example.jp',
    's3cr3tC4naryV4lue',
    '〒100-0001',
    'taro&#64;example.jp',
    'taro&#x40;example.jp',
  ])('keeps no campaign that is called %s', (name) => {
    expect(readTarget(`/?utm_source=${name}`).campaign).toBeNull();
  });

  it('keeps what campaigns are called', () => {
    expect(readTarget('/?utm_source=mail-magazine&utm_medium=e_mail&utm_campaign=春のセミナー').campaign).toBe(
      'mail-magazine / e_mail / 春のセミナー',
    );
  });

  it('is read through the escapes of logs', () => {
    expect(readTarget('/\\xE7\\xA0\\x94\\xE4\\xBF\\xAE/\\u6848\\u5185').path).toBe('/研修/案内');
    expect(readTarget('/a/\\u0001x').path).toBe('/a/:text');
  });
});

describe('a My Number', () => {
  it('is counted by requests, once each, without its value', () => {
    const safe = readSafe(
      toLog(
        { target: '/form?no=1234-5678-9018&again=123456789018' },
        { target: '/member-123456789018.html' },
        { target: '/form?no=123456789012' },
        { target: '/form?tel=0312345678' },
        { target: '/soudan/123456789018' },
      ),
      { sensitivePaths: ['/soudan/*'] },
    );
    expect(safe.myNumbers).toBe(2);
    expect(JSON.stringify([safe.target, safe.referrer])).not.toMatch(/1234/);
  });
});

describe('a referrer', () => {
  const read = createReferrerReader(['www.example.jp'], []);

  it.each([
    ['https://www.example.jp/users/yamada/orders?x=1', '/users/:name/orders'],
    ['https://example.jp/a/090-1234-5678', '/a/:number'],
    ['https://090-1234-5678.example.org/a', ':number.example.org'],
    ['https://yamada:secret@example.org/a', 'example.org'],
    ['https://xn--eckwd4c7cu47r2wf.jp/', 'xn--eckwd4c7cu47r2wf.jp'],
  ])('%s is kept as %s', (referrer, kept) => {
    expect(read(referrer).value).toBe(kept);
  });
});
