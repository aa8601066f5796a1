import { describe, expect, it } from 'vitest';
import { findFormat, guessFormat } from '../../../src/collector/formats/index.js';
import type { RawBatch, WrittenRow } from '../../../src/collector/model/index.js';
import { toBatch } from '../harness/line-batches.js';

const TIME = '20/May/2026:10:15:00 +0900';
const UTC = '2026-05-20T01:15:00';
const AT = Date.parse(`${UTC}Z`);
const FIRST = { remoteAddr: '192.0.2.7', target: '/a?b=c', status: 200, bytes: 512, time: AT };

/** A format, two lines of it, and what the first says beside {@link FIRST}. */
const CASES: readonly (readonly [name: string, lines: string, more: object])[] = [
  ['combined', `192.0.2.7 - - [${TIME}] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8"`, { userAgent: 'curl/8' }],
  ['common', `192.0.2.7 - - [${TIME}] "GET /a?b=c HTTP/1.1" 200 512`, { method: 'GET', protocol: 'HTTP/1.1' }],
  [
    'ltsv',
    `time:[${TIME}]\thost:192.0.2.7\treq:GET /a?b=c HTTP/1.1\tstatus:200\tsize:512\tua:curl/8\treqtime:0.087\tvhost:www.example.jp`,
    { userAgent: 'curl/8', host: 'www.example.jp', durationMs: 87 },
  ],
  [
    'ltsv',
    `method:GET\turi:/a\tquery:b=c\thost:192.0.2.7\ttime:${UTC}Z\tstatus:200\tsize:512\treqtime_microsec:1500`,
    { method: 'GET', durationMs: 1.5 },
  ],
  [
    'json',
    `{"time_iso8601":"2026-05-20T10:15:00+09:00","remote_addr":"192.0.2.7","request":"GET /a?b=c HTTP/1.1","status":"200","body_bytes_sent":512,"http_user_agent":"a \\"b\\"","request_time":"0.012"}`,
    { userAgent: 'a "b"', durationMs: 12, method: 'GET' },
  ],
  [
    'json',
    `{"httpRequest":{"requestMethod":"GET","requestUrl":"https://www.example.jp/a?b=c","status":200,"responseSize":"512","userAgent":"curl/8","remoteIp":"192.0.2.7","latency":"0.25s","protocol":"HTTP/1.1"},"timestamp":"${UTC}.5Z"}`,
    { host: 'www.example.jp', durationMs: 250, time: AT + 500 },
  ],
  [
    'json',
    `{"ClientIP":"192.0.2.7","ClientRequestMethod":"GET","ClientRequestURI":"/a?b=c","EdgeResponseStatus":200,"EdgeResponseBytes":512,"EdgeStartTimestamp":${AT}000000,"ClientRequestUserAgent":"curl/8","ClientRequestHost":"www.example.jp"}`,
    { host: 'www.example.jp', userAgent: 'curl/8' },
  ],
  [
    'json',
    `{"start_time":"${UTC}.000Z","method":"GET","path":"/a?b=c","protocol":"HTTP/2","response_code":200,"bytes_sent":512,"duration":7,"x_forwarded_for":"192.0.2.7","user_agent":"curl/8","authority":"www.example.jp"}`,
    { host: 'www.example.jp', protocol: 'HTTP/2' },
  ],
  [
    'caddy',
    `{"level":"info","ts":${AT / 1000}.25,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"10.0.0.1","remote_port":"4711","client_ip":"192.0.2.7","proto":"HTTP/2.0","method":"GET","host":"www.example.jp","uri":"/a?b=c","headers":{"User-Agent":["curl/8"],"Referer":["https://example.org/"]},"tls":{"version":772}},"bytes_read":0,"user_id":"taro","duration":0.0125,"size":512,"status":200,"resp_headers":{"Server":["Caddy"]}}`,
    {
      userAgent: 'curl/8',
      referrer: 'https://example.org/',
      host: 'www.example.jp',
      durationMs: 12.5,
      time: AT + 250,
      remoteUser: 'taro',
    },
  ],
  [
    'caddy',
    `{"ts":${AT / 1000},"request":{"remote_addr":"192.0.2.7:4711","proto":"HTTP/1.1","method":"GET","host":"www.example.jp:8443","uri":"/a?b=c","headers":{}},"duration":0.001,"size":512,"status":200}`,
    { host: 'www.example.jp', durationMs: 1 },
  ],
  [
    'traefik-json',
    `{"ClientAddr":"192.0.2.7:39496","ClientHost":"192.0.2.7","ClientUsername":"-","DownstreamContentSize":512,"DownstreamStatus":200,"Duration":2500000,"OriginStatus":500,"RequestHost":"www.example.jp","RequestMethod":"GET","RequestPath":"/a?b=c","RequestProtocol":"HTTP/1.1","StartUTC":"${UTC}.000000001Z","request_User-Agent":"curl/8","time":"${UTC}Z"}`,
    { durationMs: 2.5, userAgent: 'curl/8', host: 'www.example.jp' },
  ],
  [
    'traefik',
    `192.0.2.7 - taro [${TIME}] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8" 190 "web@docker" "http://172.17.0.3:80" 12ms`,
    { durationMs: 12, remoteUser: 'taro' },
  ],
  [
    'haproxy',
    '192.0.2.7:55032 [20/May/2026:10:15:00.250] front~ back/web 0/0/0/169/169 200 512 - - ---- 5/6/9/5/0 0/0 {www.example.jp|} {|} "GET /a?b=c HTTP/1.1"',
    { durationMs: 169, time: new Date(2026, 4, 20, 10, 15, 0, 250).getTime() },
  ],
  [
    'envoy',
    `[${UTC}.310Z] "GET /a?b=c HTTP/2" 200 - 0 512 226 100 "192.0.2.7" "curl/8" "cd1bde" "www.example.jp" "10.0.35.28:80"`,
    { durationMs: 226, host: 'www.example.jp', time: AT + 310 },
  ],
  [
    'envoy',
    `[${UTC}.000Z] "GET /a?b=c HTTP/1.1" 200 - via_upstream - "-" 0 512 3 2 "-" "curl/8" "id" "web:9080" "10.0.0.4:9080" inbound|9080|| 127.0.0.1:4 10.0.0.4:9080 192.0.2.7:0 - default`,
    { durationMs: 3 },
  ],
  [
    'nginx-ingress',
    `192.0.2.7 - - [${TIME}] "GET /a?b=c HTTP/2.0" 200 512 "-" "curl/8" 462 0.050 [web-9000] [] 10.0.5.8:9000, 10.0.5.9:9000 19, 0 0.049, 0.001 502, 200 752178ad`,
    { durationMs: 50, userAgent: 'curl/8' },
  ],
  [
    'nginx-proxy-manager',
    `[${TIME}] - 200 200 - GET https www.example.jp "/a?b=c" [Client 192.0.2.7] [Length 512] [Gzip 3.10] [Sent-to app] "curl/8" "-"`,
    { host: 'www.example.jp', userAgent: 'curl/8' },
  ],
  [
    'npmplus',
    `[${TIME}] www.example.jp 192.0.2.7 0.037 "GET /a?b=c HTTP/1.1" 200 512 27 - Mozilla/5.0 (X11; Linux)`,
    { host: 'www.example.jp', userAgent: 'Mozilla/5.0 (X11; Linux)', durationMs: 37 },
  ],
  [
    'aws-alb',
    `https ${UTC}.186641Z app/web/50dc6c 192.0.2.7:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 34 512 "GET https://www.example.jp:443/a?b=c HTTP/1.1" "curl/8" ECDHE TLSv1.2 arn "Root=1" "-" "-" 0 ${UTC}Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID`,
    { host: 'www.example.jp', durationMs: 171, time: AT + 186 },
  ],
  [
    'aws-elb',
    `${UTC}.945958Z web 192.0.2.7:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 512 "GET http://www.example.jp:80/a?b=c HTTP/1.1" "curl/8" - -`,
    { target: 'http://www.example.jp:80/a?b=c', durationMs: 1.178, time: AT + 945 },
  ],
  [
    'aws-s3',
    `79a5 bucket [${TIME}] 192.0.2.7 79a5 3E57427F3EXAMPLE REST.GET.OBJECT a "GET /a?b=c HTTP/1.1" 200 - 512 512 7 6 "-" "curl/8" - host SigV4 TLS AuthHeader bucket TLSv1.2 - -`,
    { durationMs: 7, userAgent: 'curl/8' },
  ],
  [
    'aws-cloudfront',
    `2026-05-20\t01:15:00\tNRT57-P2\t512\t192.0.2.7\tGET\td111.cloudfront.net\t/a\t200\t-\tcurl/8%20x\tb=c\t-\tHit\tid\twww.example.jp\thttps\t62\t0.113\t-\tTLSv1.3\tTLS_AES\tHit\tHTTP/2.0`,
    { durationMs: 113, host: 'd111.cloudfront.net', userAgent: 'curl/8%20x' },
  ],
  [
    'fastly',
    `{"timestamp":"2026-05-20T01:15:00+0000","client_ip":"192.0.2.7","host":"www.example.jp","url":"/a?b=c","request_method":"GET","request_protocol":"HTTP/1.1","request_user_agent":"curl/8","response_status":200,"response_body_size":512,"fastly_is_edge":true}`,
    { host: 'www.example.jp', userAgent: 'curl/8' },
  ],
  [
    'bunny',
    `HIT|200|${AT}|512|390|192.0.2.7|-|https://cdn.example.jp/a?b=c|DE|curl/8|322b688bd63fb63f|JP`,
    { host: 'cdn.example.jp', userAgent: 'curl/8' },
  ],
  [
    'squid',
    `${AT / 1000}.075    125 192.0.2.7 TCP_MISS/200 512 GET http://www.example.jp/a?b=c - HIER_DIRECT/203.0.113.9 text/html`,
    { durationMs: 125, host: 'www.example.jp', time: AT + 75 },
  ],
  [
    'logfmt',
    `time=${UTC}Z level=info remote_addr=192.0.2.7 method=GET path="/a?b=c" status=200 bytes=512 duration=12.5ms user_agent="curl 8"`,
    { durationMs: 12.5, userAgent: 'curl 8' },
  ],
  [
    'lighttpd',
    `192.0.2.7 www.example.jp - [${TIME}] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8"`,
    { host: 'www.example.jp' },
  ],
  [
    'bunkerweb',
    `www.example.jp 192.0.2.7 - 95386da81aa13b6ab3ce9c989e1e470e - [${TIME}] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8"`,
    { host: 'www.example.jp' },
  ],
  [
    'gandi',
    `www.example.jp 192.0.2.7 - - [${TIME}] (2 s) "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8"`,
    { host: 'www.example.jp', durationMs: 2000 },
  ],
  [
    'cpanel',
    `192.0.2.7 - taro [05/20/2026:01:15:00 -0000] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8" "s" "-" 2083`,
    { remoteUser: 'taro' },
  ],
  ['openbsd-httpd', `www.example.jp 192.0.2.7 - - [${TIME}] "GET /a?b=c HTTP/1.1" 200 512`, { host: 'www.example.jp' }],
  ['morgan', `192.0.2.7 - - [20/May/2026:01:15:00 +0000] "GET /a?b=c HTTP/1.1" 200 512 "-" "curl/8"`, {}],
  [
    'w3c',
    '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-bytes time-taken\n2026-05-20 01:15:00 10.0.0.1 GET /a b=c 443 - 192.0.2.7 Mozilla/5.0+(X11) - 200 512 15',
    { durationMs: 15 },
  ],
];

