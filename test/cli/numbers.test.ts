import { expect, it } from 'vitest';
import { formatBytes, formatCount, formatShare } from '../../src/cli/numbers.js';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [12_345, '12.3 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [999_999, '1.00 MB'],
  [1e6, '1.00 MB'],
  [2_747_282_505, '2.75 GB'],
  [1e18, '1000 PB'],
])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  [0, '0'],
  [1234, '1,234'],
  [12_345_678, '12,345,678'],
])('%i is written %s', (count, text) => expect(formatCount(count)).toBe(text));

it.each([
  [1, 8, '12.5%'],
  [0, 8, '0.0%'],
  [1, 100_000, '<0.1%'],
  [8, 8, '100.0%'],
  [0, 0, ''],
])('%i of %i is %s', (part, whole, text) => expect(formatShare(part, whole)).toBe(text));
