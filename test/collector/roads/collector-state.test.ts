import { utimesSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CollectorState } from '../../../src/collector/roads/collector-state.js';
import { startLog } from '../../../src/collector/roads/pipeline.js';
import { openDuckDbStore } from '../../../src/collector/store/index.js';
import { at, createIncidentSite, DAY, setClock } from '../harness/incident-site.js';
import { toBatch } from '../harness/line-batches.js';
import { toLog } from '../harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';

vi.setConfig({ testTimeout: 20_000 }); // each opens and closes a store several times
const newFolder = useTemporaryFolders();
/** Believes every jump, so that days pass while a collector runs. */
const clock = { nowMs: () => Date.now() };
beforeEach(() => setClock(0.1));
afterEach(() => void vi.useRealTimers());

it('writes late rows whole, also after those before them have moved to the file of their day', async () => {
  const site = createIncidentSite(newFolder());
  await site.collect([{ time: at('10:00:00'), target: '/on-time' }]);
  setClock(3);
  const store = await openDuckDbStore(site.store, { defaultTimeZone: 'UTC' });
  const state = await CollectorState.open({ store, smallGroup: 1, incidentDays: 180, keys: site.keys, clock });
  const position = { identity: '', head: 0, headBytes: 0, offset: 0, line: 0 };
  const files: string[][] = [];
  for (const round of [1, 2, 3]) {
    const late = toLog({ time: at(`11:00:0${round}`), target: '/late', bytes: round });
    await state.add(toBatch(late), startLog('combined'), position);
    await state.flush();
    setClock(3 + round); // rewriting is put off for ten minutes
    await state.flush();
    files.push(site.files().map((name) => name.replace(/^.*?\.(?=\d)/, '')));
  }
  await state.close();
  expect(files).toEqual([['2.parquet'], ['3.parquet'], ['4.parquet']]);
  const rows = await site.rows();
  const late = rows.filter(({ bytesSent }) => bytesSent < 100);
  expect(late).toMatchObject(
    [1, 2, 3].map((bytesSent) => ({ bytesSent, path: '/late', browser: 'Firefox', method: 'GET' })),
  );
  expect(rows).toHaveLength(4);
});

it('writes rows of an open day whole, however many days are closed meanwhile', async () => {
  const site = createIncidentSite(newFolder(), { smallGroup: 1 });
  await site.collect([
    { time: at('10:00:00', -3), target: '/old' },
    { time: at('10:00:00'), target: '/a' },
  ]);
  const store = await openDuckDbStore(site.store, { defaultTimeZone: 'UTC' });
  const state = await CollectorState.open({ store, smallGroup: 1, incidentDays: 180, keys: site.keys, clock });
  const position = { identity: '', head: 0, headBytes: 0, offset: 0, line: 0 };
  for (const second of [1, 2]) {
    await state.add(toBatch(toLog({ time: at(`10:00:0${second}`), target: '/a' })), startLog('combined'), position);
    await state.flush();
    setClock(1.9); // the older day is closed between the two
  }
  await state.close();
  expect(await site.withStore((opened) => opened.closedDays())).toHaveLength(1);
  expect((await site.rows()).map(({ path }) => path)).toEqual(['/a', '/a', '/a']);
});

it('closes an open day whose keys a reboot took, once what was written meanwhile is read', async () => {
  const site = createIncidentSite(newFolder());
  await site.collect([{ time: at('10:00:00') }]);
  site.loseKeys();
  setClock(3);
  const store = await openDuckDbStore(site.store, { defaultTimeZone: 'UTC' });
  const state = await CollectorState.open({ store, smallGroup: 3, incidentDays: 180, keys: site.keys });
  await state.flush();
  expect(await store.closedDays()).toEqual([]); // a line of that day may still come
  setClock(3.1);
  await state.flush();
  expect(await store.closedDays()).toEqual([DAY]);
  await state.close();
});

it('leaves the address and network keys of a day alone while it is open', async () => {
  const site = createIncidentSite(newFolder());
  await site.collect([{ time: at('10:00:00') }]);
  setClock(20);
  // of this day only the visitor key was asked for lately: a value of it was named
  for (const { name } of filesUnder(site.keys)) {
    const used = name.endsWith('.visitor') ? Date.now() / 1000 : Date.now() / 1000 - 19 * 86_400;
    utimesSync(name, used, used);
  }
  await site.collect([{ time: at('10:00:01') }]);
  expect(await site.days()).toEqual([{ day: DAY, isKeyDead: false, isKeyLost: false }]);
  const [first, second] = await site.rows();
  expect(first!.address).not.toBeNull();
  expect(second!.address).toBe(first!.address);
});
