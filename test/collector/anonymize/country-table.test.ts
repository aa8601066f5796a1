import { describe, expect, it } from 'vitest';
import { createCountryTable } from '../../../src/collector/anonymize/country-table.js';
import { parseAddress } from '../../../src/collector/anonymize/parse-address.js';
import { toLog, readSafe } from '../harness/safe-batches.js';

const countryOf = createCountryTable();

describe('the country of an address', () => {
  // networks that have belonged to one country's registry, university or operator for decades
  it.each([
    ['133.11.0.1', 'JP'],
    ['202.232.2.1', 'JP'],
    ['2001:200::1', 'JP'],
    ['2400:4000::1', 'JP'],
    ['8.8.8.8', 'US'],
    ['18.9.22.69', 'US'],
    ['2001:4860:4860::8888', 'US'],
    ['141.20.1.1', 'DE'],
    ['2001:638::1', 'DE'],
    ['130.88.1.1', 'GB'],
    ['193.51.208.1', 'FR'],
    ['202.120.2.1', 'CN'],
    ['::ffff:133.11.0.1', 'JP'],
    ['2002:850b:1::1', 'JP'],
    ['64:ff9b::133.11.0.1', 'JP'],
  ])('%s is %s', (address, country) => {
    expect(countryOf(parseAddress(address)!)).toBe(country);
  });

  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'fd12:3456:789a::1',
    '2001:db8::1',
    'ff02::1',
  ])('%s has none', (address) => {
    expect(countryOf(parseAddress(address)!)).toBeNull();
  });

  it('is looked up before the address is gone, and not for sensitive pages', () => {
    const safe = readSafe(
      toLog(
        { address: '133.11.0.1' },
        { address: '8.8.8.8', target: '/soudan/1' },
        { address: 'pc.example.jp' },
        { address: '192.0.2.1' },
        { address: '133.11.0.1', target: '/kotowari/decision' },
      ),
      { sensitivePaths: ['/soudan/*'] },
    );
    expect(safe.country).toEqual(['JP', null, null, null, null]);
  });

  it('is asked for a million addresses within seconds', () => {
    const start = performance.now();
    for (let n = 0; n < 200_000; n++) countryOf([1 + (n % 220), (n * 7) & 255, (n * 13) & 255, n & 255]);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
