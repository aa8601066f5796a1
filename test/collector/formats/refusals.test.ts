import { describe, expect, it } from 'vitest';
import { guessFormat } from '../../../src/collector/formats/index.js';
import { dictionaryOf, toBatch } from '../harness/line-batches.js';

const LINE = '192.0.2.7 - - [20/May/2026:10:15:00 +0900] "GET / HTTP/1.1" 200 5 "-" "curl/8"';

describe('guessFormat refuses', () => {
  it.each([
    ['an error log of nginx', '2026/05/20 10:15:00 [error] 912#912: *0 open() "/x" failed, client: 192.0.2.1'],
    ['an error log of Apache', '[Wed May 20 10:15:00.123456 2026] [core:error] [pid 9] [client 192.0.2.7:1] AH00126'],
    ['the log of an application (uvicorn', 'INFO:     192.0.2.7:5000 - "GET / HTTP/1.1" 200 OK'],
    ['morgan tiny or dev', 'GET /a 200 5 - 1.234 ms'],
    ['lograge', 'method=GET path=/a format=html controller=A action=b status=200 duration=5.2'],
    ['a log of TCP connections', '192.0.2.7:40962 [20/May/2026:10:15:00.285] main app/web 0/0/1 212 -- 1/1/0/0/0 0/0'],
    ['a list of addresses first', LINE.replace('192.0.2.7', '192.0.2.7, 198.51.100.3')],
    ['other columns before its time', LINE.replace('192.0.2.7 - -', '192.0.2.7 198.51.100.3 -')],
    ['syslog that are no requests', 'May 20 10:15:00 web1 sshd[9]: Accepted publickey for taro'],
    ['JSON whose fields', '{"level":"info","message":"started","time":"2026-05-20T01:15:00Z"}'],
    ['CSV', '2026,taro,1,2,3'],
    ['UTF-16', Buffer.from(`${LINE}\n`, 'utf16le').toString('latin1').replace(/\n\0$/, '')],
    ['no access log', 'hello'],
  ])('%s', (what, line) => {
    const lines = Buffer.from(`${line}\n`.repeat(20), 'latin1');
    expect(() => guessFormat(toBatch(lines))).toThrow(
      new RegExp(`the lines look like.*${what.replace(/[()]/g, '\\$&')}`),
    );
  });

  it('a log of which less than nine lines in ten are requests, and quotes none', () => {
    const log = (bad: number) => toBatch(`${LINE}\n`.repeat(100 - bad) + 'secret taro\n'.repeat(bad));
    expect(guessFormat(log(10))?.name).toBe('combined');
    expect(() => guessFormat(log(11))).toThrow(/combined, reads 89 of the first 100/);
    expect(() => guessFormat(log(11))).not.toThrow(/taro/);
  });
});

describe('a log of one family', () => {
  it('is read line by line, with and without virtual host, common and combined', () => {
    const common = LINE.split(' "-"')[0]!;
    const lines = [LINE, `www.example.jp:80 ${LINE}`, common, `www.example.jp ${common}`];
    const batch = toBatch(`${lines.join('\n')}\n`.repeat(10));
    const raw = guessFormat(batch)!.parse(batch);
    expect(raw.rows).toBe(40);
    expect(new Set(dictionaryOf(raw, 'remoteAddr').values)).toEqual(new Set(['192.0.2.7']));
    expect([0, 1, 2, 3].map((row) => raw.text('host', row))).toEqual([null, 'www.example.jp', null, 'www.example.jp']);
  });

  it('rejects two requests in one line', () => {
    const batch = toBatch(`${LINE}\n`.repeat(20) + LINE + LINE);
    expect(guessFormat(batch)!.parse(batch).rejected).toEqual([{ line: 20, reason: 'no-match' }]);
  });
});
