import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAnonymize, runReport, type AnonymizeLogOptions } from '../../../src/collector/index.js';
import { findFormat } from '../../../src/collector/formats/index.js';
import { dictionaryOf, toBatch } from '../harness/line-batches.js';
import { BROWSER, toLog } from '../harness/safe-batches.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const FIXTURE = new URL('../fixtures/combined.log', import.meta.url).pathname;
const newFolder = useTemporaryFolders();

describe('an anonymized log', () => {
  it('parses again as the same format, with the same numbers', async () => {
    const { text, rejected } = await anonymize({ files: [FIXTURE] });
    expect(rejected).toBe(6);
    const path = write(text);
    const options = { timeZone: 'Asia/Tokyo', smallGroup: 1 };
    const [before, after] = [
      await runReport({ files: [FIXTURE], ...options }),
      await runReport({ files: [path], ...options }),
    ];
    const { lines, parsed, rejected: none, ...counts } = after.totals;
    expect([lines, parsed, none]).toEqual([294, 294, {}]);
    const { requests, bytesSent, errors } = before.totals;
    expect(counts).toMatchObject({ requests, bytesSent, errors });
    expect(after.panels.statuses.map(({ value, requests: count }) => [value, count])).toEqual(
      before.panels.statuses.map(({ value, requests: count }) => [value, count]),
    );
    expect(after.series.map(({ requests: count }) => count)).toEqual(before.series.map(({ requests: count }) => count));
  });

  it('holds no address, user, query value or whole user agent of the log it came from', async () => {
    const { text } = await anonymize({ files: [FIXTURE] });
    const raw = findFormat('combined').parse(toBatch(readFileSync(FIXTURE)));
    for (const field of ['remoteAddr', 'remoteUser', 'userAgent'] as const)
      for (const secret of dictionaryOf(raw, field).values) expect(text).not.toContain(secret);
    for (const secret of ['suzuki', 'taro', '090-', 'secret', '%E7%97%85', '4711']) expect(text).not.toContain(secret);
    expect(text.match(/^fd[0-9a-f]{2}:[0-9a-f:]+ - - \[/gm)).toHaveLength(294);
  });

  it('tells a person by the same token all day, and by another the next day and the next run', async () => {
    const log = toLog({}, { target: '/b' }, { time: '09/Mar/2026:10:00:00 +0000' });
    const tokens = async () =>
      (await anonymize({ files: [write(log)], timeZone: 'UTC' })).text.split('\n').map((line) => line.split(' ')[0]);
    const [one, two] = [await tokens(), await tokens()];
    expect(one[0]).toBe(one[1]);
    expect(new Set([one[0], one[2], two[0], two[2]]).size).toBe(4);
  });

  it.each<[string, AnonymizeLogOptions, RegExp]>([
    ['an address dropped', { address: 'drop' }, /^0\.0\.0\.0 - - /],
    ['an address cut', { address: '/24,/48' }, /^192\.0\.2\.0 - - /],
    ['the minute', { time: 'minute' }, /\[08\/Mar\/2026:10:05:00 \+0000\]/],
    ['a cleaned path', {}, /"GET \/users\/:id HTTP\/1\.1" 200 100 /],
    ['the host of the referrer', {}, /"https?:\/\/www\.example\.org\/?" "/],
    ['the family of the user agent', {}, /"Firefox\/127 \(Linux; desktop\)"$/m],
  ])('can hold %s', async (_, options, shape) => {
    const log = write(
      toLog({ user: 'taro', target: '/users/42?x=1', referrer: 'https://www.example.org/a?b=c', agent: BROWSER }),
    );
    expect((await anonymize({ files: [log], timeZone: 'UTC', ...options })).text).toMatch(shape);
  });

  it.each([
    [{ address: '/33,/48' }, '--address'],
    [{ address: 'hash' }, '--address'],
    [{ time: 'day' }, '--time'],
  ])('is not made with %j', async (options, message) => {
    await expect(anonymize({ files: ['/absent'], ...options })).rejects.toMatchObject({ code: 'usage' });
    await expect(anonymize({ files: ['/absent'], ...options })).rejects.toThrow(message);
  });
});

async function anonymize(options: AnonymizeLogOptions) {
  const all = { text: '', lines: 0, rejected: 0 };
  for await (const { text, lines, rejected } of runAnonymize({ timeZone: 'Asia/Tokyo', ...options })) {
    all.text += text;
    all.lines += lines;
    all.rejected += rejected;
  }
  return all;
}

function write(content: string): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, content);
  return path;
}
