import { appendFileSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  runCollect,
  runReport,
  runStoreReport,
  type CollectOptions,
  type Collector,
} from '../../../src/collector/index.js';
import type { Report } from '../../../src/contract/index.js';
import { toLog, type Ask } from '../harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';
import { asStored } from '../harness/stored-facts.js';

const FIXTURE = readFileSync(new URL('../fixtures/combined.log', import.meta.url));
const newFolder = useTemporaryFolders();
const running: Collector[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const collector of running.splice(0)) await collector.close();
});

describe('collect --once', () => {
  it('counts nothing twice when it is run twice', async () => {
    const site = newSite(FIXTURE);
    await site.collectOnce();
    const report = await site.report();
    await site.collectOnce();
    expect(await site.report()).toEqual(report);
    expect(report.totals).toMatchObject({ lines: 300, parsed: 294 });
  });

  it('counts a compressed log once', async () => {
    const site = newSite(gzipSync(FIXTURE));
    await site.collectOnce();
    await site.collectOnce();
    expect((await site.report()).totals.lines).toBe(300);
  });

  it('goes on after a rotation', async () => {
    const site = newSite(toLog({}, {}));
    await site.collectOnce();
    appendFileSync(site.log, toLog({}));
    renameSync(site.log, `${site.log}.1`);
    writeFileSync(site.log, toLog({}, {}, {}, {}));
    await site.collectOnce();
    await site.collectOnce();
    expect((await site.report()).totals.requests).toBe(7);
  });

  it('reads a rotated file once, though it is named beside the one it was', async () => {
    const site = newSite(toLog({}, {}));
    await site.collectOnce();
    appendFileSync(site.log, toLog({}));
    renameSync(site.log, `${site.log}.1`);
    writeFileSync(site.log, toLog({}));
    await site.collectOnce({ files: [`${site.log}.1`, site.log, site.log] });
    expect((await site.report()).totals.requests).toBe(4);
  });

  it('reads standard input', async () => {
    const site = newSite('');
    const stdin = new PassThrough();
    stdin.end(toLog({}, {}));
    await site.collectOnce({ files: [], stdin });
    expect((await site.report()).totals.requests).toBe(2);
  });

  it('fails clearly on a log that is not there', async () => {
    const site = newSite('');
    await expect(site.collectOnce({ files: ['/absent/access.log'] })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
    await site.collectOnce(); // and lets the store go
  });
});

describe('a running collector', () => {
  it('has a new line in its report within half a second', async () => {
    const site = newSite('');
    await site.collect();
    const delays: number[] = [];
    for (let count = 1; count <= 5; count++) {
      await pause(37 * count);
      const written = Date.now();
      appendFileSync(site.log, toLog({}));
      while ((await site.report()).totals.requests < count) await pause(10);
      delays.push(Date.now() - written);
    }
    // 500 ms, and as much again for a busy machine
    expect(Math.min(...delays)).toBeLessThan(500);
    expect(Math.max(...delays)).toBeLessThan(1000);
  });

  it('is asked by report --store, which says the same as without it', async () => {
    const site = newSite(FIXTURE);
    const collector = await site.collect();
    await site.until(300);
    const asked = await site.report();
    const period = { since: '2026-03-08', until: '2026-03-08' };
    const askedForDay = await site.report(period);
    await collector.close();
    expect(await site.report()).toEqual(asked);
    expect(await site.report(period)).toEqual(askedForDay);
    expect(asked).toEqual(asStored(await runReport({ files: [site.log], timeZone: 'Asia/Tokyo' })));
  });

  it('answers at once when it has read nothing yet', async () => {
    const site = newSite('');
    await site.collect();
    expect(await site.report()).toMatchObject({ totals: { lines: 0 }, series: [], period: { from: null, to: null } });
  });

  it('keeps its store to itself', async () => {
    const site = newSite('');
    await site.collect();
    await expect(site.collect()).rejects.toMatchObject({ code: 'store-busy' });
    expect(statSync(join(site.store, 'collector.sock')).mode & 0o777).toBe(0o600);
  });

  it('goes on after a restart, renamed log and all', async () => {
    const site = newSite(toLog({}, {}));
    const first = await site.collect();
    await site.until(2);
    await first.close();
    appendFileSync(site.log, toLog({}));
    renameSync(site.log, `${site.log}.1`);
    writeFileSync(site.log, toLog({}));
    await site.collect();
    await site.until(4);
    appendFileSync(site.log, toLog({}));
    await site.until(5);
    expect((await site.report()).totals.lines).toBe(5);
  });

  it('reads several logs into one store', async () => {
    const site = newSite(toLog({}));
    const other = `${site.log}-other`;
    writeFileSync(other, toLog({}, {}));
    await site.collect({ files: [site.log, other] });
    await site.until(3);
    appendFileSync(other, toLog({}));
    appendFileSync(site.log, toLog({}));
    await site.until(5);
    expect((await site.report()).totals.requests).toBe(5);
  });

  it('follows standard input, and stops when it is told', async () => {
    const site = newSite('');
    const stdin = new PassThrough();
    const collector = await site.collect({ files: [], stdin });
    stdin.write(toLog({}));
    await site.until(1);
    await collector.close();
    expect((await site.report()).totals.requests).toBe(1);
  });

  it('closes days whose time is over while it runs', async () => {
    const site = newSite(toLog(...people(5)));
    await site.collect();
    await site.until(5);
    for (const { name } of filesUnder(site.keys)) utimesSync(name, 1_700_000_000, 1_700_000_000);
    await expect.poll(() => filesUnder(site.keys).map(({ name }) => name), { timeout: 3000 }).toEqual([]);
    appendFileSync(site.log, toLog({}));
    await expect.poll(async () => (await site.report()).quality.late, { timeout: 3000 }).toBe(1);
    expect((await site.report()).totals).toMatchObject({ requests: 6, visitors: 5 });
  });

  it('destroys no key when somebody sets the clock ahead', async () => {
    const site = newSite(toLog(...people(5)));
    await site.collect();
    await site.until(5);
    const names = () => filesUnder(site.keys).map(({ name }) => name);
    const before = names();
    expect(before.length).toBeGreaterThan(0);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
    await pause(800); // three times what it waits between two looks at the clock
    vi.useRealTimers();
    expect(names()).toEqual(before);
    expect((await site.report()).quality.late).toBe(0);
  });

  it('makes no key for a day that is not there yet: a forged date is no request', async () => {
    const site = newSite(toLog({}, { time: '08/Mar/2099:10:05:03 +0000' }, {}));
    await site.collect();
    await site.until(3);
    const report = await site.report();
    expect(report.totals).toMatchObject({ parsed: 2, rejected: { 'bad-time': 1 } });
    expect(report.period.to).toBe('2026-03-09T00:00:00+09:00');
    expect(filesUnder(site.keys).filter(({ name }) => name.includes('2099'))).toEqual([]);
    // read as a whole it is a log of whatever time
    const bulk = newSite(toLog({ time: '08/Mar/2099:10:05:03 +0000' }));
    await bulk.collectOnce();
    expect((await bulk.report()).totals.parsed).toBe(1);
  });

  it('shows the same data on its page', async () => {
    const site = newSite(FIXTURE);
    const collector = await site.collect({ port: 0 });
    await site.until(300);
    const answer = await get(`${collector.url}api/report?from=2026-03-07&to=2026-03-10`);
    expect(JSON.parse(answer)).toEqual(await site.report());
    for (const secret of ['192.0.2', 'Suzuki', 'suzuki', 'sato', 'AppleWebKit', 'secret'])
      expect(answer).not.toContain(secret);
  });

  it.each<[string, Partial<CollectOptions>, string]>([
    ['an unknown format', { format: 'combind' }, 'did you mean "combined"?'],
    ['a host that others reach', { host: '0.0.0.0', port: 0 }, 'is not loopback'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'unknown time zone'],
    ['a group of nobody', { smallGroup: 0 }, 'whole number from 1 to 1000'],
  ])('does not start with %s, and leaves no store behind that it holds', async (_, options, message) => {
    const site = newSite('');
    await expect(site.collect(options)).rejects.toThrow(message);
  });

  it('lets the store go when it cannot serve its page', async () => {
    const site = newSite('');
    const taken = await newSite('').collect({ port: 0 });
    await expect(site.collect({ port: taken.port! })).rejects.toMatchObject({ code: 'port-taken' });
    await site.collect();
  });
});

/** A site with its log, store and keys in a folder of its own. */
function newSite(content: string | Buffer) {
  const folder = newFolder();
  const [log, store, keys] = [join(folder, 'access.log'), join(folder, 'store'), join(folder, 'keys')];
  writeFileSync(log, content);
  const common = { files: [log], store, keys, timeZone: 'Asia/Tokyo', format: 'combined' };
  const report = (period: { since?: string; until?: string } = {}): Promise<Report> =>
    runStoreReport({ store, ...period });
  return {
    log,
    store,
    keys,
    report,
    collectOnce: (options: Partial<CollectOptions> = {}) => runCollect({ ...common, once: true, ...options }),
    collect: async (options: Partial<CollectOptions> = {}): Promise<Collector> => {
      const collector = await runCollect({ ...common, port: false, ...options });
      running.push(collector);
      return collector;
    },
    /** Waits until so many lines are stored. */
    until: (lines: number) => expect.poll(async () => (await report()).totals.lines, { timeout: 5000 }).toBe(lines),
  };
}

function people(count: number): Ask[] {
  return Array.from({ length: count }, (_, index) => ({ address: `10.0.${index}.1` }));
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function get(url: string): Promise<string> {
  return new Promise((done, fail) => {
    const asked = request(url, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => done(body));
    });
    asked.on('error', fail);
    asked.end();
  });
}
