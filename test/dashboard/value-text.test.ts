import { describe, expect, it } from 'vitest';
import { toValueParts } from '../../src/dashboard/value-text.js';

const flat = (value: string) => toValueParts(value).map(({ text, hidden }) => (hidden ? `[${text}]` : text));

describe('toValueParts', () => {
  it.each([
    ['/plain', ['/plain']],
    ['/お知らせ/2026年度', ['/お知らせ/2026年度']],
    ['', []],
    ['/exe.\u202Egpj', ['/exe.', '[U+202E]', 'gpj']],
    ['\u0000a\u001b[31m\n', ['[U+0000]', 'a', '[U+001B]', '[31m', '[U+000A]']],
    ['a\u200Bb\uFEFF\u2067', ['a', '[U+200B]', 'b', '[U+FEFF]', '[U+2067]']],
    ['x\uD800', ['x', '[U+D800]']],
    ['\u{E0041}', ['[U+E0041]']],
    ['\u3164', ['[U+3164]']],
    ['<img src=x onerror=alert(1)>', ['<img src=x onerror=alert(1)>']],
  ])('splits %j', (value, parts) => expect(flat(value)).toEqual(parts));
});
