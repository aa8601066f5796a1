import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runStoreReport } from '../../../src/collector/index.js';
import type { IncidentRow, Store } from '../../../src/collector/model/index.js';
import { at, createIncidentSite, DAY, DAY_END_MS, secondsAt, setClock } from '../harness/incident-site.js';
import type { Ask } from '../harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';

vi.setConfig({ testTimeout: 20_000 }); // each opens and closes a store several times
const newFolder = useTemporaryFolders();
beforeEach(() => setClock(0.1));
afterEach(() => void vi.useRealTimers());

const ATTACK = '/item?id=1%27%20UNION%20SELECT%20password%20FROM%20users--%20';
const MILLISECOND = 1 / 86_400_000;
/** Three people, one of whom attacks, each with several requests. */
const VISITS: readonly Ask[] = [
  { address: '192.0.2.7', time: at('10:05:03'), target: '/' },
  { address: '192.0.2.7', time: at('10:59:59'), target: '/secret-plan' },
  { address: '198.51.100.8', time: at('11:20:21'), target: '/' },
  { address: '198.51.100.8', time: at('11:20:41'), target: '/quiet' },
  { address: '203.0.113.9', time: at('12:00:01'), target: '/' },
  { address: '203.0.113.9', time: at('12:34:56'), target: ATTACK },
];
/** A line so much later that every key of the day may die. */
const LATER: Ask = { address: '203.0.113.50', time: at('12:00:00', 16), target: '/later' };
const tokensOf = (rows: readonly IncidentRow[]) =>
  [...new Set(rows.flatMap(({ address, network }) => [address, network]))].filter((token) => token !== null);

describe('the rows of a closed day', () => {
  it('stand in a file of their own, and in no byte of the hot file', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    expect(site.files()).toEqual([]);
    const open = await site.rows();
    setClock(3);
    await site.collect();
    expect(site.files()).toEqual([`${DAY}.1.parquet`]);
    // names that the statistics never gave them die with the visitor key
    const withoutPathTokens = open.map((row) => ({ ...row, pathToken: null }));
    expect(await site.rows()).toEqual(withoutPathTokens);
    expect(statSync(join(site.store, 'incident', `${DAY}.1.parquet`)).mode & 0o777).toBe(0o600);
    const hot = readFileSync(join(site.store, 'kotowari.duckdb'));
    for (const token of tokensOf(open)) expect(hot.includes(token)).toBe(false);
    const pathTokens = open.flatMap(({ pathToken }) => pathToken ?? []);
    expect(pathTokens).toHaveLength(2);
    expect(await site.found(pathTokens)).toEqual([]);
    // they are there: the tokens of addresses live on until their own key dies
    expect(await site.found(tokensOf(open))).toEqual(tokensOf(open));
  });

  it('tell nothing of the order in which those of one second came', async () => {
    const asks = Array.from({ length: 60 }, (_, index) => ({ time: at('10:00:00'), bytes: index }));
    const order = async () => {
      const site = createIncidentSite(newFolder());
      await site.collect(asks);
      setClock(3);
      await site.collect();
      setClock(0.1);
      return site.withStore(readSizes);
    };
    const [one, other] = [await order(), await order()];
    // chance decides, not what came first
    expect(one).not.toEqual(other);
    expect(one.toSorted((a, b) => a - b)).toEqual(asks.map(({ bytes }) => bytes));
  });
});

