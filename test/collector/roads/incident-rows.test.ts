import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runReport, runStoreReport } from '../../../src/collector/index.js';
import type { IncidentRow } from '../../../src/collector/model/index.js';
import { at, createIncidentSite, DAY, secondsAt, setClock } from '../harness/incident-site.js';
import { BROWSER, type Ask } from '../harness/safe-batches.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';
import { asStored } from '../harness/stored-facts.js';

vi.setConfig({ testTimeout: 20_000 }); // each opens and closes a store several times
const newFolder = useTemporaryFolders();
beforeEach(() => setClock(0.1)); // a little after the day: it is open
afterEach(() => void vi.useRealTimers());

const TOKEN = /^[\w-]{12}$/;
const ATTACK = '/item?id=1%27%20UNION%20SELECT%20password%20FROM%20users--%20';
/** A request from each of some networks. */
const from = (networks: number, ask: Ask): Ask[] =>
  Array.from({ length: networks }, (_, index) => ({ address: `10.0.${index}.1`, time: at('10:00:00'), ...ask }));

describe('a row for investigation', () => {
  it('holds the columns that are kept, and nothing else', async () => {
    const site = createIncidentSite(newFolder(), { smallGroup: 1, ownHosts: ['example.jp'] });
    await site.collect([
      {
        address: '192.0.2.7',
        user: 'yamada',
        time: at('10:05:03'),
        target: '/users/4711/orders?mail=taro%40example.jp&page=2&yamada=1#part',
        status: 404,
        bytes: 1234,
        referrer: 'https://search.example/?q=secret-words',
      },
    ]);
    const [row, ...others] = await site.rows();
    expect(others).toEqual([]);
    expect(row).toEqual({
      day: DAY,
      time: secondsAt('10:05:03'),
      address: expect.stringMatching(TOKEN),
      network: expect.stringMatching(TOKEN),
      method: 'GET',
      path: '/users/:id/orders',
      pathShape: null,
      pathToken: null,
      queryKeys: ['mail', 'page', ':text'],
      queryKinds: { mail: ['mail'] },
      referrer: 'search.example',
      browser: 'Firefox',
      browserMajor: '127',
      system: 'Linux',
      device: 'desktop',
      bot: null,
      status: 404,
      bytesSent: 1234,
      durationMs: null,
      protocol: 'HTTP/1.1',
      host: null,
      attacks: [],
      requests: 1,
    } satisfies IncidentRow);
    const secrets = ['192.0.2', 'yamada', '4711', 'taro', 'secret-words', 'q=', '#part', BROWSER, 'Gecko', 'rv:127'];
    expect(await site.found(secrets)).toEqual([]);
    // the search finds what is there
    expect(await site.found(['/users/:id/orders', row!.address!])).toHaveLength(2);
  });

  it('names bots, and keeps no browser of theirs', async () => {
    const site = createIncidentSite(newFolder(), { smallGroup: 1 });
    await site.collect([
      { time: at('10:00:00'), agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    ]);
    expect(await site.rows()).toMatchObject([
      {
        bot: 'Googlebot',
        browser: null,
        browserMajor: null,
        system: null,
        device: null,
        address: expect.stringMatching(TOKEN),
      },
    ]);
  });

  it('carries one token for a /64 and one for its /48, the same all day and in another process', async () => {
    const site = createIncidentSite(newFolder());
    const ask = (address: string, clock: string) => ({ address, time: at(clock) });
    await site.collect([
      ask('2001:db8:1:2::1', '10:00:00'),
      ask('2001:db8:1:2:ffff::9', '10:00:01'),
      ask('2001:db8:1:3::1', '10:00:02'),
    ]);
    await site.collect([
      ask('2001:db8:1:2::5', '10:00:03'),
      ask('2001:db8:2:2::1', '10:00:04'),
      ask('192.0.2.9', '10:00:05'),
      ask('192.0.2.8', '10:00:06'),
    ]);
    const rows = await site.rows();
    const [a, b, otherHouse, again, otherNetwork, v4, neighbor] = rows.map(({ address, network }) => ({
      address,
      network,
    }));
    expect([b, again]).toEqual([a, a]);
    expect(otherHouse!.address).not.toBe(a!.address);
    expect(otherHouse!.network).toBe(a!.network);
    expect(otherNetwork!.network).not.toBe(a!.network);
    expect(neighbor!.network).toBe(v4!.network);
    expect(new Set(rows.map(({ address }) => address)).size).toBe(5);
    expect(new Set(rows.flatMap(({ address, network }) => [address, network])).size).toBe(8);
  });

  it('is made of no request to the collector itself', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect([
      { target: '/kotowari/decision', method: 'POST', time: at('10:00:00') },
      { time: at('10:00:01') },
    ]);
    expect(await site.rows()).toHaveLength(1);
  });

  it('is told apart from roll-ups: the report stays as it was', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect([
      ...from(3, { target: '/a' }),
      ...from(1, { target: ATTACK }),
      { time: at('10:01:00'), method: 'POST' },
    ]);
    expect(await runStoreReport({ store: site.store })).toEqual(
      asStored(await runReport({ files: [site.log], timeZone: 'UTC', format: 'combined' })),
    );
  });
});