/** Names of servers that write what another name stands for. */
const NOT_GUESSED = ['openbsd-httpd', 'morgan'];

const WRITTEN: WrittenRow = {
  time: '2026-05-20T10:15:00+09:00',
  address: 'fd1c::7',
  method: 'GET',
  target: '/news/:id?utm_source=a',
  protocol: 'HTTP/1.1',
  status: 404,
  bytesSent: 99,
  referrer: 'https://example.org/',
  userAgent: 'Firefox/126 (Windows; desktop)',
  host: 'www.example.jp',
};

describe('a line of', () => {
  it.each(CASES)('%s is read by its name: %s', (name, lines, more) => {
    expect(lastOf(findFormat(name).parse(toBatch(lines)))).toMatchObject({ ...FIRST, ...more });
  });

  it.each(CASES.filter(([name]) => !NOT_GUESSED.includes(name)))(
    '%s is known by what it looks like: %s',
    (name, lines) => {
      expect(guessFormat(toBatch(lines))?.name).toBe(name);
    },
  );

  it.each(CASES)('%s that is written anew is read again: %s', (name, lines) => {
    const format = findFormat(name);
    format.parse(toBatch(lines));
    const text = `${format.header?.() ?? ''}${format.write(WRITTEN)}\n`;
    const again = lastOf(findFormat(name).parse(toBatch(text)));
    expect(again).toMatchObject({ remoteAddr: 'fd1c::7', status: 404, bytes: 99 });
    expect(again['target']).toMatch(/\/news\/:id\?utm_source=a$/);
    expect(guessFormat(toBatch(text.repeat(3)))).not.toBeNull();
  });
});

/** The last row, and its numbers. */
function lastOf(raw: RawBatch): Record<string, unknown> {
  const row = raw.rows - 1;
  expect(row).toBeGreaterThanOrEqual(0);
  const fields = ['remoteAddr', 'remoteUser', 'method', 'target', 'protocol', 'referrer', 'userAgent', 'host'] as const;
  const texts = fields.map((field) => [field, raw.text(field, row)]);
  return {
    ...Object.fromEntries(texts),
    status: raw.status[row],
    bytes: raw.bytesSent[row],
    time: raw.timeMs[row],
    durationMs: raw.durationMs[row],
  };
}
