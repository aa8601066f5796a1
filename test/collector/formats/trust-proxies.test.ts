import { describe, expect, it } from 'vitest';
import { createProxyTrust, findFormat } from '../../../src/collector/formats/index.js';
import { dictionaryOf, toBatch } from '../harness/line-batches.js';

const line = (peer: string, list: string) =>
  `${peer} - - [20/May/2026:10:15:00 +0900] "GET / HTTP/1.1" 200 5 "-" "curl/8" "${list}"`;

describe('createProxyTrust', () => {
  it.each([
    ['10.0.0.5', '192.0.2.7', '192.0.2.7'],
    ['10.0.0.5', '198.51.100.66, 192.0.2.7, 10.0.0.9', '192.0.2.7'],
    ['10.0.0.5', '10.0.0.7, 10.0.0.9', '10.0.0.7'],
    ['10.0.0.5', '192.0.2.7:4711', '192.0.2.7'],
    ['10.0.0.5', '192.0.2.7, unknown', '10.0.0.5'],
    ['10.0.0.5', '-', '10.0.0.5'],
    ['203.0.113.9', '192.0.2.7', '203.0.113.9'],
    ['2001:db8::5', '2001:db8:1::7', '2001:db8:1::7'],
  ])('takes a request from %s that says "%s" for one of %s', (peer, list, client) => {
    const raw = createProxyTrust(['10.0.0.0/8', '2001:db8::5'])(
      findFormat('combined').parse(toBatch(line(peer, list))),
    );
    const { codes, values } = dictionaryOf(raw, 'remoteAddr');
    expect([raw.text('remoteAddr', 0), values[codes[0]!]]).toEqual([client, client]);
  });

  it('trusts nobody unless told', () => {
    const raw = findFormat('combined').parse(toBatch(line('10.0.0.5', '192.0.2.7')));
    expect(createProxyTrust([])(raw)).toBe(raw);
  });

  it.each(['10.0.0.0/33', 'proxy', '10.0.0.0/', '10.0.0.0/8/8'])('refuses %s', (range) => {
    expect(() => createProxyTrust([range])).toThrow(`--trusted-proxy "${range}" is not understood`);
  });
});
