import { describe, expect, it } from 'vitest';
import { cleanHostName } from '../../../src/collector/anonymize/clean-host-name.js';

describe('a host name', () => {
  it.each([
    ['www.example.jp', 'www.example.jp'],
    ['WWW.Example.JP', 'www.example.jp'],
    ['d3.example.net', 'd3.example.net'],
    ['xn--eckwd4c7cu47r2wf.jp', 'xn--eckwd4c7cu47r2wf.jp'],
    ['日本語.example', '日本語.example'],
    ['hatena.blog.example.com', 'hatena.blog.example.com'],
    ['192.0.2.1', ':address'],
    ['[2001:db8::1]', ':address'],
    ['p192-0-2-1.ipbf01.example.ne.jp', ':address'],
    ['090-1234-5678.example.jp', ':number.example.jp'],
    ['０９０ー１２３４ー５６７８.example.jp', ':number.example.jp'],
    ['9f86d081884c7d659a2feaa0c55ad015.example.net', ':id.example.net'],
    ['dqw4w9wgxcqz1k9x2m4b.example.net', ':token.example.net'],
    ['taro_at_example.co.jp', ':mail'],
    ['0313.0000.0161.0115.example', ':address'],
    ['4111.1111.1111.1111.example', ':address'],
    ['mail.yahoo.co.jp', 'mail.yahoo.co.jp'],
    ['news-yahoo-co-jp.cdn.example', 'news-yahoo-co-jp.cdn.example'],
    ['a b.example', null],
    ['-', null],
    ['', null],
    ['a..b', null],
  ])('%s is kept as %s', (host, kept) => {
    expect(cleanHostName(host)).toBe(kept);
    if (kept !== null) expect(cleanHostName(kept)).toBe(kept);
  });
});