describe('a path', () => {
  it('is a token and its shape until enough networks showed it; then its rows of that day have its name', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(from(2, { target: '/notes/tanaka.pdf', referrer: 'https://only.example/' }));
    const before = await site.rows();
    expect(before).toMatchObject([
      { path: null, pathShape: '/:word/:word.pdf', pathToken: expect.stringMatching(TOKEN), referrer: null },
      { path: null, pathShape: '/:word/:word.pdf', pathToken: before[0]!.pathToken },
    ]);
    expect(await site.found(['tanaka', 'only.example'])).toEqual([]);
    // another process opens the gate
    await site.collect([{ address: '10.0.9.1', time: at('10:00:09'), target: '/notes/tanaka.pdf' }]);
    const named = { path: '/notes/tanaka.pdf', pathShape: null, pathToken: null };
    expect(await site.rows()).toMatchObject([named, named, named]);
  });

  it('is named also when one process sees the gate open between two commits', async () => {
    const site = createIncidentSite(newFolder());
    const site2 = createIncidentSite(newFolder());
    await site.collect(from(3, { target: '/notes/tanaka.pdf' }));
    for (const ask of from(3, { target: '/notes/tanaka.pdf' })) await site2.collect([ask]);
    for (const one of [site, site2])
      expect((await one.rows()).map(({ path }) => path)).toEqual(Array(3).fill('/notes/tanaka.pdf'));
  });

  it('is not named by one network with many agents, nor by three days', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(
      [0, 1, 2].flatMap((days) =>
        ['127', '126', '125', '124'].map((major) => ({
          target: '/mine',
          time: at('10:00:00', -days),
          agent: BROWSER.replaceAll('127', major),
        })),
      ),
    );
    expect((await site.rows()).map(({ path }) => path)).toEqual([null, null, null, null]);
    expect(await site.found(['/mine'])).toEqual([]);
  });

  it('of a labelled request is kept at once, of nobody else beside it', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect([
      { time: at('10:00:00'), target: ATTACK },
      { time: at('10:00:01'), target: '/item' },
    ]);
    const [attack, other] = await site.rows();
    expect(attack).toMatchObject({
      path: '/item',
      attacks: [{ label: 'sql-injection', places: ['query'] }],
      queryKeys: ['id'],
    });
    expect(other).toMatchObject({ path: null, pathShape: '/:word', attacks: [] });
    expect(await site.found(['UNION', 'password'])).toEqual([]);
  });

  it('and everything else that labels a client by its rate are in its rows, from the request that earned it', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(
      Array.from({ length: 14 }, (_, index) => ({
        time: at('10:00:00'),
        target: `/try-${'abcdefghijklmn'[index]}`,
        status: 404,
      })),
    );
    const rows = await site.rows();
    const labelled = rows.filter(({ attacks }) => attacks.length > 0);
    expect(labelled.length).toBeGreaterThan(1);
    expect(labelled.length).toBeLessThan(14);
    expect(labelled[0]).toMatchObject({
      attacks: [{ label: 'probing', places: [] }],
      path: expect.stringMatching(/^\/try-/),
    });
    for (const { path } of rows.filter(({ attacks }) => attacks.length === 0)) expect(path).toBeNull();
  });
});

