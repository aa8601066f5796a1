import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFormat, listFormats } from '../../../src/collector/formats/index.js';
import {
  MAX_LINE_BYTES,
  RAW_TEXT_FIELDS,
  type RawBatch,
  type RawTextField,
} from '../../../src/collector/model/index.js';
import { dictionaryOf, outcomesOf, toBatch } from '../harness/line-batches.js';

const TIME = '[08/Mar/2026:10:05:03 +0900]';
const AGENTS = '"https://www.example.org/a?b=c" "Mozilla/5.0 (X11; Linux)"';

describe('a Combined line', () => {
  it('gives every field as it stands', () => {
    const raw = parse(`192.0.2.7 - taro ${TIME} "GET /a?b=c HTTP/1.1" 200 2326 ${AGENTS}`);
    expect(rowOf(raw)).toEqual({
      remoteAddr: '192.0.2.7',
      remoteUser: 'taro',
      method: 'GET',
      target: '/a?b=c',
      protocol: 'HTTP/1.1',
      referrer: 'https://www.example.org/a?b=c',
      userAgent: 'Mozilla/5.0 (X11; Linux)',
    });
    expect([raw.timeMs[0], raw.status[0], raw.bytesSent[0]]).toEqual([Date.UTC(2026, 2, 8, 1, 5, 3), 200, 2326]);
    expect(raw.durationMs[0]).toBeNaN();
  });

  it.each<[string, string, Partial<Record<RawTextField, string>>]>([
    [
      'spaces in the user',
      `192.0.2.7 - Hanako M Suzuki ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`,
      { remoteUser: 'Hanako M Suzuki' },
    ],
    ['a bracket in the user', `192.0.2.7 - a [b ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, { remoteUser: 'a [b' }],
    ['a quote in the user', `192.0.2.7 - "" ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, { remoteUser: '""' }],
    ['IPv6', `2001:db8::1 - - ${TIME} "GET / HTTP/2.0" 200 5 "-" "-"`, { remoteAddr: '2001:db8::1' }],
    [
      'IPv6 in brackets',
      `[2001:db8::1]:443 - - ${TIME} "GET / HTTP/2" 200 5 "-" "-"`,
      { remoteAddr: '[2001:db8::1]:443' },
    ],
    ['a zone', `fe80::1%eth0 - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, { remoteAddr: 'fe80::1%eth0' }],
    ['a host name', `pc-1.example.jp - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, { remoteAddr: 'pc-1.example.jp' }],
    [
      'quotes of Apache',
      `192.0.2.7 - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "a \\"b\\" c"`,
      { userAgent: 'a \\"b\\" c' },
    ],
    [
      'quotes of nginx',
      `192.0.2.7 - - ${TIME} "GET /\\x22 HTTP/1.1" 200 5 "-" "a\\x22b"`,
      { target: '/\\x22', userAgent: 'a\\x22b' },
    ],
    [
      'a backslash at the end',
      `192.0.2.7 - - ${TIME} "GET / HTTP/1.1" 200 5 "x\\\\" "a"`,
      { referrer: 'x\\\\', userAgent: 'a' },
    ],
    ['fields behind', `192.0.2.7 - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "a" "192.0.2.9" 0.012`, { userAgent: 'a' }],
    [
      'Japanese bytes',
      `192.0.2.7 - - ${TIME} "GET /お知らせ HTTP/1.1" 200 5 "-" "名"`,
      { target: '/お知らせ', userAgent: '名' },
    ],
  ])('may hold %s', (_, line, fields) => expect(rowOf(parse(line))).toMatchObject(fields));

  it('takes a dash and the empty text as absent', () => {
    const raw = parse(`192.0.2.7 - - ${TIME} "GET / HTTP/1.1" - - "" "-"`);
    expect(rowOf(raw)).not.toHaveProperty('referrer');
    expect(rowOf(raw)).not.toHaveProperty('userAgent');
    expect(rowOf(raw)).not.toHaveProperty('remoteUser');
    expect([raw.status[0], raw.bytesSent[0]]).toEqual([0, 0]);
  });

  it.each([
    ['HTTP/0.9', '"GET /old" 200', { method: 'GET', target: '/old' }],
    ['TLS to a plain port', '"\\x16\\x03\\x01\\x02" 400', {}],
    ['raw control bytes', '"\u0016\u0003\u0001" 400', {}],
    ['nothing, timed out', '"-" 408', {}],
    ['the empty text', '"" 400', {}],
    ['spaces in the target', '"GET /a b HTTP/1.1" 200', { method: 'GET', target: '/a b' }],
    ['two spaces', '"GET /a  HTTP/2.0" 403', { method: 'GET', target: '/a ' }],
    ['something else than a protocol, refused', '"GET /a b c" 400', {}],
    ['nothing behind its method, refused', '"GET  HTTP/1.1" 400', {}],
    ['a method nobody registered', '"BREW /pot HTCPCP/1.0" 418', { method: 'BREW', target: '/pot' }],
    ['the proxy form', '"GET http://www.example.jp/ HTTP/1.1" 404', { target: 'http://www.example.jp/' }],
    ['a server alone', '"OPTIONS * HTTP/1.0" 200', { method: 'OPTIONS', target: '*' }],
  ])('is a request when it asks for %s', (_, request, fields) => {
    const raw = parse(`192.0.2.7 - - ${TIME} ${request} 5 "-" "-"`);
    expect(outcomesOf(raw)).toEqual([null]);
    const { method, target } = rowOf(raw);
    expect({ ...(method && { method }), ...(target && { target }) }).toMatchObject(fields);
    expect(Object.keys(fields).length === 0).toBe(method === undefined);
  });
});

