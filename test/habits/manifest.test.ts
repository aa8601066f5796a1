import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPTION_NAMES } from '../../src/notice/options.js';
import { attributesOf } from './manifest.js';

describe('custom-elements.json', () => {
  it('lists every option of the notice, in words', () => {
    const attributes = attributesOf('kotowari-notice');
    const expected = OPTION_NAMES.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    expect(attributes.map(({ name }) => name).filter((name) => name !== 'open')).toEqual(expected);
    expect(attributes.filter(({ description }) => !description)).toEqual([]);
  });

  it('names modules that are in the package', () => {
    const text = readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8');
    const paths = [...text.matchAll(/"(?:path|module)": "([^"]*)"/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !path?.startsWith('dist/notice/'))).toEqual([]);
  });
});
