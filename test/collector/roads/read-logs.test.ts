import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runReport, type KotowariError } from '../../../src/collector/index.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const makeFolder = useTemporaryFolders();
const lines = (count: number, list = '') =>
  Array.from(
    { length: count },
    (_, n) => `192.0.2.${n % 250} - - [20/May/2026:10:15:00 +0900] "GET / HTTP/1.1" 200 5 "-" "curl/8"${list}\n`,
  ).join('');

/** Writes files into the folder. @returns their report, and what was said of those that are bad. */
async function report(
  files: Readonly<Record<string, string | Buffer>>,
  more: readonly string[] = [],
  folder = makeFolder(),
) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const problems: KotowariError[] = [];
  const names = [...Object.keys(files), ...more].map((name) => join(folder, name));
  const onProblem = (problem: KotowariError) => void problems.push(problem);
  const summary = await runReport({ files: names, timeZone: 'UTC', onProblem });
  return { ...summary, problems: problems.map(({ message }) => message.replaceAll(folder, '')) };
}

describe('of several logs', () => {
  it.each(['a.log', 'z.log'])('the good ones are read, whether the bad one, %s, comes first or last', async (bad) => {
    const error = '2026/05/20 10:15:00 [error] 912#912: *0 open() failed\n'.repeat(5);
    const files = bad === 'a.log' ? { [bad]: error, 'm.log': lines(12) } : { 'm.log': lines(12), [bad]: error };
    const { totals, problems, quality } = await report(files);
    expect(totals).toMatchObject({ lines: 12, requests: 12 });
    expect(problems).toEqual([
      expect.stringContaining(`"/${bad}" is not read: the lines look like an error log of nginx`),
    ]);
    expect(quality.partial).toBe(1);
  });

  it('a file is read once, whatever names it has', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'own.log'), lines(12));
    symlinkSync(join(folder, 'own.log'), join(folder, 'link.log'));
    expect((await report({}, ['own.log', 'own.log', 'link.log'], folder)).totals.lines).toBe(12);
  });

  it('what gzip holds before its cut is read', async () => {
    const whole = gzipSync(lines(20_000));
    const { totals, problems } = await report({ 'cut.gz': whole.subarray(0, whole.length - 40), 'b.log': lines(12) });
    expect(totals.requests).toBeGreaterThan(12_000);
    expect(problems).toEqual([expect.stringMatching(/"\/cut\.gz" behind byte \d+: the gzip data end too early/)]);
  });

  it.each([
    ['garbage', Buffer.from('garbage'), 1],
    ['the NULs of a tape', Buffer.alloc(512), 0],
  ])('%s behind the last member of gzip loses nothing', async (_, tail, problems) => {
    const answer = await report({ 'tail.gz': Buffer.concat([gzipSync(lines(6)), gzipSync(lines(6)), tail]) });
    expect([answer.totals.requests, answer.problems.length]).toEqual([12, problems]);
  });

  it('an error is thrown when none could be read', async () => {
    await expect(report({ 'only.log': 'nothing\n'.repeat(9) })).rejects.toMatchObject({ code: 'no-format' });
  });
});

describe('the quality of a report', () => {
  it('names the formats with their shares', async () => {
    const { quality } = await report({ 'one.log': lines(30), 'two.log': lines(10).replaceAll(' "-" "curl/8"', '') });
    expect(quality.formats).toEqual([
      { format: 'combined', requests: 30, share: 0.75 },
      { format: 'common', requests: 10, share: 0.25 },
    ]);
  });

  it.each([
    ['one address', lines(60).replaceAll(/^192\.0\.2\.\d+/gm, '10.0.0.5'), true],
    ['many addresses', lines(60), undefined],
    ['one address, but few requests', lines(12).replaceAll(/^192\.0\.2\.\d+/gm, '10.0.0.5'), undefined],
  ])('says when nearly all comes from one address: %s', async (_, log, oneAddress) => {
    expect((await report({ 'proxied.log': log })).quality.oneAddress).toBe(oneAddress);
  });

  it('a run of NULs longer than any line before the first one costs no request', async () => {
    const { totals } = await report({ 'nul.log': Buffer.concat([Buffer.alloc(3_000_000), Buffer.from(lines(12))]) });
    expect(totals).toMatchObject({ lines: 12, requests: 12 });
  });
});
