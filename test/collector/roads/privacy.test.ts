import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MeasuredData, PrivacyMeasurement, PrivacyMeasureName } from '../../../src/contract/index.js';
import {
  runCollect,
  runPrivacy,
  runReport,
  runStoreReport,
  type CollectOptions,
  type Collector,
} from '../../../src/collector/index.js';
import { DuckDb } from '../../../src/collector/store/duckdb-connection.js';
import { toLog, type Ask } from '../harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';

const FIXTURE = readFileSync(new URL('../fixtures/combined.log', import.meta.url), 'utf8');
const newFolder = useTemporaryFolders();
const running: Collector[] = [];
afterEach(async () => {
  for (const collector of running.splice(0)) await collector.close();
});

describe('the measurement of a store', () => {
  it('passes what collect has stored, statistics and rows for investigation', async () => {
    const site = newSite(FIXTURE);
    await site.collectOnce({ sensitivePaths: ['/soudan/*'] });
    const measurement = await site.measure();
    expect(failuresOf(measurement)).toEqual([]);
    expect(measurement).toMatchObject({ schema: 'kotowari-privacy/1', passed: true });
    expect(measurement.measured.map(({ data }) => data)).toEqual(['store', 'incident-rows']);
    const [store, rows] = measurement.measured as [MeasuredData, MeasuredData];
    expect(measureOf(store, 'unique-values').of).toBeGreaterThan(10);
    expect(measureOf(store, 'living-tokens').found).toBeGreaterThan(50);
    expect(measureOf(rows, 'unique-rows').of).toBeGreaterThan(100);
  });

  it('is answered by the collector that holds it', async () => {
    const site = newSite(FIXTURE);
    const collector = await runCollect({ ...site.options, port: false });
    running.push(collector);
    await expect.poll(async () => (await site.measure()).measured.length, { timeout: 5000 }).toBe(2);
    expect((await site.measure()).passed).toBe(true);
  });

  it('fails for groups of one, and for what they named', async () => {
    const site = newSite(FIXTURE);
    await site.collectOnce({ smallGroup: 1 });
    expect(failuresOf(await site.measure())).toEqual(expect.arrayContaining(['groups-too-small', 'unique-values']));
  });

  it.each<[string, PrivacyMeasureName, string]>([
    [
      'a value named after days were added up',
      'unique-values',
      `UPDATE cells SET text = '/mine', token = NULL, networks = 1 WHERE panel = 'pages' AND text IS NULL`,
    ],
    ['visitors with one token on two days', 'joined-tokens', `UPDATE open_visitors SET token = 'same' WHERE id = 0`],
    ['networks with one token on two days', 'joined-tokens', `UPDATE open_networks SET token = 'same' WHERE id = 0`],
    ['values with one token on two days', 'joined-tokens', `UPDATE cells SET token = 'same' WHERE token IS NOT NULL`],
    ['tokens of a closed day', 'tokens-left', `UPDATE days SET closed = true`],
  ])('fails for %s', async (_, name, planted) => {
    const both = people(4).flatMap((ask) => [8, 9].map((day) => ({ ...ask, time: `0${day}/Mar/2026:10:00:00 +0000` })));
    const site = newSite(toLog(...both, { target: '/mine' }, { target: '/mine', time: '09/Mar/2026:10:00:00 +0000' }));
    await site.collectOnce();
    expect(failuresOf(await site.measure())).toEqual([]);
    await site.plant(planted);
    expect(failuresOf(await site.measure())).toContain(name);
  });

  it('takes a public value for one that everybody has, and a first day that is gone by its record', async () => {
    const site = newSite(toLog(...people(4), { target: '/news/a' }, ...people(3, { target: '/known' })));
    await site.collectOnce({ publicPaths: ['/news/*'] });
    expect(failuresOf(await site.measure())).toEqual([]);
    await site.plant(`UPDATE cells SET networks = 1 WHERE text = '/known'`);
    expect(failuresOf(await site.measure())).toEqual(['unique-values']);
    await site.plant(`UPDATE nameable SET since = '2020-01-01' WHERE text = '/known'`);
    expect(failuresOf(await site.measure())).toEqual([]);
  });

  it('fails clearly where there is none', async () => {
    await expect(runPrivacy({ store: newFolder() })).rejects.toMatchObject({ code: 'store-missing' });
  });
});

