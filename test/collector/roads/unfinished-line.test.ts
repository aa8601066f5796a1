import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCollect, runStoreReport } from '../../../src/collector/index.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const line = (path: string) =>
  `192.0.2.1 - - [20/May/2026:10:15:00 +0000] "GET ${path} HTTP/1.1" 200 5 "-" "Mozilla/5.0 Firefox/126.0"`;

describe('collect --once at a last line without line end', () => {
  const makeFolder = useTemporaryFolders();
  const collect = async (folder: string, log: string) => {
    const options = {
      files: [log],
      store: join(folder, 'store'),
      keys: join(folder, 'keys'),
      once: true,
      timeZone: 'UTC',
    };
    await (
      await runCollect({ ...options, smallGroup: 1 })
    ).closed;
    return (await runStoreReport({ store: options.store })).totals;
  };

  it('leaves a line that is still being written, and counts it once when it is whole', async () => {
    const folder = makeFolder();
    const log = join(folder, 'growing.log');
    writeFileSync(log, `${line('/a')}\n${line('/b').slice(0, 60)}`);
    expect(await collect(folder, log)).toMatchObject({ lines: 1, parsed: 1 });
    appendFileSync(log, `${line('/b').slice(60)}\n`);
    expect(await collect(folder, log)).toMatchObject({ lines: 2, parsed: 2, rejected: {} });
  });

  it('takes a whole line that only lacks its line end, and does not count the end as a line', async () => {
    const folder = makeFolder();
    const log = join(folder, 'ended.log');
    writeFileSync(log, `${line('/a')}\n${line('/b')}`);
    expect(await collect(folder, log)).toMatchObject({ lines: 2, parsed: 2 });
    appendFileSync(log, `\n${line('/c')}\n`);
    expect(await collect(folder, log)).toMatchObject({ lines: 3, parsed: 3, rejected: {} });
  });
});
