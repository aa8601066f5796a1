import { describe, expect, it } from 'vitest';
import type { PanelName, Report } from '../../../src/contract/index.js';
import { Zone } from '../../../src/collector/model/index.js';
import { createRollUpSource, RollUp, summarize } from '../../../src/collector/summary/index.js';
import { createFixedKeys, toLog, toSafe, type Ask } from '../harness/safe-batches.js';

interface Given {
  readonly zone?: string;
  readonly smallGroup?: number;
  /** Networks that the reader asks for; default: as many as the roll-up. */
  readonly asked?: number;
  readonly publicPaths?: readonly string[];
  readonly sensitivePaths?: readonly string[];
  readonly range?: { readonly from: string | null; readonly to: string | null };
}

/** Summarizes some requests as `report` does. */
async function reportOf(asks: readonly Ask[], given: Given = {}): Promise<Report> {
  const { zone: name = 'UTC', smallGroup = 3, asked = smallGroup, publicPaths, sensitivePaths, range } = given;
  const zone = new Zone(name);
  const rollUp = new RollUp({ smallGroup, publicPaths });
  rollUp.add(toSafe(toLog(...asks), { zone, keys: createFixedKeys(), sensitivePaths }));
  return summarize([createRollUpSource(rollUp)], { zone, smallGroup: asked, range: range ?? { from: null, to: null } });
}

const LAPTOP = '192.0.2.7';
/** One person in each of so many networks. */
const people = (count: number, ask: Ask = {}): Ask[] =>
  Array.from({ length: count }, (_, index) => ({ address: `10.0.${index}.1`, ...ask }));
const at = (day: number, hour = 10): string =>
  `${String(day).padStart(2, '0')}/Mar/2026:${String(hour).padStart(2, '0')}:00:00 +0000`;

describe('small groups', () => {
  it('name a value that three networks showed on one day', async () => {
    const report = await reportOf([
      ...people(3, { target: '/known' }),
      ...people(2, { target: '/secret' }),
      { target: '/hidden' },
    ]);
    expect(valuesOf(report, 'pages')).toEqual(['/known', '(other)']);
    expect(report.quality).toMatchObject({ tooFewNetworks: false, folded: { pages: 3 } });
  });

  it('name nothing that one person showed on three days', async () => {
    const alone = [8, 9, 10].map((day) => ({ address: LAPTOP, target: '/mine', time: at(day) }));
    const others = [8, 9, 10].flatMap((day) => people(4, { target: '/all', time: at(day) }));
    expect(text(await reportOf([...alone, ...others]))).not.toContain('/mine');
  });

  it('name nothing that one laptop showed with twelve user agents', async () => {
    const alone = Array.from({ length: 12 }, (_, index) => ({
      address: LAPTOP,
      target: '/mine',
      agent: `Mozilla/5.0 (X11; Linux) Firefox/${index + 90}`,
    }));
    expect(text(await reportOf([...alone, ...people(4)]))).not.toContain('/mine');
  });

  it('name nothing that many addresses of one network showed', async () => {
    const office = Array.from({ length: 12 }, (_, index) => ({ address: `192.0.2.${index}`, target: '/mine' }));
    expect(text(await reportOf([...office, ...people(4)]))).not.toContain('/mine');
  });

  it('name nothing that bots showed', async () => {
    const bots = people(5, { target: '/mine', agent: 'curl/8.6.0', status: 404 });
    const report = await reportOf([...bots, ...people(4)]);
    expect(text(report)).not.toContain('/mine');
    expect(valuesOf(report, 'bots')).toEqual(['curl']);
  });

  it('name a value from its day on, and not before', async () => {
    const before: Ask = { address: LAPTOP, target: '/news', time: at(7) };
    const unnamed: Ask = { address: LAPTOP, target: '/mine', time: at(7) };
    const after: Ask = { address: LAPTOP, target: '/news', time: at(9) };
    const day = people(3, { target: '/news', time: at(8) });
    const rest = [7, 8, 9].flatMap((date) => people(4, { target: '/', time: at(date) }));
    const report = await reportOf([before, unnamed, ...day, after, ...rest]);
    expect(report.panels.pages.find(({ value }) => value === '/news')?.requests).toBe(4);
    const early = await reportOf([before, unnamed, ...day, after, ...rest], {
      range: { from: '2026-03-07', to: '2026-03-08' },
    });
    expect(text(early)).not.toContain('/news');
  });

  it('name public paths at once, as pages, entries and exits, whatever the reader asks for', async () => {
    const asks = [
      { address: LAPTOP, target: '/news/a' },
      { address: LAPTOP, target: '/private' },
      { address: LAPTOP, target: '/private-too' },
      ...people(6),
    ];
    for (const asked of [3, 5]) {
      const report = await reportOf(asks, { publicPaths: ['/news/*'], asked });
      expect(valuesOf(report, 'pages')).toContain('/news/a');
      expect(valuesOf(report, 'entryPages')).toContain('/news/a');
      expect(text(report)).not.toContain('/private');
    }
  });

  it('can be asked to be larger, never smaller', async () => {
    const asks = [
      ...people(8),
      ...people(4, { target: '/four' }),
      ...people(2, { target: '/two' }),
      ...people(2, { target: '/two-more' }),
    ];
    expect(valuesOf(await reportOf(asks, { asked: 4 }), 'pages')).toContain('/four');
    expect(text(await reportOf(asks, { asked: 5 }))).not.toContain('/four');
    expect(text(await reportOf(asks, { asked: 1 }))).not.toContain('/two');
  });

  it('show totals and series only where the busiest day had fewer networks', async () => {
    const report = await reportOf([8, 9].flatMap((day) => people(2, { time: at(day) })));
    expect(report.quality.tooFewNetworks).toBe(true);
    expect(report.totals).toMatchObject({ requests: 4, visitors: 4 });
    expect(Object.values(report.panels).flat()).toEqual([]);
    expect(report.series.some(({ requests }) => requests > 0)).toBe(true);
  });

  it('of one name everything', async () => {
    const report = await reportOf([{ target: '/mine' }, { target: '/', agent: 'curl/8.6.0' }], { smallGroup: 1 });
    expect(valuesOf(report, 'pages')).toEqual(['/mine']);
    expect(report.quality.folded).toEqual({});
  });
});

