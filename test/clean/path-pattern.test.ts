import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPathMatcher } from '../../src/clean/index.js';

describe('createPathMatcher', () => {
  it.each([
    ['/soudan/*', '/soudan', true],
    ['/soudan/*', '/soudan/', true],
    ['/soudan/*', '/soudan/a/b.html', true],
    ['/soudan/*', '/soudan/a?x=1#y', true],
    ['/soudan/*', '/soudan?x=/', true],
    ['/soudan/*', '/SOUDAN/A', true],
    ['/soudan/*', '/%73oudan/%61', true],
    ['/soudan/*', '/%2573oudan/', true],
    ['/soudan/*', '/ｓoudan/', true],
    ['/soudan/*', '//soudan//a', true],
    ['/soudan/*', '/soudan;jsessionid=1/a', true],
    ['/soudan/*', '/./soudan/a', true],
    ['/soudan/*', '/news/../soudan/a', true],
    ['/soudan/*', '/soudan%2Fa', true],
    ['/soudan/*', '/soudan\na', false],
    ['/soudan/*', '/soudans', false],
    ['/soudan/*', '/a/soudan/', false],
    ['/soudan/*', '/soudan/../news', false],
    ['/soudan/*', '/', false],
    ['/soudan', '/soudan', true],
    ['/soudan', '/soudan/a', false],
    ['/相談/*', '/%E7%9B%B8%E8%AB%87/a', true],
    ['/%E7%9B%B8%E8%AB%87/*', '/相談/a', true],
    ['/a*/c', '/ab/c', true],
    ['/a*/c', '/ab/x/c', true],
    ['/a*/c', '/b/c', false],
    ['*.pdf', '/docs/Tebiki.PDF', true],
    ['/a.c', '/abc', false],
    ['/(a|b)', '/a', false],
    ['/*', '/anything', true],
    ['/a /b', '/b', true],
    ['/soudan/*', '/%8E%81', true],
    ['/soudan/*', '/100%', true],
    ['', '/%8E%81', false],
    ['  ', '/', false],
  ])('%j on %j: %s', (pattern, path, matches) => expect(createPathMatcher(pattern)(path)).toBe(matches));

  it('takes a list as it takes a text', () => {
    const matches = createPathMatcher(['/a', '/b/*', '']);
    expect(['/a', '/b/c', '/c'].map(matches)).toEqual([true, true, false]);
  });

  it('never throws, whatever pattern and path', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(fc.property(text, text, (pattern, path) => typeof createPathMatcher(pattern)(path) === 'boolean'));
  });
});
