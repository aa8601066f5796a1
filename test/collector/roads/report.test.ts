import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KotowariError, runReport } from '../../../src/collector/index.js';
import { PANEL_NAMES, type PanelRow, type Report } from '../../../src/contract/index.js';
import expected from '../fixtures/combined.expected.json' with { type: 'json' };
import { countNaively } from '../harness/naive-count.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const FIXTURE = new URL('../fixtures/combined.log', import.meta.url).pathname;
const REAL_LOG = new URL('../../../../shared/corpus/elastic-examples/apache_logs', import.meta.url).pathname;
const TOKYO = { timeZone: 'Asia/Tokyo', smallGroup: 1 } as const;
const newFolder = useTemporaryFolders();

describe('the report of the fixture', () => {
  it('holds the numbers that were counted beside it', async () => {
    const { totals, panels } = await runReport({ files: [FIXTURE], ...TOKYO });
    const { statuses, methods, ...numbers } = expected;
    expect(totals).toEqual({ ...numbers, requests: numbers.parsed });
    expect(requestsOf(panels.statuses)).toEqual(statuses);
    expect(requestsOf(panels.methods)).toEqual(methods);
  });

  it('agrees with a count by plain string work, hour by hour', async () => {
    const report = await runReport({ files: [FIXTURE], ...TOKYO });
    const naive = countNaively(readFileSync(FIXTURE, 'utf8'));
    expect(totalsOf(report)).toEqual(totalsOf(naive));
    const shown = report.series.filter(({ requests }) => requests > 0);
    const hours = shown.map(({ time, requests }) => [`${time.slice(8, 10)}/Mar/2026:${time.slice(11, 13)}`, requests]);
    expect(Object.fromEntries(hours)).toEqual(naive.hours);
    expect(report.series).toHaveLength(72);
  });

  it('is the same from gzip, from standard input and with line ends of Windows', async () => {
    const folder = newFolder();
    const plain = readFileSync(FIXTURE);
    writeFileSync(join(folder, 'named-anyhow'), gzipSync(plain));
    writeFileSync(join(folder, 'crlf.log'), plain.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
    const report = await runReport({ files: [FIXTURE], ...TOKYO });
    expect(await runReport({ files: [join(folder, 'named-anyhow')], ...TOKYO })).toEqual(report);
    expect(await runReport({ files: [join(folder, 'crlf.log')], ...TOKYO })).toEqual(report);
    expect(await runReport({ stdin: Readable.from([plain]), ...TOKYO })).toEqual(report);
    expect(await runReport({ files: ['-'], stdin: Readable.from([gzipSync(plain)]), ...TOKYO })).toEqual(report);
  });

  it('is the same whatever the order of the files', async () => {
    const folder = newFolder();
    const lines = readFileSync(FIXTURE, 'utf8').split('\n').slice(0, -1);
    const [a, b] = [join(folder, 'a.log'), join(folder, 'b.log')];
    writeFileSync(a, `${lines.slice(0, 160).join('\n')}\n`);
    writeFileSync(b, `${lines.slice(160).join('\n')}\n`);
    const whole = await runReport({ files: [FIXTURE], ...TOKYO });
    for (const files of [
      [a, b],
      [b, a],
    ]) {
      const report = await runReport({ files, ...TOKYO });
      expect(report.totals).toEqual(whole.totals);
      expect(report.panels).toEqual(whole.panels);
    }
  });

  it('keeps to the days that are asked for', async () => {
    const { totals, series, period } = await runReport({
      files: [FIXTURE],
      ...TOKYO,
      since: '2026-03-08',
      until: '2026-03-08',
    });
    const day = readFileSync(FIXTURE, 'utf8')
      .split('\n')
      .filter((line) => line.includes('[08/Mar/2026'));
    expect(totals.requests).toBe(countNaively(`${day.join('\n')}\n`).parsed);
    expect(period).toEqual({ from: '2026-03-08T00:00:00+09:00', to: '2026-03-09T00:00:00+09:00' });
    expect(series).toHaveLength(24);
  });

  it('holds every panel, and nothing that names a person', async () => {
    const report = await runReport({ files: [FIXTURE], ...TOKYO, ownHosts: ['www.example.jp'] });
    expect(Object.keys(report.panels)).toEqual([...PANEL_NAMES]);
    const text = JSON.stringify(report);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(requestsOf(report.panels.pages)).toHaveProperty('/お知らせ/');
    expect(requestsOf(report.panels.pages)).toHaveProperty('/users/:id/orders');
    expect(requestsOf(report.panels.referrers)).toHaveProperty('/news/');
    expect(requestsOf(report.panels.campaigns)).toHaveProperty('letter / mail / spring');
  });
});

const SECRETS = [
  ...['192.0.2.', '198.51.100.', '203.0.113.', '2001:db8', 'taro', 'Suzuki', 'suzuki', 'sato', '090-', '4711'],
  ...['secret', 'words', '病気', 'AppleWebKit', '17_5', '126.0', 'example.jp/'],
];

describe.skipIf(!existsSync(REAL_LOG))('the report of 10,000 real lines', () => {
  it('agrees with a count by plain string work', async () => {
    const report = await runReport({ files: [REAL_LOG], timeZone: 'UTC', smallGroup: 1 });
    const naive = countNaively(readFileSync(REAL_LOG, 'utf8'));
    expect(report.totals).toMatchObject({ lines: 10_000, parsed: 9_999, rejected: { 'cut-short': 1 } });
    expect(totalsOf(report)).toEqual(totalsOf(naive));
    expect(requestsOf(report.panels.statuses)).toEqual(naive.statuses);
    expect(requestsOf(report.panels.methods)).toEqual(naive.methods);
  });
});

describe('what a report refuses', () => {
  it.each([
    [{ timeZone: 'Asia/Tokio' }, 'usage', 'unknown time zone "Asia/Tokio"'],
    [{ smallGroup: 0 }, 'usage', 'whole number from 1 to 1000'],
    [{ smallGroup: 2.5 }, 'usage', 'whole number from 1 to 1000'],
    [{ since: '2026-02-30' }, 'usage', '--since "2026-02-30" is no day; expected YYYY-MM-DD'],
    [{ since: '2026-03-09', until: '2026-03-08' }, 'usage', 'is before --since'],
    [{ format: 'combind' }, 'usage', 'did you mean "combined"?'],
    [{ files: ['/absent/access.log'] }, 'file-unreadable', 'cannot open "/absent/access.log": no such file'],
    [{ files: ['.'] }, 'file-unreadable', 'is a folder'],
  ])('%o is %s: %s', async (options, code, message) => {
    const failure = await runReport({ files: [FIXTURE], ...options }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(KotowariError);
    expect(failure).toMatchObject({ code });
    expect((failure as KotowariError).message).toContain(message);
  });

  it('tells of a misspelt last file before it reads the first', async () => {
    let batches = 0;
    const reading = runReport({ files: [FIXTURE, '/absent/b.log'], ...TOKYO, onProgress: () => batches++ });
    await expect(reading).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(batches).toBe(0);
  });
});

/** The totals that both sides know. */
function totalsOf(from: Report | ReturnType<typeof countNaively>) {
  const counts = 'totals' in from ? from.totals : from;
  const { lines, parsed, bytesSent, errors, bots, visitors, visits, pageViews } = counts;
  return { lines, parsed, bytesSent, errors, bots, visitors, visits, pageViews };
}

function requestsOf(rows: readonly PanelRow[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ value, requests }) => [value, requests]));
}
