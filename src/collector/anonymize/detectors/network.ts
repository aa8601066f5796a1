import type { Detector } from './detector.js';

/** An address within an address: `?next=https://…`, `/go/https://…`, also without the colon or with one slash as proxies write it. */
export const url: Detector = {
  kind: 'url',
  needsMark: true,
  placeholder: ':url',
  pattern: /(?:https?|ftp|wss?|file):\/{1,2}\S+|mailto:\S+|^\/\/[\w-]+\.\S+/gi,
  takesAll: true,
  hits: ['https://example.org/a', 'http:/example.org', 'x-ftp://example.org/', 'mailto:taro', '//example.org/a'],
  misses: ['https', 'http-errors', 'a//b', '//'],
};

const octet = (text: string): boolean => Number(text) <= 255;

/** Dotted; and with dashes or underscores, as names of hosts spell it, when it has seven digits and more (`10-1-2-3` may be a chapter). */
export const ipv4: Detector = {
  kind: 'ipv4',
  minDigits: 4,
  placeholder: ':address',
  pattern:
    /(?<!\d|\d\.)0?\d{1,3}(?:\.0?\d{1,3}){3,7}(?!\d|\.\d)|(?<![0-9a-z])0x[0-9a-f]{1,2}(?:\.0x[0-9a-f]{1,2}){3}(?![0-9a-z])|(?<!\d|\d-)\d{1,3}(?:-\d{1,3}){3}(?![\d]|-\d)|(?<!\d|\d_)\d{1,3}(?:_\d{1,3}){3}(?![\d]|_\d)|(?<![0-9a-z])0x[0-9a-f]{8}(?![0-9a-z])/gi,
  confirm: (candidate) =>
    candidate.includes('.') ||
    /^0x/i.test(candidate) ||
    (candidate.replace(/\D/g, '').length >= 7 && candidate.split(/[-_]/).every(octet)),
  hits: [
    '203.0.113.77',
    'x-203.0.113.77-y',
    'ref.203.0.113.77',
    '203.0.113.77.1',
    'ip-203-0-113-77',
    '203_0_113_77',
    '0xcb00714d',
    '0xcb.0x00.0x71.0x4d',
    '0313.0000.0161.0115',
    '77.113.0.203.in-addr.arpa',
  ],
  misses: ['1.3.2', '2015-05-17', '1-2-3-4', '10-1-2-3', '2.7.0', '300-400-500-600'],
};

/** Full, shortened, with an IPv4 tail; and with dashes as `ipv6-literal.net` and wildcard names spell it. */
export const ipv6: Detector = {
  kind: 'ipv6',
  needsMark: true,
  minDigits: 1,
  placeholder: ':address',
  pattern:
    /(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}(?![0-9a-z]))?(?:%[\w.]+)?|(?<![0-9a-f])[0-9a-f]{1,4}(?:-{1,2}[0-9a-f]{1,4}){2,7}(?:--)?(?![0-9a-f])/gi,
  confirm: (candidate) => {
    const mark = candidate.includes(':') ? ':' : '-';
    const groups = candidate.replace(/%.*$/, '').split(mark);
    const filled = groups.filter((group) => group !== '').length;
    const short = candidate.includes(mark + mark);
    if (mark === ':') return short ? filled >= 1 && filled <= 7 : filled === 8 || groups.at(-1)!.includes('.');
    return (
      /\d/.test(candidate) &&
      /[a-f]/i.test(candidate) &&
      (short ? filled >= 3 && groups.some((group) => group.length === 4) : filled === 8)
    );
  },
  hits: [
    '2001:db8:77:77:1:2:3:4',
    '2001:db8::1',
    '::1',
    '::ffff:203.0.113.77',
    'fe80::1%eth0',
    'x-2001:db8::77-y',
    '2001-db8--77',
    '2001-db8-77-77-1-2-3-4',
    'file-2001-db8--77.html',
    'ref-2001-db8-77-10d5--1-file',
    '64:ff9b::203.0.113.81',
  ],
  misses: ['10:15:30', 'top-100--ad-3', 'a-bad-cafe', '2015-05-17', 'face-to-face', 'add-a-bee'],
};

/** `00:1a:2b:3c:4d:5e`, with other marks, or in Cisco's groups of four; longer rows of bytes are no less somebody's. Twelve letters without marks are found as hex. */
export const mac: Detector = {
  kind: 'mac',
  needsMark: true,
  placeholder: ':address',
  pattern:
    /[0-9a-f]{2}([:._-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4,}|(?<![0-9a-z])(?<![0-9a-f]{4}\.)[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-z]|\.[0-9a-f]{4})/gi,
  hits: [
    '00:1A:2B:3C:4D:5E',
    '00-1a-2b-3c-4d-5e',
    '001a.2b3c.4d5e',
    '00_1A_2B_3C_4D_5E',
    'file00-1a-2b-3c-4d-5eno',
    '00.1a.2b.3c.4d.5e',
    'device-00-1A-2B-3C-4D-5E.json',
  ],
  misses: ['2015-05-17', '00-1a-2b', 'ab-cd-ef', '10:15:30'],
};
