import { describe, expect, it } from 'vitest';
import type { PanelName, Report } from '../../../src/contract/index.js';
import { Zone } from '../../../src/collector/model/index.js';
import { createRollUpSource, RollUp, summarize } from '../../../src/collector/summary/index.js';
import { createFixedKeys, toLog, toSafe, type Ask } from '../harness/safe-batches.js';

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
];
const NEWS = Array.from({ length: 60 }, (_, index) => `/news/2026-${index}`);
/** Three pages each: half of all looks go to five pages, the rest to sixty that hardly two people read on one day. */
const COMMON = ['/', '/', '/about', '/access', '/contact', '/courses'];

/** Thirty people a day, each of a network of their own. */
const asks: readonly Ask[] = [8, 9, 10].flatMap((day) =>
  Array.from({ length: 30 }, (_, person) => person).flatMap((person) =>
    [0, 1, 2].map((look) => ({
      address: `10.${day}.${person}.7`,
      agent: BROWSERS[person % 7 === 0 ? 2 : person % 2]!,
      target:
        look === 2 || person % 3 === 0 ? NEWS[(person * 7 + look * 11 + day) % 60]! : COMMON[(person + look * 5) % 6]!,
      time: `${String(day).padStart(2, '0')}/Mar/2026:10:${String(person).padStart(2, '0')}:${look}0 +0000`,
      referrer: person % 4 === 0 ? 'https://search.example/' : '-',
    })),
  ),
);

async function reportOf(publicPaths: readonly string[] = []): Promise<Report> {
  const zone = new Zone('UTC');
  const rollUp = new RollUp({ smallGroup: 3, publicPaths });
  rollUp.add(toSafe(toLog(...asks), { zone, keys: createFixedKeys() }));
  return summarize([createRollUpSource(rollUp)], { zone, smallGroup: 3, range: { from: null, to: null } });
}

const named = (report: Report, panel: PanelName) => report.panels[panel].filter(({ value }) => value !== '(other)');
const shareOf = (report: Report, panel: PanelName): number => {
  const sum = (rows: readonly { readonly requests: number }[]) => rows.reduce((all, { requests }) => all + requests, 0);
  return sum(named(report, panel)) / sum(report.panels[panel]);
};

describe('a site with thirty visitors a day', () => {
  it('gets all totals, its common pages, and every panel of few values in full', async () => {
    const report = await reportOf();
    expect(report.totals).toMatchObject({ requests: 270, pageViews: 270, visitors: 90, visits: 90 });
    expect(named(report, 'pages').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['/', '/about', '/access', '/contact', '/courses']),
    );
    for (const panel of ['browsers', 'systems', 'devices', 'statuses', 'methods', 'protocols', 'hoursOfDay'] as const)
      expect(shareOf(report, panel), panel).toBe(1);
    expect(named(report, 'referrers').map(({ value }) => value)).toEqual(['search.example']);
    expect(shareOf(report, 'pages')).toBeGreaterThan(0.4);
    expect(shareOf(report, 'pages')).toBeLessThan(0.7);
  });

  it('gets every page by name where it says which are public', async () => {
    const report = await reportOf(['/*']);
    expect(shareOf(report, 'pages')).toBe(1);
    expect(shareOf(report, 'entryPages')).toBe(1);
    expect(named(report, 'pages').length).toBeGreaterThan(50);
  });

  it('is shown no (other) that is one value', async () => {
    const all = new Set(asks.map(({ target }) => target)).size;
    for (const publicPaths of [[], ['/news/*'], ['/news/*', '/', '/about', '/access']]) {
      const report = await reportOf(publicPaths);
      const hasOther = report.panels.pages.some(({ value }) => value === '(other)');
      if (hasOther) expect(all - named(report, 'pages').length).toBeGreaterThanOrEqual(2);
      else expect(named(report, 'pages').length).toBe(all);
    }
  });
});
