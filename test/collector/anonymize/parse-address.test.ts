import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../../src/collector/anonymize/address.js';
import { cutAddress, NO_ADDRESS } from '../../../src/collector/anonymize/cut-address.js';
import { parseAddress } from '../../../src/collector/anonymize/parse-address.js';

const VECTORS = new URL('../../../../shared/corpus/anonymisation-vectors.jsonl', import.meta.url);

/** Every way in which IPv6 carries 203.0.113.77. */
const CARRIERS = [
  '203.0.113.77',
  '203.0.113.77:50000',
  '::ffff:203.0.113.77',
  '::FFFF:cb00:714d',
  '[::ffff:203.0.113.77]:443',
  '::203.0.113.77',
  '64:ff9b::203.0.113.77',
  '64:ff9b::cb00:714d',
  '64:ff9b:1::cb00:714d',
  '2002:cb00:714d::1',
  '2002:cb00:714d:1234:5678::9',
  '[2002:cb00:714d::1]:8080',
  '2001:0:4136:e378:8000:63bf:34ff:8eb2',
  '2001::34ff:8eb2%eth0',
];

describe('an IPv4 address inside IPv6', () => {
  it.each(CARRIERS)('%s is taken out', (text) => {
    expect(parseAddress(text)).toEqual([203, 0, 113, 77]);
    expect(canonicalAddress(text)).toMatchObject({ address: '4/203.0.113.77', network: '4/203.0.113' });
    expect(cutAddress(text, { ipv4Bits: 24, ipv6Bits: 48 })).toBe('203.0.113.0');
  });

  it.each([
    '::1',
    '::',
    '2001:db8::cb00:714d',
    '64:ff9b:2::cb00:714d',
    '2003:cb00:714d::1',
    '2001:1::34ff:8eb2',
    'fe80::1%eth0',
  ])('%s holds none', (text) => {
    expect(parseAddress(text)).toHaveLength(16);
  });
});

describe('what is no address', () => {
  it.each([
    'pc-1.example.jp',
    'unix:',
    '999.1.1.1',
    '1.2.3',
    '2001:db8:::1',
    ':',
    '-',
    '203.0.113.77]',
    '203.0.113.77:80]',
    '[2001:db8::1]]',
    '[2001:db8::1',
  ])('%s becomes a name for tokens, and nothing where addresses are cut', (text) => {
    expect(parseAddress(text)).toBeNull();
    expect(canonicalAddress(text).address).toBe(`n/${text}`);
    expect(cutAddress(text, { ipv4Bits: 32, ipv6Bits: 128 })).toBe(NO_ADDRESS);
  });
});

describe('a cut address', () => {
  const ipv4 = fc.ipV4();
  const ipv6 = fc.ipV6();

  it('keeps exactly the first bits, for every prefix length', () => {
    fc.assert(
      fc.property(
        fc.oneof(ipv4, ipv6),
        fc.integer({ min: 0, max: 32 }),
        fc.integer({ min: 0, max: 128 }),
        (text, ipv4Bits, ipv6Bits) => {
          const whole = parseAddress(text)!;
          const cut = parseAddressPlainly(cutAddress(text, { ipv4Bits, ipv6Bits }));
          const bits = whole.length === 4 ? ipv4Bits : ipv6Bits;
          expect(cut).toHaveLength(whole.length);
          cut.forEach((byte, index) => {
            const mask = (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff;
            expect(byte).toBe(whole[index]! & mask);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  /** How Anonip's vectors are read here: it counts cleared bits, and keeps what stands around an address. */
  interface Vector {
    readonly method: string;
    readonly input: string;
    readonly expected: string;
    readonly v4_bits_cleared: number;
    readonly v6_bits_cleared: number;
    readonly increment?: number;
    readonly columns?: readonly number[];
  }

  it.skipIf(!existsSync(VECTORS))('is what Anonip and GoAccess make of it, where they mean the same', () => {
    const vectors = readFileSync(VECTORS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Vector);
    const different: string[] = [];
    let same = 0;
    for (const { method, input, expected, v4_bits_cleared: v4 = 8, v6_bits_cleared: v6 = 64, increment } of vectors) {
      if (method !== 'truncate_low_bits' && !method.startsWith('goaccess')) continue;
      const cut = cutAddress(input, { ipv4Bits: 32 - v4, ipv6Bits: 128 - v6 });
      if (cut === expected) same++;
      else different.push(`${input} → ${cut}${increment ? ' (no increment)' : ''}`);
    }
    expect(same).toBe(17);
    // not kept: what is no address (Anonip fails open), text and brackets and ports around one, columns, increments
    expect(different).toEqual([
      '192.168.100.200:80 → 192.168.96.0',
      '192.168.100.200] → 0.0.0.0',
      '192.168.100.200:80] → 0.0.0.0',
      'no_ip_address → 0.0.0.0',
      '[2001:0db8:85a3:0000:0000:8a2e:0370:7334]:443 → 2001:db8:85a0::',
      '[2001:0db8:85a3:0000:0000:8a2e:0370:7334] → 2001:db8:85a0::',
      '[2001:0db8:85a3:0000:0000:8a2e:0370:7334]] → 0.0.0.0',
      '[2001:0db8:85a3:0000:0000:8a2e:0370:7334]:443] → 0.0.0.0',
      '[2001:db8:1::ab9:C0A8:102]:8080 → 2001:db8::',
      '   foo → 0.0.0.0',
      '192.168.100.200 → 192.168.96.0 (no increment)',
      '192.168.100.200 some string with öéäü → 0.0.0.0',
      'some 192.168.100.200 string with öéäü → 0.0.0.0',
      'some string 192.168.100.200 with öéäü → 0.0.0.0',
      '192.168.100.200 192.168.11.222 192.168.123.234 → 0.0.0.0',
      '192.168.100.200 192.168.11.222 192.168.123.234 → 0.0.0.0',
    ]);
  });
});

/** Without taking IPv4 out again: `::ffff:…` cannot come from cutting. */
function parseAddressPlainly(text: string): readonly number[] {
  if (!text.includes(':')) return text.split('.').map(Number);
  const [head = '', tail] = text.split('::');
  const groups = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const all = [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
  return all.flatMap((group) => [group >> 8, group & 0xff]);
}
