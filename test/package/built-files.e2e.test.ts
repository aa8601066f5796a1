import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const DIST = new URL('../../dist/', import.meta.url);
const list = (folder: string) =>
  readdirSync(new URL(folder, DIST))
    .filter((name) => /^kotowari[a-z-]*\.js$/.test(name))
    .map((name) => folder + name);
const NOTICE = [...list('./'), ...list('messages/')];
const ALL = [...NOTICE, 'dashboard/summary.js'];

describe('the built files', () => {
  it('are the script, three files beside it and nine languages', () => {
    expect(NOTICE).toHaveLength(13);
  });

  it.each(NOTICE)('%s is ASCII, so that a page in any encoding reads it', (name) => {
    expect(readFileSync(new URL(name, DIST)).filter((byte) => byte > 0x7f)).toHaveLength(0);
  });

  it.each(ALL)('%s begins with a license notice of what is in it', (name) => {
    expect(readFileSync(new URL(name, DIST), 'utf8')).toMatch(/^\/\*! Kotowari, MIT\. With lit/);
  });

  it.each(ALL)('%s has a source map that it names', (name) => {
    const named = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(new URL(name, DIST), 'utf8'))?.[1] ?? '';
    const map = new URL(named, new URL(name, DIST));
    expect(existsSync(map)).toBe(true);
    const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
    expect(sources.some((source) => source.includes('src/'))).toBe(true);
  });

  it('have the full license texts beside them', () => {
    const texts = readFileSync(new URL('kotowari-licenses.md', DIST), 'utf8');
    expect(texts).toContain('Redistribution and use in source and binary forms');
    expect(texts).toContain('Apache License, Version 2.0');
  });

  it('give the one-file summary the license text of lit', () => {
    expect(readFileSync(new URL('dashboard/summary.js', DIST), 'utf8')).toContain('THIS SOFTWARE IS PROVIDED BY');
  });
});
