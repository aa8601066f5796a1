import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, findFormat, guessFormat, listFormats } from '../../../src/collector/formats/index.js';
import { KotowariError } from '../../../src/collector/model/index.js';
import { toBatch } from '../harness/line-batches.js';

const COMMON = '192.0.2.7 - - [08/Mar/2026:10:05:03 +0900] "GET / HTTP/1.1" 200 5';
const FIXTURE = readFileSync(new URL('../fixtures/combined.log', import.meta.url));

describe('guessFormat', () => {
  it.each([
    ['combined', `${COMMON} "-" "-"`],
    ['common', COMMON],
    ['combined-vhost', `www.example.jp:443 ${COMMON} "-" "-"`],
    ['common-vhost', `www.example.jp ${COMMON}`],
    ['common', '192.0.2.7 bob taro [08/Mar/2026:10:05:03 +0900] "GET / HTTP/1.1" 200 5'],
    ['lighttpd', '192.0.2.7 www.example.jp - [08/Mar/2026:10:05:03 +0900] "GET / HTTP/1.1" 200 5 "-" "-"'],
    [
      'bunkerweb',
      'www.example.jp 192.0.2.7 - 95386da81aa13b6ab3ce9c989e1e470e - [08/Mar/2026:10:05:03 +0900] "GET / HTTP/1.1" 200 5 "-" "-"',
    ],
    ['combined', FIXTURE],
    ['combined', `\n\nnoise\n${`${COMMON} "-" "-"\n`.repeat(2)}`],
    ['common', `${COMMON} "-" "-"\n${COMMON}\n${COMMON}\n`],
  ])('takes it for %s', (name, text) => expect(guessFormat(toBatch(text))?.name).toBe(name));

  it('says nothing of empty lines only', () => expect(guessFormat(toBatch('\n\r\n\n'))).toBeNull());

  it('names the formats, not the lines, when none fits', () => {
    const failure = failureOf(() => guessFormat(toBatch('hello taro\n{"ip":"192.0.2.7"}\n\n')));
    expect(failure).toMatchObject({ code: 'no-format' });
    expect(failure.message).toMatch(/of the first 2 \(.*; name a format .*combined/);
    expect(failure.message).not.toMatch(/taro|192/);
  });

  it('judges by the first thousand lines', () => {
    const early = `${`${COMMON}\n`.repeat(1000)}${`${COMMON} "-" "-"\n`.repeat(3000)}`;
    expect(guessFormat(toBatch(early))?.name).toBe('common');
  });
});

describe('findFormat', () => {
  it.each(FORMAT_NAMES)('finds %s', (name) => expect(findFormat(name).name).toBe(name));

  it.each([
    ['combind', 'did you mean "combined"?'],
    ['COMMON', 'did you mean "common"?'],
    ['combined-vhosts', 'did you mean "combined-vhost"?'],
    ['jsn', 'did you mean "json"?'],
    ['nothing of the kind', "or a template such as '$remote_addr"],
  ])('refuses %s: %s', (name, message) => {
    const failure = failureOf(() => findFormat(name));
    expect(failure).toMatchObject({ code: 'usage' });
    expect(failure.message).toContain(message);
  });

  it('does not call far words near', () =>
    expect(failureOf(() => findFormat('zzzzzzzz')).message).not.toContain('mean'));
});

it('lists every name once', () => {
  expect(listFormats().map(({ name }) => name)).toEqual(FORMAT_NAMES);
  expect(new Set(FORMAT_NAMES).size).toBe(FORMAT_NAMES.length);
});

function failureOf(work: () => unknown): KotowariError {
  try {
    work();
  } catch (error) {
    if (error instanceof KotowariError) return error;
  }
  throw new Error('it did not fail as it should');
}
