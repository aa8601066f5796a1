import { describe, expect, it } from 'vitest';
import { escapeField, toCombinedLine, toLogTime } from '../../../demo/http/combined-line.mjs';

const NOON_UTC = Date.UTC(2026, 10, 22, 12, 0, 5);

describe('a Combined Log Format line', () => {
  it('has the fields in their order and dashes for what is missing', () => {
    const line = toCombinedLine(
      {
        remoteAddr: '192.0.2.7',
        timeMs: NOON_UTC,
        request: 'GET /news/?a=1 HTTP/1.1',
        status: 200,
        bytesSent: 12,
        referrer: '',
        userAgent: 'curl/8',
      },
      540,
    );
    expect(line).toBe('192.0.2.7 - - [22/Nov/2026:21:00:05 +0900] "GET /news/?a=1 HTTP/1.1" 200 12 "-" "curl/8"');
  });

  it.each([
    ['Asia/Tokyo', 540, '22/Nov/2026:21:00:05 +0900'],
    ['Greenwich', 0, '22/Nov/2026:12:00:05 +0000'],
    ['over midnight', 840, '23/Nov/2026:02:00:05 +1400'],
    ['west, with half an hour', -210, '22/Nov/2026:08:30:05 -0330'],
  ])('writes the time with the offset of its zone: %s', (_name, offset, text) => {
    expect(toLogTime(NOON_UTC, offset)).toBe(text);
  });

  it.each([
    ['nothing', '', '-'],
    ['a quote and a backslash', 'a"b\\c', 'a\\x22b\\x5Cc'],
    ['line ends', 'a\r\nb', 'a\\x0D\\x0Ab'],
    ['a terminal escape', '\x1b[31m', '\\x1B[31m'],
    ['a byte above ASCII', '\xe3', '\\xE3'],
    ['a character outside latin1', '断', '\\xE6\\x96\\xAD'],
    ['DEL', '\x7f', '\\x7F'],
    ['a space and a bracket, which need no escape', 'a [b]', 'a [b]'],
  ])('escapes as nginx does: %s', (_name, value, escaped) => {
    expect(escapeField(value)).toBe(escaped);
  });
});
