import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExplain } from '../../../src/collector/index.js';
import type { ExplainedLine } from '../../../src/contract/index.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const FIRST = `192.0.2.7 - taro [20/May/2026:10:15:00 +0900] "GET /users/42?id=7&q=x HTTP/1.1" 200 512 "https://example.org/a?b" "${AGENT}"`;
const CUT = '192.0.2.8 - - [20/May/2026:10:15:01 +0900] "GET /half HTTP/1.1" 200 5 "-" "Mozilla';

describe('explain', () => {
  const makeFolder = useTemporaryFolders();
  const explain = async () => {
    const file = join(makeFolder(), 'access.log');
    writeFileSync(file, `${FIRST}\n${CUT}\n`);
    const lines: ExplainedLine[] = [];
    for await (const line of runExplain({ files: [file], format: 'combined', timeZone: 'Asia/Tokyo' }))
      lines.push(line);
    return lines;
  };

  it('shows a request as it stands in the log, and what would be kept of it', async () => {
    const [line] = await explain();
    expect(line).toMatchObject({ line: 1, offset: 0, format: 'combined', rejected: null, labels: [] });
    expect(line!.raw).toEqual({
      remoteAddr: '192.0.2.7',
      remoteUser: 'taro',
      time: '2026-05-20T01:15:00.000Z',
      method: 'GET',
      target: '/users/42?id=7&q=x',
      protocol: 'HTTP/1.1',
      status: 200,
      bytesSent: 512,
      referrer: 'https://example.org/a?b',
      userAgent: AGENT,
      host: null,
      durationMs: null,
      forwardedFor: null,
    });
    expect(line!.safe).toMatchObject({
      time: '2026-05-20T10:15:00+09:00',
      method: 'GET',
      path: '/users/:id',
      queryKeys: ['id', 'q'],
      referrer: 'example.org',
      browser: 'Chrome',
      browserMajor: '126',
      system: 'Windows',
      device: 'desktop',
      bot: null,
      status: 200,
      bytesSent: 512,
      durationMs: null,
      protocol: 'HTTP/1.1',
      host: null,
    });
    for (const token of ['visitor', 'address', 'network'] as const) expect(line!.safe![token]).toMatch(/^[\w-]{12}$/);
    expect(line!.safe).toHaveProperty('country');
  });

  it('tells where a rejected line stands and why, and shows nothing of it', async () => {
    const [, line] = await explain();
    const place = { line: 2, offset: FIRST.length + 1, format: 'combined' };
    expect(line).toMatchObject({ ...place, rejected: 'cut-short', labels: [], raw: null, safe: null });
  });

  it('makes tokens that match in no other run', async () => {
    const [[one], [two]] = [await explain(), await explain()];
    for (const token of ['visitor', 'address', 'network'] as const)
      expect(one!.safe![token]).not.toBe(two!.safe![token]);
  });
});
