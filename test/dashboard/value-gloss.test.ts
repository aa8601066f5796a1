import { describe, expect, it } from 'vitest';
import { OTHER, SENSITIVE } from '../../src/contract/index.js';
import { messagesIn } from '../../src/dashboard/messages/index.js';
import { glossOfValue, hourOf, nameOfValue } from '../../src/dashboard/value-gloss.js';

const ja = messagesIn('ja');
const en = messagesIn('en');

describe('values in words', () => {
  it.each([
    ['statuses', '404', '見つからない', 'Not found'],
    ['statuses', '299', null, null],
    ['statuses', 'constructor', null, null],
    ['countries', 'JP', '日本', 'Japan'],
    ['countries', 'not a code', null, null],
    ['devices', 'mobile', 'スマートフォン', null],
    ['attacks', 'path-traversal', 'パストラバーサル', null],
    ['pages', '404', null, null],
  ] as const)('glosses %s %s', (panel, value, inJapanese, inEnglish) => {
    expect(glossOfValue(panel, value, ja)).toBe(inJapanese);
    expect(glossOfValue(panel, value, en)).toBe(inEnglish);
  });
  it('names groups and hours, and nothing else', () => {
    expect(nameOfValue('pages', OTHER, ja)).toBe('その他');
    expect(nameOfValue('pages', SENSITIVE, en)).toBe('Sensitive pages');
    expect(nameOfValue('hoursOfDay', '9', en)).toBe('09:00');
    expect(nameOfValue('pages', '9', en)).toBeNull();
  });
  it.each([
    ['0', 0],
    ['09', 9],
    ['23:00', 23],
    ['24', null],
    ['9am', null],
  ])('reads the hour %s as %s', (value, hour) => expect(hourOf(value)).toBe(hour));
});
