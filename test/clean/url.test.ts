import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHost, cleanTitle, cleanUrl, decodeText, parseUrl, readCampaign } from '../../src/clean/index.js';

describe('parseUrl', () => {
  it.each([
    ['https://www.example.jp/a?b=c#d', { scheme: 'https', host: 'www.example.jp', path: '/a', query: 'b=c' }],
    ['HTTP://WWW.Example.JP:8080', { scheme: 'http', host: 'www.example.jp', path: '/', query: '' }],
    ['https://taro:secret@example.jp/a', { scheme: 'https', host: 'example.jp', path: '/a', query: '' }],
    ['https://a@b@example.jp/', { scheme: 'https', host: 'example.jp', path: '/', query: '' }],
    ['https://example.jp.?q=1', { scheme: 'https', host: 'example.jp', path: '/', query: 'q=1' }],
    ['android-app://com.example/', null],
    ['ftp://example.jp/', null],
    ['/a', null],
    ['-', null],
    ['', null],
  ])('reads %s', (url, parts) => expect(parseUrl(url)).toEqual(parts));
});

describe('cleanHost', () => {
  it.each([
    ['www.example.jp', 'www.example.jp'],
    ['日本.example', '日本.example'],
    ['xn--wgv71a.example', 'xn--wgv71a.example'],
    ['localhost', 'localhost'],
    ['192.0.2.7', ':address'],
    ['3221225991', ':address'],
    ['[2001:db8::1]', ':address'],
    ['192-0-2-7.example.net', ':address'],
    ['p192.0.2.7.example.net', ':address'],
    ['host12345678.example.net', ':address'],
    ['a..b', null],
    ['-a.example', null],
    ['a b', null],
    ['<b>', null],
    ['a@b', null],
    ['', null],
    ['a'.repeat(254), null],
  ])('makes %s %s', (host, cleaned) => expect(cleanHost(host)).toBe(cleaned));
});

describe('readCampaign', () => {
  it.each([
    [
      'utm_source=letter&utm_medium=mail&utm_campaign=spring-2026',
      [
        ['utm_source', 'letter'],
        ['utm_medium', 'mail'],
        ['utm_campaign', 'spring-2026'],
      ],
    ],
    [
      'utm_campaign=spring&utm_source=letter',
      [
        ['utm_source', 'letter'],
        ['utm_campaign', 'spring'],
      ],
    ],
    ['q=secret&utm_source=letter', [['utm_source', 'letter']]],
    ['utm_source=taro@example.jp', []],
    ['utm_source=taro%40example.jp', []],
    ['utm_source=09012345678', []],
    ['utm_source=192.0.2.7', []],
    ['utm_source=two+words', []],
    ['utm_source=', []],
    ['utm_source', []],
    [`utm_source=${'a'.repeat(81)}`, []],
    ['utm_term=secret+words', []],
    ['UTM_SOURCE=a', []],
    ['xutm_source=a', []],
    ['', []],
  ])('reads %s', (query, pairs) => expect(readCampaign(query)).toEqual(pairs));
});

describe('cleanUrl', () => {
  it.each([
    [
      'https://taro:x@www.example.jp:8443/users/42?q=secret&utm_source=letter#top',
      'https://www.example.jp/users/:id?utm_source=letter',
    ],
    [
      'https://www.example.jp/%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B/',
      'https://www.example.jp/%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B/',
    ],
    ['javascript:alert(1)', ''],
  ])('makes %s %s', (url, cleaned) => expect(cleanUrl(url)).toBe(cleaned));

  it('changes nothing of what it has cleaned, and never throws', () => {
    const urls = fc
      .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: 'binary' }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(urls, fc.string({ unit: 'binary' })), (url) => {
        const cleaned = cleanUrl(url);
        expect(cleanUrl(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('cleanTitle', () => {
  it.each([
    ['お問い合わせ | 協会', 'お問い合わせ | 協会'],
    ['Mail to taro.yamada@example.jp sent', 'Mail to :mail sent'],
    ['taro%40example.jp', ':mail'],
    ['会員 １２３４５６', '会員 :number'],
    ['Tel 03-1234-5678', 'Tel :number'],
    ['2026-03-08 の予定', '2026-03-08 の予定'],
    ['x'.repeat(200), 'x'.repeat(100)],
    ['', ''],
  ])('makes %s %s', (title, cleaned) => expect(cleanTitle(title)).toBe(cleaned));
});

describe('decodeText', () => {
  it.each([
    ['a%20b', 'a b'],
    ['%25%34%30', '@'],
    ['%252540', '@'],
    ['%25252540', null],
    ['%E5%90%8D', '名'],
    ['%8E%81', null],
    ['100%', null],
    ['Ａ１', 'A1'],
  ])('decodes %s', (text, decoded) => expect(decodeText(text)).toBe(decoded));
});