describe('the death of the day’s address and network keys', () => {
  it('takes tokens and minutes, except the tokens of whoever attacked', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(3);
    await site.collect();
    const before = await site.rows();
    setClock(14);
    await site.collect([LATER]);
    // before anybody opens the store again, who would tidy up
    expect(site.files()).toEqual([`${DAY}.2.parquet`]);
    const rows = await site.rows();
    const attacker = before.find(({ attacks }) => attacks.length > 0)!;
    const hours = ['10:00:00', '10:00:00', '11:00:00', '11:00:00', '12:00:00', '12:00:00'].map(secondsAt);
    expect(rows.map(({ time }) => time)).toEqual(hours);
    expect(rows.map(({ address, network }) => [address, network])).toEqual([
      ...Array(4).fill([null, null]),
      [attacker.address, attacker.network],
      [attacker.address, attacker.network],
    ]);
    // everything else stays
    const rest = (row: IncidentRow) => ({ ...row, time: 0, address: null, network: null });
    const sorted = (list: readonly IncidentRow[]) => list.map((row) => JSON.stringify(rest(row))).toSorted();
    expect(sorted(rows)).toEqual(sorted(before));
    const gone = tokensOf(before).filter((token) => token !== attacker.address && token !== attacker.network);
    expect(gone).toHaveLength(4);
    expect(await site.found(gone)).toEqual([]);
    expect(await site.found([attacker.address!])).toHaveLength(1);
    expect(await site.days()).toContainEqual({ day: DAY, isKeyDead: true, isKeyLost: false });
    expect(filesUnder(site.keys).filter(({ name }) => name.includes(DAY))).toEqual([]);
  });

  it('comes fourteen days after the log day, not a millisecond before', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(14 - MILLISECOND);
    await site.collect([LATER]);
    expect((await site.days())[0]).toEqual({ day: DAY, isKeyDead: false, isKeyLost: false });
    expect(tokensOf(await site.rows()).length).toBe(6);
    setClock(14);
    await site.collect();
    // the watermark is the newest line of this run
    expect((await site.days())[0]!.isKeyDead).toBe(false);
    await site.collect([{ ...LATER, time: at('12:00:01', 16) }]);
    expect((await site.days())[0]!.isKeyDead).toBe(true);
    expect(tokensOf(await site.rows()).length).toBe(2);
  });

  it('waits for the log as well as for the clock, but no longer than the key lay unused', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    const touch = (daysAfterEnd: number) => {
      const used = DAY_END_MS / 1000 + daysAfterEnd * 86_400;
      for (const { name } of filesUnder(site.keys)) utimesSync(name, used, used);
    };
    // a log that lags: its newest line is of the day itself
    touch(10);
    setClock(20);
    await site.collect([{ address: '198.51.100.1', time: at('23:00:00'), target: '/' }]);
    expect((await site.days())[0]!.isKeyDead).toBe(false);
    setClock(24.1);
    await site.collect();
    expect((await site.days())[0]!.isKeyDead).toBe(true);
  });

  it('spares actors under hold', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(3);
    await site.collect();
    const [held] = await site.rows();
    await site.withStore((store) => store.endIncidentKey(DAY, [held!.address!]));
    const rows = await site.rows();
    expect(rows.filter(({ address }) => address === held!.address)).toHaveLength(2);
    expect(tokensOf(rows)).toHaveLength(4);
  });
});

it('leaves no trace of minutes in the order of rows once its key is dead', async () => {
  const minutes = Array.from({ length: 59 }, (_, index) => index);
  const asks = minutes.map((minute) => ({ time: at(`10:${String(minute).padStart(2, '0')}:00`), bytes: minute }));
  const order = async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(asks);
    setClock(14);
    await site.collect([LATER]);
    setClock(0.1);
    return site.withStore(readSizes);
  };
  const [one, other] = [await order(), await order()];
  expect(one).not.toEqual(other);
  expect(one.toSorted((a, b) => a - b)).toEqual(minutes);
});

describe('late lines', () => {
  const late: Ask = { address: '192.0.2.7', time: at('10:30:30'), target: '/late' };

  it('add rows without tokens, which follow the others out of the hot file', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(3);
    await site.collect();
    await site.collect([late, { ...late, target: ATTACK }]);
    const rows = await site.rows();
    expect(rows).toHaveLength(8);
    const own = rows.filter(({ time }) => time === secondsAt('10:30:30'));
    expect(own).toMatchObject([
      { address: null, network: null, path: null, pathShape: '/:word', pathToken: null },
      { address: null, network: null, path: '/item', attacks: [{ label: 'sql-injection' }] },
    ]);
    expect(site.files()).toEqual([`${DAY}.2.parquet`]);
    expect(await site.withStore(async (store) => [...(await store.nextIncidentValues()).keys()])).not.toContain(DAY);
    expect((await runStoreReport({ store: site.store })).totals.requests).toBe(8);
  });

  it('have no more than the hour once the key is dead', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(14);
    await site.collect([LATER]);
    const before = await site.rows();
    await site.collect([late]);
    const rows = await site.rows();
    expect(rows).toHaveLength(before.length + 1);
    expect(rows.map(({ time }) => time % 3600)).toEqual(Array(7).fill(0));
    // the attacker is still told apart
    expect(tokensOf(rows)).toEqual(tokensOf(before));
    expect((await site.days())[0]).toMatchObject({ day: DAY, isKeyDead: true });
  });
});

