import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { openKeyFiles } from '../../src/collector/anonymize/index.js';
import { Zone } from '../../src/collector/model/index.js';
import { at, createIncidentSite, DAY, setClock } from '../collector/harness/incident-site.js';
import { toLog, readSafe, type Ask } from '../collector/harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../collector/harness/temporary-folder.js';

vi.setConfig({ testTimeout: 30_000 });
const newFolder = useTemporaryFolders();
afterEach(() => vi.useRealTimers());

const ASKS: readonly Ask[] = Array.from({ length: 5 }, (_, index) => ({
  address: `10.0.${index}.1`,
  target: `/page-${index}`,
  time: at('10:00:00'),
}));

it('is in no file of store and keys, in no writing, and its tokens are gone with it', async () => {
  const site = createIncidentSite(newFolder());
  await site.collect(ASKS);
  const keys = filesUnder(site.keys).map(({ bytes }) => bytes);
  expect(keys.map(({ length }) => length)).toEqual([32, 32, 32]);
  const tokens = (await site.rows()).flatMap(({ address, network, pathToken }) => [address, network, pathToken]);
  expect(tokens.filter((token) => token !== null)).toHaveLength(15);
  expect(await site.found(tokens as string[])).toEqual(tokens);

  setClock(15);
  await site.collect();
  expect(filesUnder(site.keys)).toEqual([]);
  const everywhere = [...filesUnder(site.store), ...filesUnder(site.keys)].map(({ bytes }) => bytes);
  for (const key of keys)
    for (const form of [
      key,
      ...(['hex', 'base64', 'base64url'] as const).map((name) => Buffer.from(key.toString(name))),
    ])
      expect(everywhere.some((bytes) => bytes.includes(form))).toBe(false);
  expect(await site.found(tokens as string[])).toEqual([]);
});

it('makes no token any more; where its death is forgotten, a new one makes others', () => {
  const folder = newFolder();
  const open = (closedDays: readonly string[]) =>
    openKeyFiles({
      directory: folder,
      siteId: 'site',
      zone: new Zone('UTC'),
      memory: { closedDays: new Set(closedDays), openDays: new Set(), deadIncidentDays: new Set(closedDays) },
    });
  const tokens = (closedDays: readonly string[]) => {
    const safe = readSafe(toLog(...ASKS), { keys: open(closedDays), address: { kind: 'token' } });
    return [...safe.visitor, ...safe.network, ...safe.address];
  };
  const living = tokens([]);
  expect(tokens([])).toEqual(living);
  const keys = open([]);
  keys.destroy(DAY, 'visitor');
  keys.destroy(DAY, 'incident');
  expect(tokens([DAY]).filter((token) => token !== null)).toEqual([]);
  const anew = tokens([]);
  expect(anew.filter((token) => token === null || living.includes(token))).toEqual([]);
});

it('is not had back by another start of the collector', async () => {
  const site = createIncidentSite(newFolder());
  await site.collect(ASKS);
  setClock(15);
  await site.collect();
  const late = join(newFolder(), 'late.log');
  writeFileSync(late, toLog(...ASKS));
  await site.collect([], { files: [late] });
  expect(filesUnder(site.keys)).toEqual([]);
  const rows = await site.rows();
  expect(rows).toHaveLength(10);
  expect(rows.filter(({ address, network }) => address !== null || network !== null)).toEqual([]);
});