describe('the measurement of a report', () => {
  it('passes one of a log, read as JSON or made from the log', async () => {
    const site = newSite(FIXTURE);
    const path = join(newFolder(), 'report.json');
    writeFileSync(path, JSON.stringify(await runReport(site.options), null, 2));
    const measurements = [await runPrivacy({ files: [path] }), await runPrivacy(site.options)];
    expect(measurements[0]).toEqual(measurements[1]);
    expect(failuresOf(measurements[0]!)).toEqual([]);
    expect(measurements[0]!.measured.map(({ data }) => data)).toEqual(['report']);
  });

  it('passes a day on which one person read what many had read before, or what is public; not what is planted', async () => {
    const on = (day: number) => ({ time: `0${day}/Mar/2026:10:00:00 +0900` });
    const site = newSite(
      toLog(
        ...people(3, { target: '/known', ...on(8) }),
        ...people(4, on(9)),
        { target: '/known', ...on(9) },
        { target: '/news/a', ...on(9) },
      ),
    );
    const publicPaths = ['/news/*'];
    await site.collectOnce({ publicPaths });
    const period = { since: '2026-03-09', until: '2026-03-09' };
    const read = async () => [
      await runReport({ ...site.options, ...period, publicPaths }),
      await runStoreReport({ store: site.options.store, ...period }),
    ];
    const reports = await read();
    for (const { name } of filesUnder(site.options.keys)) utimesSync(name, 1_700_000_000, 1_700_000_000);
    await site.collectOnce({ publicPaths }); // closes the days
    reports.push(...(await read()));
    const path = join(newFolder(), 'report.json');
    for (const report of reports) {
      expect(report.panels.pages.map(({ value, visitors }) => [value, visitors])).toEqual(
        expect.arrayContaining([
          ['/known', 1],
          ['/news/a', 1],
        ]),
      );
      expect(report.quality.common).toMatchObject({ pages: 2 });
      writeFileSync(path, JSON.stringify(report));
      expect(failuresOf(await runPrivacy({ files: [path] }))).toEqual([]);
      const mine = { value: '/mine', requests: 1, visitors: 1, bytesSent: 1 };
      const planted = { ...report, panels: { ...report.panels, pages: [...report.panels.pages, mine] } };
      writeFileSync(path, JSON.stringify(planted));
      expect(failuresOf(await runPrivacy({ files: [path] }))).toEqual(['unique-values']);
    }
  });

  it('fails for one without groups', async () => {
    const site = newSite(FIXTURE);
    expect(failuresOf(await runPrivacy({ ...site.options, smallGroup: 1 }))).toEqual(
      expect.arrayContaining(['groups-too-small', 'unique-values']),
    );
  });

  it.each([
    ['cut off', '{"schema":"kotowari-report/1","class":"inside","secret'],
    ['of another version', '{"schema":"kotowari-report/2"}'],
    [
      'without numbers',
      '{"schema":"kotowari-report/1","totals":{},"series":[],"panels":{"pages":[{"value":"/secret"}]}}',
    ],
  ])('refuses one %s, and quotes nothing of it', async (_, content) => {
    const path = join(newFolder(), 'report.json');
    writeFileSync(path, content);
    const failing = runPrivacy({ files: [path] });
    await expect(failing).rejects.toMatchObject({ code: 'no-report' });
    await expect(failing).rejects.not.toThrow('secret');
  });
});

function newSite(content: string) {
  const folder = newFolder();
  const [log, store, keys] = [join(folder, 'access.log'), join(folder, 'store'), join(folder, 'keys')];
  writeFileSync(log, content);
  const options = { files: [log], store, keys, timeZone: 'Asia/Tokyo', format: 'combined', incidentDays: 365 };
  return {
    options,
    collectOnce: (more: Partial<CollectOptions> = {}) => runCollect({ ...options, once: true, ...more }),
    measure: () => runPrivacy({ store }),
    plant: async (sql: string) => {
      const db = await DuckDb.open(join(store, 'kotowari.duckdb'), store);
      await db.run(sql);
      db.close();
    },
  };
}

function people(count: number, ask: Ask = {}): Ask[] {
  return Array.from({ length: count }, (_, index) => ({ address: `10.0.${index}.1`, ...ask }));
}

function measureOf({ measures }: MeasuredData, name: PrivacyMeasureName) {
  return measures.find((measure) => measure.name === name)!;
}

function failuresOf({ measured }: PrivacyMeasurement): string[] {
  return measured.flatMap(({ measures }) => measures.filter(({ passed }) => !passed).map(({ name }) => name));
}