describe('a reboot', () => {
  it('that took the keys of an open day is told by its rows', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    site.loseKeys();
    await site.collect([{ ...VISITS[0]!, time: at('13:00:00') }]);
    expect(await site.days()).toEqual([{ day: DAY, isKeyDead: false, isKeyLost: true }]);
    const rows = await site.rows();
    expect(rows[0]!.address).not.toBe(rows.at(-1)!.address);
  });

  it('that took those of a closed day is told too, and its tokens go when their time has come', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(3);
    await site.collect();
    site.loseKeys();
    await site.collect();
    expect(await site.days()).toEqual([{ day: DAY, isKeyDead: false, isKeyLost: true }]);
    expect(tokensOf(await site.rows())).toHaveLength(6);
    setClock(14);
    await site.collect();
    expect(await site.days()).toEqual([{ day: DAY, isKeyDead: true, isKeyLost: true }]);
    expect(tokensOf(await site.rows())).toHaveLength(2);
  });

  it('leaves no day open for ever of which no line comes any more', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    const tokens = tokensOf(await site.rows());
    site.loseKeys();
    setClock(14);
    await site.collect();
    expect(await site.withStore((store) => store.openDays())).toEqual([]);
    await site.collect();
    expect((await site.days())[0]).toEqual({ day: DAY, isKeyDead: true, isKeyLost: true });
    expect(await site.found(tokens)).toHaveLength(2);
  });
});

describe('--incident-days', () => {
  it('unlinks the rows of a day when their time is over', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(20);
    await site.collect([LATER]);
    const attacker = tokensOf(await site.rows());
    expect(await site.found(attacker)).toEqual(attacker);
    setClock(180 - MILLISECOND);
    await site.collect();
    expect((await site.days()).map(({ day }) => day)).toContain(DAY);
    setClock(180);
    await site.collect();
    expect(site.files().filter((name) => name.startsWith(DAY))).toEqual([]);
    expect((await site.days()).map(({ day }) => day)).not.toContain(DAY);
    expect(await site.found(attacker)).toEqual([]);
    expect(await site.rows()).toEqual([]);
    // the statistics stay
    expect((await runStoreReport({ store: site.store })).totals.requests).toBe(7);
  });

  it('takes rows out of the hot file where a day is still open', async () => {
    const site = createIncidentSite(newFolder(), { incidentDays: 1 });
    await site.collect(VISITS);
    const tokens = tokensOf(await site.rows());
    setClock(1);
    await site.collect();
    expect(await site.withStore(async (store) => (await store.openDays()).length)).toBe(1);
    expect(await site.rows()).toEqual([]);
    // networks of an open day are told apart by the same tokens, until it is closed
    const addresses = tokens.filter((_, index) => index % 2 === 0);
    expect(await site.found(addresses)).toEqual([]);
  });

  it('makes no row of a request that is older', async () => {
    const site = createIncidentSite(newFolder(), { incidentDays: 30 });
    await site.collect([{ time: at('10:00:00', -32) }, { time: at('10:00:00', -28) }]);
    expect(await site.days()).toHaveLength(1);
    expect((await runStoreReport({ store: site.store })).totals.requests).toBe(2);
  });

  it.each([0, 366, 1.5, NaN])('refuses %s, and says what it takes', async (incidentDays) => {
    const site = createIncidentSite(newFolder(), { incidentDays });
    await expect(site.collect(VISITS)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('from 1 to 365'),
    });
    expect(existsSync(site.store)).toBe(false);
  });
});

describe('what a process left that was killed', () => {
  it('is taken away when it was written but did not count yet', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    const open = await site.rows();
    const folder = join(site.store, 'incident');
    // killed while it wrote the file, and between its renaming and the commit
    for (const name of [`${DAY}.1.parquet.new`, `${DAY}.1.parquet`]) writeFileSync(join(folder, name), 'half of it');
    expect(await site.rows()).toEqual(open);
    expect(site.files()).toEqual([]);
    setClock(3);
    await site.collect();
    expect(await site.rows()).toHaveLength(VISITS.length);
  });

  it('is unlinked when its successor counts already', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    setClock(3);
    await site.collect();
    const folder = join(site.store, 'incident');
    const old = readFileSync(join(folder, `${DAY}.1.parquet`));
    setClock(14);
    await site.collect([LATER]);
    writeFileSync(join(folder, `${DAY}.1.parquet`), old);
    expect(await site.rows()).toHaveLength(VISITS.length);
    expect(site.files()).toEqual([`${DAY}.2.parquet`]);
  });

  it('is gone from the folder for what did not fit into memory', async () => {
    const site = createIncidentSite(newFolder());
    await site.collect(VISITS);
    writeFileSync(join(site.store, 'spill', 'duckdb_temp_storage-0.tmp'), 'rows');
    await site.rows();
    expect(readdirSync(join(site.store, 'spill'))).toEqual([]);
    rmSync(join(site.store, 'spill'), { recursive: true });
    await site.rows();
    expect(statSync(join(site.store, 'spill')).mode & 0o777).toBe(0o700);
  });
});

/** Sizes of the rows of the day, in the order in which they stand. */
async function readSizes(store: Store): Promise<number[]> {
  const sizes: number[] = [];
  for await (const { bytesSent } of store.incidentRows(DAY)) sizes.push(bytesSent);
  return sizes;
}