describe('what is counted', () => {
  it.each<[string, Ask, Partial<Record<'requests' | 'pageViews' | 'visitors' | 'bots' | 'errors', number>>]>([
    ['a page', {}, { requests: 1, pageViews: 1, visitors: 1, bots: 0, errors: 0 }],
    ['a page that was not modified', { status: 304 }, { pageViews: 1 }],
    ['a redirection', { status: 301 }, { pageViews: 0, visitors: 1 }],
    ['an error', { status: 404 }, { pageViews: 0, errors: 1 }],
    ['a form post', { method: 'POST' }, { pageViews: 0, requests: 1 }],
    ['a look at the head', { method: 'HEAD' }, { pageViews: 0, requests: 1 }],
    ['an asset', { target: '/a.css' }, { pageViews: 0, requests: 1 }],
    ['a bot', { agent: 'curl/8.6.0' }, { requests: 1, pageViews: 0, visitors: 0, bots: 1 }],
    ['a bot in error', { agent: 'curl/8.6.0', status: 500 }, { bots: 1, errors: 1 }],
    ['its own endpoint', { target: '/kotowari/decision' }, { requests: 0, pageViews: 0, visitors: 0 }],
  ])('%s', async (_, ask, totals) => expect((await reportOf([ask])).totals).toMatchObject({ parsed: 1, ...totals }));

  it('is a visitor anew on each day, and a visit after thirty minutes', async () => {
    const times = ['08/Mar/2026:10:00:00', '08/Mar/2026:10:30:00', '08/Mar/2026:11:00:01', '09/Mar/2026:10:00:00'];
    const { totals } = await reportOf(times.map((time) => ({ time: `${time} +0000` })));
    expect(totals).toMatchObject({ visitors: 2, visits: 3 });
  });

  it('tells entries and exits by visits', async () => {
    const walk = people(3).flatMap((ask) =>
      ['/in', '/a.css', '/middle', '/out'].map((target, index) => ({
        ...ask,
        target,
        time: at(8, 10).replace(':00 ', `:0${index} `),
      })),
    );
    const report = await reportOf(walk);
    expect(report.panels.entryPages).toEqual([{ value: '/in', requests: 3, visitors: 3, bytesSent: 0 }]);
    expect(report.panels.exitPages).toEqual([{ value: '/out', requests: 3, visitors: 3, bytesSent: 0 }]);
  });

  it('tells nothing of sensitive pages but their group', async () => {
    const asks = [
      ...people(4, { target: '/soudan/harassment', bytes: 77_777 }),
      ...people(5),
      ...people(4, { target: '/b' }),
    ];
    const report = await reportOf(asks, { sensitivePaths: ['/soudan/*'], smallGroup: 1 });
    expect(report.panels.pages.find(({ value }) => value === '(sensitive)')).toMatchObject({
      requests: 4,
      visitors: 0,
    });
    expect(report.panels.entryPages.map(({ value }) => value)).not.toContain('(sensitive)');
    expect(text(report)).not.toContain('harassment');
  });

  it('is the same whichever sensitive page was read, in every number', async () => {
    const options = { sensitivePaths: ['/soudan/*'], smallGroup: 1 };
    // before and after, so that entry and exit would show it; one image that only this page has
    const visit = (page: string, bytes: number, referrer: string): Ask[] => [
      { target: '/in' },
      { target: page, bytes, referrer },
      { target: `/img${page}.png`, bytes: bytes + 1, referrer: `https://own.example${page}` },
      { target: '/out', referrer: `https://own.example${page}` },
      { target: `${page}/absent`, bytes, status: 404 },
    ];
    const reports = [
      await reportOf([...people(4), ...visit('/soudan/harassment', 77_777, 'https://a.example/')], options),
      await reportOf([...people(4), ...visit('/soudan/debt', 1_234, 'https://b.example/')], options),
    ];
    expect(reports[0]).toEqual(reports[1]);
    expect(valuesOf(reports[0]!, 'pages')).toContain('(sensitive)');
    expect(reports[0]!.totals.bytesSent).toBe(600);
  });
});

