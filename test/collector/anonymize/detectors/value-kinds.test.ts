import { describe, expect, it } from 'vitest';
import { createQueryReader } from '../../../../src/collector/anonymize/detectors/value-kinds.js';

const readQuery = createQueryReader();

const sjis = { name: '%8E%81%96%BC', address: '%8FZ%8F%8A', kana: '%83t%83%8A%83K%83i' };
const euc = { name: '%BB%E1%CC%BE', address: '%BD%BB%BD%EA' };

describe('a query', () => {
  it.each<[string, [string, string[]][]]>([
    ['', []],
    [
      'page=2&sort=asc',
      [
        ['page', []],
        ['sort', []],
      ],
    ],
    ['mail=x', [['mail', ['mail']]]],
    ['x=taro%2540example.jp', [['x', ['mail']]]],
    [
      'user[email]=x&customer_name=y&firstName=z&your-name=w',
      [
        ['user[email]', ['mail']],
        ['customer_name', ['name']],
        ['firstName', ['name']],
        ['your-name', ['name']],
      ],
    ],
    [
      'filename=a.pdf&host_name=b&tag_name=c',
      [
        ['filename', []],
        ['host_name', []],
        ['tag_name', []],
      ],
    ],
    ['%E6%B0%8F%E5%90%8D=x', [['氏名', ['name']]]],
    [
      `${sjis.name}=x&${sjis.address}=y&${sjis.kana}=z`,
      [
        ['氏名', ['name']],
        ['住所', ['place']],
        ['フリガナ', ['name']],
      ],
    ],
    [
      `${euc.name}=x&${euc.address}=y`,
      [
        ['氏名', ['name']],
        ['住所', ['place']],
      ],
    ],
    ['x=%8E%52%93%63%91%BE%98%59%97%6C', [['x', ['addressee']]]],
    [
      'tel=090-1234-5678&q=hidden+words',
      [
        ['tel', ['phone']],
        ['q', ['free-words']],
      ],
    ],
    ['x=+81+90+1234+5678', [['x', ['phone']]]],
    ['page.lang=example.jp', [[':text', []]]],
    ['no=1234-5678-9018', [['no', ['my-number']]]],
    ['no=123456789012', [['no', ['driving-license']]]],
    [
      'PHPSESSID=abc&gclid=def&token=ghi',
      [
        ['PHPSESSID', ['session-id']],
        ['gclid', ['click-id']],
        ['token', ['secret']],
      ],
    ],
    ['next=https%3A%2F%2Fexample.org%2F%3Fmail%3Dtaro%2540example.jp', [['next', ['url']]]],
    ['taro@example.jp', [[':text', ['mail']]]],
    ['taro@example.jp=1', [[':text', ['mail']]]],
    ['yamada', [[':text', []]]],
    ['taro_at_example.jp=1', [[':text', ['mail']]]],
    ['dQw4w9WgXcQ=1', [[':text', ['token']]]],
    [
      'a=1;sid=2',
      [
        ['a', []],
        ['sid', ['session-id']],
      ],
    ],
    [
      'birthday=2001-05-17&age=31',
      [
        ['birthday', ['birth-date']],
        ['age', ['birth-date']],
      ],
    ],
  ])('%s tells keys and kinds, never values', (query, expected) => {
    expect(readQuery(query).map(({ key, kinds }) => [key, kinds])).toEqual(expected);
  });

  it('is read up to its twentieth key', () => {
    const keys = Array.from(
      { length: 30 },
      (_, index) => `${'abcdefghijklmnopqrstuvwxyzabcd'[index]}_${index > 25 ? 'x' : 'y'}`,
    );
    expect(readQuery(keys.map((key) => `${key}=1`).join('&'))).toHaveLength(20);
  });

  it.each([
    'hanako-canaria1=1',
    'yamada=1',
    'YamadaTaro=1',
    'id_yamada=1',
    'yamada_name=1',
    'user[yamada]=x',
    'a.yamada.b=1',
    '%E5%B1%B1%E7%94%B0=1',
  ])('keeps no key that may be a name: %s', (query) => {
    expect(readQuery(query).map(({ key }) => key)).toEqual([':text']);
  });

  it.each([
    'utm_source',
    'orderBy',
    'filter[status]',
    'wp_lang',
    'p',
    'id2',
    'txtMail',
    'doing_wp_cron',
    'PHPSESSID',
    'xy',
  ])('keeps a key as programs name them: %s', (key) =>
    expect(readQuery(`${key}=1`).map(({ key: kept }) => kept)).toEqual([key]),
  );
});