describe('a host', () => {
  it('is named once enough networks showed it', async () => {
    const site = createIncidentSite(newFolder(), { format: 'combined-vhost' });
    const line = (host: string, address: string) =>
      `${host} ${address} - - [${at('10:00:00')}] "GET / HTTP/1.1" 200 5 "-" "${BROWSER}"\n`;
    await site.collect(
      [1, 2, 3].map((n) => line('shop.example', `10.0.${n}.1`)).join('') + line('tanaka.example', '10.0.4.1'),
    );
    expect((await site.rows()).map(({ host }) => host).sort()).toEqual(
      [null, 'shop.example', 'shop.example', 'shop.example'].sort(),
    );
    expect(await site.found(['tanaka'])).toEqual([]);
  });
});

describe('requests that carry no token', () => {
  it('are form posts, unless they are labelled', async () => {
    const site = createIncidentSite(newFolder());
    const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'SEND', 'GET', 'HEAD', 'OPTIONS'];
    await site.collect([
      ...methods.map((method, index) => ({ method, time: at(`10:00:0${index}`), target: '/contact', status: 302 })),
      { method: 'POST', time: at('10:00:09'), target: ATTACK },
    ]);
    const rows = await site.rows();
    const without = rows.filter(({ address, network }) => address === null && network === null);
    expect(without.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH', 'DELETE', '(unknown)']);
    expect(rows.at(-1)).toMatchObject({
      method: 'POST',
      address: expect.stringMatching(TOKEN),
      network: expect.stringMatching(TOKEN),
    });
  });

  it('are those to sensitive paths: one row for all of a day, with nothing but their number and what attacks they showed', async () => {
    const site = createIncidentSite(newFolder(), { sensitivePaths: ['/soudan/*'], smallGroup: 1 });
    const sensitive = (clock: string, more: Ask = {}) => ({ time: at(clock), target: '/soudan/harassment', ...more });
    await site.collect([
      { time: at('10:00:00') },
      sensitive('10:00:01'),
      { time: at('10:00:02'), target: '/site.css', referrer: 'https://example.jp/soudan/harassment' },
      { time: at('10:00:03'), target: '/', referrer: 'https://example.jp/soudan/harassment' },
    ]);
    await site.collect([
      sensitive('23:00:00', { method: 'POST', status: 500, bytes: 77 }),
      sensitive('23:00:01', { target: '/soudan/x?id=1%27%20UNION%20SELECT%201--' }),
    ]);
    const rows = await site.rows();
    const merged = { ...blankRow(), path: '(sensitive)', time: secondsAt('00:00:00') };
    expect(rows.filter(({ path }) => path === '(sensitive)').sort((a, b) => b.requests - a.requests)).toEqual([
      { ...merged, requests: 3 },
      { ...merged, requests: 1, attacks: [{ label: 'sql-injection', places: [] }] },
    ]);
    expect(rows.filter(({ path }) => path !== '(sensitive)').map(({ path, referrer }) => [path, referrer])).toEqual([
      ['/', null],
      ['/', null],
    ]);
    expect(await site.found(['soudan', 'harassment', 'site.css'])).toEqual([]);
  });
});

function blankRow(): IncidentRow {
  const nothing = {
    address: null,
    network: null,
    method: null,
    path: null,
    pathShape: null,
    pathToken: null,
    referrer: null,
  };
  const agent = { browser: null, browserMajor: null, system: null, device: null, bot: null };
  const rest = { status: 0, bytesSent: 0, durationMs: null, protocol: null, host: null };
  return { day: DAY, time: 0, ...nothing, ...agent, ...rest, queryKeys: [], queryKinds: {}, attacks: [], requests: 1 };
}