describe('the series', () => {
  it('goes by hour up to seven days, and by day beyond', async () => {
    const asks = [{ time: at(1) }, { time: at(7) }];
    expect((await reportOf(asks)).series).toHaveLength(7 * 24);
    const longer = await reportOf([...asks, { time: at(8) }]);
    expect(longer.series).toHaveLength(8);
    expect(longer.series.map(({ requests }) => requests)).toEqual([1, 0, 0, 0, 0, 0, 1, 1]);
  });

  it.each([
    ['Asia/Tokyo', '2026-03-08', 24, '2026-03-08T00:00:00+09:00', '2026-03-08T23:00:00+09:00'],
    ['Asia/Kolkata', '2026-03-08', 24, '2026-03-08T00:00:00+05:30', '2026-03-08T23:00:00+05:30'],
    ['America/New_York', '2026-03-08', 23, '2026-03-08T00:00:00-05:00', '2026-03-08T23:00:00-04:00'],
    ['Europe/Berlin', '2026-03-29', 23, '2026-03-29T00:00:00+01:00', '2026-03-29T23:00:00+02:00'],
    ['Europe/Berlin', '2026-10-25', 25, '2026-10-25T00:00:00+02:00', '2026-10-25T23:00:00+01:00'],
    ['America/Santiago', '2026-09-06', 23, '2026-09-06T01:00:00-03:00', '2026-09-06T23:00:00-03:00'],
    ['UTC', '2026-03-08', 24, '2026-03-08T00:00:00+00:00', '2026-03-08T23:00:00+00:00'],
  ])('has every hour of a day in %s, %s: %i', async (zone, day, hours, first, last) => {
    const start = new Zone(zone).startOf(day);
    const stamp = (seconds: number) => {
      const [, , date, month, year, clock] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
        new Date(seconds * 1000).toUTCString(),
      )!;
      return `${date}/${month}/${year}:${clock} +0000`;
    };
    // one request in each hour, so that an hour which is counted twice or lost is seen
    const asks = Array.from({ length: hours }, (_, hour) => ({ time: stamp(start + hour * 3600 + 1799) }));
    const { series, period } = await reportOf(asks, { zone });
    expect([series[0]?.time, series.at(-1)?.time]).toEqual([first, last]);
    expect(series.map(({ requests }) => requests)).toEqual(Array.from({ length: hours }, () => 1));
    expect(period.from).toBe(first);
  });

  it('begins and ends where it is asked to, with zeros', async () => {
    const { series, period } = await reportOf([{ time: at(8) }], { range: { from: '2026-03-01', to: '2026-03-12' } });
    expect(series).toHaveLength(11);
    expect(series.filter(({ requests }) => requests > 0).map(({ time }) => time)).toEqual([
      '2026-03-08T00:00:00+00:00',
    ]);
    expect(period.to).toBe('2026-03-12T00:00:00+00:00');
  });

  it('of nothing is empty', async () => {
    const report = await reportOf([]);
    expect(report).toMatchObject({ series: [], period: { from: null, to: null }, totals: { lines: 0, requests: 0 } });
  });

  it('adds up to the totals', async () => {
    const { series, totals } = await reportOf([
      ...people(5),
      ...people(3, { time: at(9), status: 404, agent: 'curl/8.6.0' }),
    ]);
    const sum = (name: 'requests' | 'pageViews' | 'bytesSent' | 'errors') =>
      series.reduce((all, point) => all + point[name], 0);
    expect([sum('requests'), sum('pageViews'), sum('bytesSent'), sum('errors')]).toEqual([
      totals.requests,
      totals.pageViews,
      totals.bytesSent,
      totals.errors,
    ]);
  });
});

function valuesOf(report: Report, panel: PanelName): string[] {
  return report.panels[panel].map(({ value }) => value);
}

function text(report: Report): string {
  return JSON.stringify(report);
}
