import { describe, expect, it } from 'vitest';
import { unwrapLines } from '../../../src/collector/sources/index.js';
import { linesOf, toBatch } from '../harness/line-batches.js';

const LINE = '192.0.2.7 - - [20/May/2026:10:15:00 +0900] "GET / HTTP/1.1" 200 5 "-" "curl/8"';

describe('unwrapLines', () => {
  it.each([
    ['syslog, RFC 3164', 'May 20 10:15:00 web1 nginx: '],
    ['syslog with its priority', '<190>May  2 10:15:00 web1 nginx[912]: '],
    ['syslog, RFC 5424', '<190>1 2026-05-20T10:15:00.003Z web1 nginx 912 - - '],
    [
      'structured data',
      '<190>1 2026-05-20T10:15:00.003+09:00 web1 nginx 912 ID [x@1 a="]\\]"][y b="c"] '.replace('"]\\]"', '"\\]"'),
    ],
    ['journald with an ISO time', '2026-05-20T10:15:00+0900 web1 nginx[912]: '],
    ['journald without host', 'May 20 10:15:00 nginx[912]: '],
    ['Kubernetes', '2026-05-20T01:15:00.123456789Z stdout F '],
    ['docker compose', 'web-1  | '],
    ['kubectl', '[pod/web-5d9/nginx] '],
    ['grep', 'access.log.1:'],
    ['grep -n', '/var/log/nginx/access.log:12:'],
  ])('takes off %s', (_, prefix) => {
    expect(linesOf(unwrapLines(toBatch(`${prefix}${LINE}\n${LINE}\n`)))).toEqual([LINE, LINE]);
  });

  it.each([
    ['Docker', { log: `${LINE}\n`, stream: 'stdout', time: '2026-05-20T01:15:00Z' }],
    ['journald', { MESSAGE: LINE, PRIORITY: '6', _PID: '912' }],
  ])('takes a line out of the JSON of %s', (_, object) => {
    const batch = unwrapLines(toBatch(`${JSON.stringify(object)}\n${JSON.stringify(object)}\n`));
    expect(linesOf(batch)).toEqual([LINE, LINE]);
    expect([...batch.offsets]).toEqual([0, JSON.stringify(object).length + 1]);
  });

  it('takes an address of IPv6 out of what grep wrote before it', () => {
    const line = LINE.replace('192.0.2.7', '2001:db8::7');
    expect(linesOf(unwrapLines(toBatch(`access.log:${line}\n`)))).toEqual([line]);
  });

  it.each([
    LINE,
    LINE.replace('192.0.2.7', '2001:db8::7'),
    `www.example.jp:443 ${LINE}`,
    '{"ts":1,"request":{"remote_ip":"192.0.2.7"},"status":200}',
    '192.0.2.7:55032 [20/May/2026:10:15:00.250] front~ back/web 0/0/0/1/1 200 5 - - ---- 1/1/1/1/0 0/0 "GET / HTTP/1.1"',
    'time:2026\thost:192.0.2.7',
  ])('leaves what is not wrapped: %s', (line) => {
    const batch = toBatch(`${line}\n`);
    expect(unwrapLines(batch)).toBe(batch);
  });
});
