import { describe, expect, it } from 'vitest';
import { findFormat, formatFrom } from '../../../src/collector/formats/index.js';
import { outcomesOf, toBatch } from '../harness/line-batches.js';

const TIME = '[20/May/2026:10:15:00 +0900]';
const AT = Date.parse('2026-05-20T01:15:00Z');
const ISO = '2026-05-20T10:15:00+09:00';

describe('a template of', () => {
  it.each<[string, string, string, object]>([
    [
      'nginx, as it stands there',
      `log_format main '$remote_addr - $remote_user [$time_local] "$request" '\n  '$status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';`,
      `192.0.2.7 - taro ${TIME} "GET /a HTTP/1.1" 200 5 "-" "curl/8" 0.012`,
      { remoteUser: 'taro', target: '/a', userAgent: 'curl/8', durationMs: 12 },
    ],
    [
      'nginx, $msec',
      '$msec $remote_addr "$request" $status',
      `${AT / 1000}.000 192.0.2.7 "GET /a HTTP/1.1" 200`,
      { target: '/a' },
    ],
    [
      'nginx, $time_iso8601',
      '[$time_iso8601] ${remote_addr} "$request"',
      `[${ISO}] 192.0.2.7 "GET /a HTTP/1.1"`,
      { target: '/a' },
    ],
    [
      'nginx, path and query apart',
      '$remote_addr $time_iso8601 $request_method $uri$is_args$args $status',
      `192.0.2.7 ${ISO} GET /a?b 200`,
      { method: 'GET' },
    ],
    [
      'nginx, scheme, host and target together',
      '$remote_addr [$time_local] "$request_method $scheme://$host$request_uri" $status',
      `192.0.2.7 ${TIME} "GET https://www.example.jp/a?b" 200`,
      { host: 'www.example.jp', target: '/a?b' },
    ],
    [
      'nginx, a list of proxies first',
      '$http_x_forwarded_for - [$time_local] "$request" $status',
      `198.51.100.3, 192.0.2.7 - ${TIME} "GET /a HTTP/1.1" 200`,
      { forwardedFor: '198.51.100.3, 192.0.2.7' },
    ],
    [
      'Apache, as it stands there',
      'LogFormat "%v:%p %h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\" %D" vhost_combined',
      `www.example.jp:443 192.0.2.7 - - ${TIME} "GET /a \\"b\\" HTTP/1.1" 200 5 "-" "a \\"b\\"" 1500`,
      { host: 'www.example.jp', userAgent: 'a \\"b\\"', durationMs: 1.5, target: '/a \\"b\\"' },
    ],
    [
      'Apache, %{…}t',
      '%a %{%Y-%m-%d %H:%M:%S %z}t "%r" %s %{ms}T',
      `192.0.2.7 ${ISO.replace('T', ' ').replace('+09:00', ' +0900')} "GET /a HTTP/1.1" 200 3`,
      { durationMs: 3 },
    ],
    ['Apache, %{msec}t', '%a %{msec}t "%r" %>s', `192.0.2.7 ${AT} "GET /a HTTP/1.1" 200`, { target: '/a' }],
    [
      'Apache, %U%q',
      '%a %t %m %U%q %H %>s',
      `192.0.2.7 ${TIME} GET /a?b=c HTTP/1.1 200`,
      { target: '/a?b=c', protocol: 'HTTP/1.1' },
    ],
    [
      'Apache, unknown directives',
      '%{X-Trace}i %a %{SSL_PROTOCOL}x %t "%r" %>s %{c}p',
      `t-1 192.0.2.7 TLSv1.3 ${TIME} "GET /a HTTP/1.1" 200 443`,
      { target: '/a' },
    ],
  ])('%s is read', (_, template, line, fields) => {
    const raw = findFormat(template).parse(toBatch(line));
    expect(outcomesOf(raw)).toEqual([null]);
    const names = [
      'remoteAddr',
      'remoteUser',
      'method',
      'target',
      'protocol',
      'userAgent',
      'host',
      'forwardedFor',
    ] as const;
    const texts = Object.fromEntries(names.map((name) => [name, raw.text(name, 0)]));
    expect({ ...texts, time: raw.timeMs[0], durationMs: raw.durationMs[0] }).toMatchObject({
      remoteAddr: '192.0.2.7',
      time: AT,
      ...fields,
    });
  });

  it('a server writes anonymized rows so that it reads them again', () => {
    const format = findFormat('%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i" %D');
    const row = {
      time: ISO,
      address: 'fd1c::7',
      method: 'GET',
      target: '/a',
      protocol: null,
      status: 404,
      bytesSent: 9,
      referrer: null,
      userAgent: 'Firefox/126 (Linux; desktop)',
      host: 'www.example.jp',
    };
    const text = format.write(row);
    expect(text).toBe(`www.example.jp:- fd1c::7 - - ${TIME} "GET /a" 404 9 "-" "Firefox/126 (Linux; desktop)" -`);
    expect(format.parse(toBatch(text)).text('remoteAddr', 0)).toBe('fd1c::7');
  });

  it('rejects a line that is cut, joined or of another shape', () => {
    const line = `192.0.2.7 - - ${TIME} "GET /a HTTP/1.1" 200 5 "-" "curl/8"`;
    const lines = [line, line.slice(0, -4), line + line, 'nothing of the kind', line.replace('192.0.2.7', 'proxy')];
    const raw = findFormat('%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"').parse(toBatch(lines.join('\n')));
    expect(outcomesOf(raw)).toEqual([null, 'cut-short', 'no-match', 'no-match', 'bad-address']);
  });

  it('is refused when it names no address', () => {
    expect(() => findFormat('%t "%r" %>s')).toThrow('the template names no address');
  });
});

describe('formatFrom', () => {
  const NGINX = `http {\n  log_format main '$remote_addr [$time_local] '\n    '"$request" $status';\n  log_format timed '$remote_addr $msec "$request"';\n  #access_log off;\n  access_log /var/log/nginx/access.log main;\n  server { \n access_log /var/log/nginx/shop.log timed buffer=32k;\n } }`;
  const APACHE = `LogFormat "%h %l %u %t \\"%r\\" %>s" short\nLogFormat "%a %t" other\nCustomLog \${APACHE_LOG_DIR}/access.log short\nCustomLog "/var/log/x.log" "%a %t \\"%r\\""\n`;

  it.each([
    [NGINX, undefined, /^'\$remote_addr \[\$time_local\] '\s+'"\$request" \$status'$/],
    [NGINX, '/srv/shop.log.1', /\$msec/],
    [NGINX, 'shop.log.2.gz', /\$msec/],
    [APACHE, undefined, /^%h %l %u %t "%r" %>s$/],
    [APACHE, 'x.log', /^%a %t "%r"$/],
    ['access_log /var/log/nginx/access.log;', undefined, /^combined$/],
  ])('finds it, by the name of the log where there are several', (text, log, template) => {
    expect(formatFrom(text, log)).toMatch(template);
  });

  it('says what it looks for when there is none', () => {
    expect(() => formatFrom('server { listen 80; }')).toThrow('expected log_format (nginx) or LogFormat (Apache)');
  });
});
