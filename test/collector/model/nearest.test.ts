import { expect, it } from 'vitest';
import { ERROR_CODES, KotowariError, nearest } from '../../../src/collector/model/index.js';

it.each([
  ['combind', 'combined'],
  ['Combined', 'combined'],
  ['--smal-group', '--small-group'],
  ['comon', 'common'],
  ['zzzzzz', null],
  ['', null],
])('the nearest to %j is %j', (word, near) => {
  expect(nearest(word, ['combined', 'common', '--small-group'])).toBe(near);
});

it('takes the first of two that are equally near', () => expect(nearest('ab', ['aa', 'bb'])).toBe('aa'));

it.each(Object.keys(ERROR_CODES) as (keyof typeof ERROR_CODES)[])(
  '%s is explained, and carried by its error',
  (code) => {
    const error = new KotowariError(code, 'what failed', new Error('why'));
    expect(ERROR_CODES[code]).toMatch(/^(a|an|no|the) /);
    expect(error).toMatchObject({ name: 'KotowariError', code, message: 'what failed', cause: new Error('why') });
  },
);
