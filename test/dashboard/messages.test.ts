import { describe, expect, it } from 'vitest';
import { messagesIn, pickLang } from '../../src/dashboard/messages/index.js';

describe('pickLang', () => {
  it.each([
    [['en', 'ja'], 'en'],
    [[null, 'ja-JP'], 'ja'],
    [[null, undefined, 'fr', 'JA'], 'ja'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('picks from %j: %s', (wishes, lang) => expect(pickLang(wishes)).toBe(lang));
});

describe('messages', () => {
  it.each(['ja', 'en'] as const)('call visitors over a period daily visitors everywhere (%s)', (lang) => {
    const { figures, panels } = messagesIn(lang);
    const word = lang === 'ja' ? '日別訪問者数' : 'Daily visitors';
    expect(figures.terms.visitors.label).toBe(word);
    expect(panels.visitors).toBe(word);
  });
  it.each(['ja', 'en'] as const)('never call the data anonymous (%s)', (lang) => {
    const words: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === 'string') words.push(value);
      if (typeof value === 'function') words.push(String(value(3)));
      if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(messagesIn(lang));
    expect(words.join('\n')).not.toMatch(/匿名|anonym/i);
  });
});
