import { describe, expect, it } from 'vitest';
import { DETECTORS } from '../../../../src/collector/anonymize/detectors/catalogue.js';
import { PLACEHOLDERS } from '../../../../src/collector/anonymize/detectors/detector.js';
import { maskText } from '../../../../src/collector/anonymize/detectors/mask.js';
import { readText } from '../../../../src/collector/anonymize/detectors/read-text.js';

const kindsOf = (text: string): string[] => readText(text).all.flatMap((reading) => [...maskText(reading).kinds]);

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const entities = (text: string): string => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join('');

/** Every way in which the same text reaches a log. */
const FORMS: readonly (readonly [string, (text: string) => string])[] = [
  ['plain', (text) => text],
  ['percent-encoded', percent],
  ['percent-encoded twice', (text) => encodeURIComponent(percent(text))],
  ['percent-encoded three times', (text) => encodeURIComponent(encodeURIComponent(percent(text)))],
  ['full-width', wide],
  ['full-width and percent-encoded', (text) => percent(wide(text))],
  ['entities and percent-encoded', (text) => percent(entities(text))],
];

describe.each(DETECTORS.map((detector) => [detector.kind, detector] as const))('%s', (kind, detector) => {
  it.each(FORMS)('is found in each sample, %s', (_, encode) => {
    for (const hit of detector.hits) expect(kindsOf(encode(hit)), hit).toContain(kind);
  });

  it('is not seen in what only looks like it', () => {
    for (const miss of detector.misses) expect(kindsOf(miss), miss).not.toContain(kind);
  });

  it('leaves only words and placeholders of a sample, and changes nothing the second time', () => {
    for (const hit of detector.hits) {
      const { text } = maskText(readText(hit).shown!);
      expect(text).toMatch(PLACEHOLDERS);
      expect(text.replace(PLACEHOLDERS, ''), hit).not.toMatch(/\d{4}|@/);
      expect(maskText(text).text).toBe(text);
    }
  });
});

it('has every kind of law-and-specs.md section 4.3 once, with samples on both sides', () => {
  expect(DETECTORS.map(({ kind }) => kind).sort()).toEqual(
    (
      'addressee birth-date card coordinates corporate-number driving-license handle hex iban imei insurer-number ipv4 ipv6 jwt license-plate local-number long-number ' +
      'mac mail my-number numeric-id object-id passport pension-number phone place postal-code residence-card resident-code token ulid url uuid'
    ).split(' '),
  );
  for (const { hits, misses } of DETECTORS) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(0);
});
