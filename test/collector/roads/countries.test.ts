import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExplain, runReport } from '../../../src/collector/index.js';
import { BROWSER, toLog } from '../harness/safe-batches.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const JAPANESE = '133.11.0.1';
const AMERICAN = '18.9.22.69';

function writeLog(text: string): string {
  const file = join(newFolder(), 'access.log');
  writeFileSync(file, text);
  return file;
}

describe('the panel of countries', () => {
  it('counts people, not bots', async () => {
    const file = writeLog(
      toLog(
        { address: JAPANESE, agent: BROWSER },
        { address: JAPANESE, agent: BROWSER },
        { address: AMERICAN, agent: BROWSER },
        { address: AMERICAN, agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
        { address: '192.0.2.1', agent: BROWSER },
      ),
    );
    const { panels } = await runReport({ files: [file], timeZone: 'UTC', smallGroup: 1 });
    expect(panels.countries.map(({ value, requests }) => [value, requests])).toEqual([
      ['JP', 2],
      ['US', 1],
    ]);
  });

  it('names none that fewer networks show than the small group allows', async () => {
    const file = writeLog(toLog({ address: JAPANESE, agent: BROWSER }, { address: AMERICAN, agent: BROWSER }));
    const { panels } = await runReport({ files: [file], timeZone: 'UTC', smallGroup: 3 });
    expect(JSON.stringify(panels.countries)).not.toMatch(/JP|US/);
  });
});

describe('explain', () => {
  it('tells country and kinds, and report how many requests carry a My Number', async () => {
    const target = '/a/090-1234-5678?mail=taro@example.jp&no=123456789018';
    const file = writeLog(toLog({ address: JAPANESE, target }, { target: '/b' }));
    const lines = [];
    for await (const line of runExplain({ files: [file], timeZone: 'UTC' })) lines.push(line);
    expect(lines[0]!.safe).toMatchObject({
      country: 'JP',
      path: '/a/:number',
      pathKinds: ['phone'],
      queryKeys: ['mail', 'no'],
      queryKinds: { mail: ['mail'], no: ['my-number'] },
    });
    const told: number[] = [];
    await runReport({ files: [file], timeZone: 'UTC', onMyNumbers: (requests) => told.push(requests) });
    expect(told).toEqual([1]);
  });
});