describe('a rejected line', () => {
  const long = `192.0.2.7 - - ${TIME} "GET /${'a'.repeat(MAX_LINE_BYTES)} HTTP/1.1" 200 5 "-" "-"`;
  it.each(
    [
      ['', 'empty'],
      ['\r', 'empty'],
      [long, 'too-long'],
      [`192.0.2.7 - - [08/Mar/2026:10:`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HT`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1"`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 23`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 23 "-`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 23 "-"`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 23 "-" "Mozilla`, 'cut-short'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 23 "-" "ends in an escape\\"`, 'cut-short'],
      ['this is no log line', 'no-match'],
      [`192.0.2.7 - ${TIME} "GET /a HTTP/1.1" 200 23 "-" "-"`, 'no-match'],
      [`192.0.2.7 - - ${TIME} "GET /a b" 200 23 "-" "-"`, 'no-match'],
      ['{"status":200}', 'no-match'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 2xx 23 "-" "-"`, 'no-match'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 20000 23 "-" "-"`, 'no-match'],
      [`192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 -23 "-" "-"`, 'no-match'],
      [`192.0.2.7 - - ${TIME} GET /a HTTP/1.1 200 23 "-" "-"`, 'no-match'],
      [`192.0.2.7 - - ${TIME} "\\x16\\x03" 200 23 "-" "-"`, 'no-match'],
      [`192.0.2.7 - - [31/Feb/2026:10:05:03 +0900] "GET / HTTP/1.1" 200 5 "-" "-"`, 'bad-time'],
      [`192.0.2.7 - - [08/Mär/2026:10:05:03 +0900] "GET / HTTP/1.1" 200 5 "-" "-"`, 'bad-time'],
      [`192.0.2.7 - - [2026-03-08T10:05:03+09:00] "GET / HTTP/1.1" 200 5 "-" "-"`, 'bad-time'],
      [`192.0.2.7,192.0.2.8 - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, 'bad-address'],
      [`- - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, 'bad-address'],
      [`(null) - - ${TIME} "GET / HTTP/1.1" 200 5 "-" "-"`, 'bad-address'],
    ].map(([line = '', reason]) => ({ line, reason, shown: line.slice(0, 90) })),
  )('$shown is $reason', ({ line, reason }) => expect(outcomesOf(parse(`${line}\n`))).toEqual([reason]));

  it('leaves nothing behind for the line after it', () => {
    const raw = parse(
      `192.0.2.7 - taro ${TIME} "GET /secret HTTP/1.1" 200 5 "https://a.example/" "cut\n198.51.100.3 - - ${TIME} "-" 408 - "-" "-"\n`,
    );
    expect(outcomesOf(raw)).toEqual(['cut-short', null]);
    expect(rowOf(raw)).toEqual({ remoteAddr: '198.51.100.3' });
    expect(raw.lineOf[0]).toBe(1);
  });
});

describe('a virtual host in front', () => {
  it.each([
    ['www.example.jp:443', 'www.example.jp'],
    ['www.example.jp', 'www.example.jp'],
    ['[2001:db8::1]:443', '[2001:db8::1]'],
    ['-', undefined],
  ])('%s is the host %s', (written, host) => {
    const line = `${written} 192.0.2.7 - - ${TIME} "GET / HTTP/1.1" 200 5`;
    expect(rowOf(parse(line, 'common-vhost')).host).toBe(host);
    expect(rowOf(parse(`${line} "-" "-"`, 'combined-vhost')).host).toBe(host);
  });
});

describe('every format', () => {
  it.each(listFormats().map(({ name }) => [name, findFormat(name)] as const))(
    '%s counts every line once, whatever the bytes',
    (_, format) => {
      const piece = fc.constantFrom(
        '"',
        ' ',
        '[',
        ']',
        '\\',
        '-',
        '\n',
        '\r\n',
        TIME,
        '192.0.2.7',
        'GET / HTTP/1.1',
        '200',
        '\0',
      );
      const texts = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 });
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 300 }).map(Buffer.from),
        texts.map((parts) => Buffer.from(parts.join(''))),
      );
      fc.assert(
        fc.property(bytes, (content) => {
          const batch = toBatch(content);
          const raw = format.parse(batch);
          expect(raw.lines).toBe(batch.count);
          expect(raw.rows + raw.rejected.length).toBe(raw.lines);
          expect(new Set([...raw.lineOf.subarray(0, raw.rows), ...raw.rejected.map(({ line }) => line)]).size).toBe(
            raw.lines,
          );
          for (const field of RAW_TEXT_FIELDS) dictionaryOf(raw, field);
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe('a dictionary', () => {
  it('holds each distinct value once, and the same texts as the rows', () => {
    const lines = ['/a', '/b', '/a', '/a'].map((path) => `192.0.2.7 - - ${TIME} "GET ${path} HTTP/1.1" 200 5 "-" "-"`);
    const raw = parse(lines.join('\n'));
    const { codes, values } = dictionaryOf(raw, 'target');
    expect(values).toEqual(['/a', '/b']);
    expect([...codes]).toEqual([0, 1, 0, 0]);
    expect([...dictionaryOf(raw, 'referrer').codes]).toEqual([-1, -1, -1, -1]);
  });
});

function parse(content: string, format = 'combined'): RawBatch {
  return findFormat(format).parse(toBatch(content));
}

/** The fields of the first row that are there. */
function rowOf(raw: RawBatch): Partial<Record<RawTextField, string>> {
  const fields = RAW_TEXT_FIELDS.map((field) => [field, raw.text(field, 0)] as const);
  return Object.fromEntries(fields.filter(([, text]) => text !== null));
}
