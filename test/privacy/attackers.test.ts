import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/contract/index.js';
import { runAnonymize, runExplain, runReport, runStoreReport } from '../../src/collector/index.js';
import { Zone, type IncidentRow, type SafeBatch } from '../../src/collector/model/index.js';
import { createRollUpSource, RollUp, summarize } from '../../src/collector/summary/index.js';
import { at, createIncidentSite, DAY, dumpStore, secondsAt, setClock } from '../collector/harness/incident-site.js';
import { BROWSER, createFixedKeys, toLog, readSafe, toSafe, type Ask } from '../collector/harness/safe-batches.js';
import { filesUnder, useTemporaryFolders } from '../collector/harness/temporary-folder.js';
import { crackAddresses, everyAddress, followRequest, linkDays, singleOut, tokensIn, type Known } from './attacker.js';

vi.setConfig({ testTimeout: 60_000 });
const newFolder = useTemporaryFolders();
afterEach(() => vi.useRealTimers());

const DAY_BEFORE = new Date(Date.parse(DAY) - 86_400_000).toISOString().slice(0, 10);
const OPTIONS = { sensitivePaths: ['/soudan/*'], ownHosts: ['www.example.jp'] };
const VICTIM = '198.51.77.7';
/** On two days: forty people, among them one whose pages nobody else reads. */
const ASKS: readonly Ask[] = [-1, 0].flatMap((days) => [
  ...Array.from({ length: 40 }, (_, index) => ({
    address: `198.51.${index}.${200 - index}`,
    target: index % 2 ? '/news/' : '/',
    time: at(`09:${String(index).padStart(2, '0')}:00`, days),
  })),
  { address: VICTIM, target: '/', time: at('10:05:03', days) },
  { address: VICTIM, target: '/mine', time: at('10:06:04', days) },
  { address: VICTIM, target: '/soudan/harassment', time: at('10:07:05', days), bytes: 77_777 },
  { address: VICTIM, target: '/contact', method: 'POST', time: at('10:08:06', days) },
]);
const LOG = toLog(...ASKS);
const THEIRS = new Set(ASKS.map(({ address }) => address!));

/** A store as `collect` leaves it, with all that an outsider can copy. */
async function newStore() {
  const site = createIncidentSite(newFolder(), OPTIONS);
  await site.collect(LOG);
  return site;
}
type Site = Awaited<ReturnType<typeof newStore>>;

const knowOf = (site: Site): Promise<Known> =>
  site.withStore(async ({ identity }) => ({ siteId: identity.siteId, days: [DAY], userAgent: BROWSER }));

async function allRows(site: Site): Promise<IncidentRow[]> {
  return [...(await site.rows(DAY_BEFORE)), ...(await site.rows())];
}

function writeLog(): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, LOG);
  return path;
}

describe('whoever tries every address', () => {
  it('finds none of them in a store or in an output', async () => {
    const site = await newStore();
    const known = await knowOf(site);
    const files = [writeLog()];
    const outputs = [
      await dumpStore(site.store),
      // the engine packs strings side by side: there the search is for those who were there
      ...filesUnder(site.store).map(({ bytes }) => bytes.toString('latin1')),
      JSON.stringify(await runReport({ files, ...OPTIONS, timeZone: 'UTC' })),
      JSON.stringify(await runStoreReport({ store: site.store })),
      await anonymized(files),
      await explained(files),
    ];
    const tokens = tokensIn(outputs.join('\n'));
    expect(tokens.size).toBeGreaterThan(200);
    expect(crackAddresses(tokens, known, everyAddress())).toEqual([]);
  });

  it.each<[string, (address: string) => string]>([
    ['a hash without salt', (address) => createHash('sha256').update(address).digest('hex')],
    ['one that was cut', (address) => createHash('md5').update(address).digest('base64url').slice(0, 12)],
    ['one salted with the name of the site', (address) => createHash('sha256').update(`site${address}`).digest('hex')],
  ])('finds all of them where %s is planted', (_, hash) => {
    const store = [...THEIRS].map((address) => JSON.stringify({ visitor: hash(address) })).join('\n');
    expect(crack(store).sort()).toEqual([...THEIRS].sort());
  });

  it('finds all of them behind the real door where keys can be guessed', () => {
    const safe = readSafe(LOG, { keys: createFixedKeys(), address: { kind: 'token' } });
    for (const tokens of [safe.visitor, safe.address])
      expect(crack(JSON.stringify(tokens)).sort()).toEqual([...THEIRS].sort());
    expect(crack(JSON.stringify(readSafe(LOG, { address: { kind: 'token' } }).address))).toEqual([]);
  });
});

describe('whoever compares days', () => {
  it('finds nobody on both', async () => {
    const site = await newStore();
    const rows = await allRows(site);
    const byDay = [DAY_BEFORE, DAY].map((day) =>
      rows
        .filter((row) => row.day === day)
        .flatMap(({ address, network }) => [address, network])
        .filter((token) => token !== null),
    );
    for (const tokens of byDay) expect(new Set(tokens).size).toBeGreaterThan(50);
    expect(linkDays(byDay)).toEqual([]);
    // nor in any token of the statistics
    const open = await site.withStore((store) => store.openDays());
    expect(open.map(({ day }) => day).sort()).toEqual([DAY_BEFORE, DAY]);
    const ofDay = open.map(({ visitors, networks, cells }) => [
      ...[...visitors, ...networks].map(({ token }) => token),
      ...cells.map(({ token }) => token).filter((token) => token !== null),
    ]);
    for (const tokens of ofDay) expect(tokens.length).toBeGreaterThan(80);
    expect(linkDays(ofDay)).toEqual([]);
  });

  it('finds everybody where one key for all days is planted', () => {
    const key = Buffer.alloc(32, 'the same');
    const safe = readSafe(LOG, { keys: { ...createFixedKeys(), key: () => key }, address: { kind: 'token' } });
    const ofDay = (day: string) =>
      safe.address.filter((token, row) => safe.day[row] === day && token !== null) as string[];
    expect(linkDays([ofDay(DAY_BEFORE), ofDay(DAY)])).toHaveLength(THEIRS.size);
  });
});

describe('whoever looks for one person in statistics', () => {
  it('finds no value that fewer than three networks showed on a day', async () => {
    const site = await newStore();
    const ofFile = await runReport({ files: [writeLog()], ...OPTIONS, timeZone: 'UTC' });
    for (const report of [ofFile, await runStoreReport({ store: site.store })]) {
      expect(report.panels.pages.map(({ value }) => value)).toEqual(expect.arrayContaining(['/', '/news/']));
      expect(singleOut(report, LOG, 3)).toEqual([]);
    }
  });

  it('finds the page of one person where days are added up', async () => {
    const log = LOG + toLog({ address: VICTIM, target: '/mine', time: at('11:00:00', -2) });
    expect(singleOut(await reportWith(log, (rollUp) => rollUp), log, 3)).toEqual([]);
    expect(singleOut(await reportWith(log, addUpDays), log, 3)).toEqual(['/mine']);
  });
});

describe('whoever knows of one request', () => {
  const known = { time: secondsAt('10:06:04'), path: '/mine' };

  it('finds what the same person did on that day while its key lives, and nothing of another', async () => {
    const rows = await allRows(await newStore());
    // its page has no name yet: whoever reads the store must know the shape of it
    const theirs = rows.map((row) => (row.time === known.time ? { ...row, path: known.path } : row));
    const found = followRequest(theirs, known);
    expect(found.map(({ day, path }) => [day, path])).toEqual([[DAY, '/']]);
    const twoDays = theirs.map((row) => (row.address === null ? row : { ...row, address: 'oneToken' }));
    expect(new Set(followRequest(twoDays, known).map(({ day }) => day))).toEqual(new Set([DAY_BEFORE, DAY]));
  });

  it('finds nothing else once the key is dead', async () => {
    const site = await newStore();
    setClock(20);
    await site.collect();
    const rows = await allRows(site);
    expect(rows.length).toBeGreaterThan(80);
    for (const path of ['/mine', '/', '/news/']) expect(followRequest(rows, { time: known.time, path })).toEqual([]);
    expect(rows.filter(({ time }) => time % 3600 !== 0)).toEqual([]);
    expect((await site.withStore((store) => store.openDays())).length).toBe(0);
  });

  it('finds nothing at all of a sensitive page, living key or dead', async () => {
    const site = await newStore();
    const soudan = { time: secondsAt('10:07:05'), path: '(sensitive)' };
    const look = async () => {
      const rows = await allRows(site);
      expect(rows.filter(({ path }) => path === '(sensitive)').map(({ requests }) => requests)).toEqual([1, 1]);
      expect(rows.filter(({ time, path }) => time === soudan.time || path === '/soudan/harassment')).toEqual([]);
      expect(
        rows.filter(
          ({ path, address, browser, bytesSent }) => path === '(sensitive)' && (address || browser || bytesSent),
        ),
      ).toEqual([]);
      expect(followRequest(rows, soudan)).toEqual([]);
      expect(await site.found(['harassment', '77777', '77_777'])).toEqual([]);
    };
    await look();
    setClock(20);
    await site.collect();
    await look();
  });

  it('finds in the anonymized log a line of a sensitive page that could be anybody’s', async () => {
    const lines = (await anonymized([writeLog()])).split('\n').filter((line) => line.includes('(sensitive)'));
    expect(lines.map((line) => line.replace(/\[.*?\]/, '[]'))).toEqual(
      Array.from({ length: 2 }, () => '0.0.0.0 - - [] "GET /(sensitive) HTTP/1.1" 200 0 "-" "-"'),
    );
  });
});

describe('whoever asks explain and anonymize about an address that they hold', () => {
  it('gets tokens that match none in a store, nor those of another run', async () => {
    const site = await newStore();
    const files = [writeLog()];
    const stored = tokensOf(await dumpStore(site.store));
    const runs = [await anonymized(files), await anonymized(files), await explained(files), await explained(files)].map(
      tokensOf,
    );
    expect(stored.length).toBeGreaterThan(150);
    for (const tokens of runs) expect(tokens.length).toBeGreaterThan(50);
    expect(linkDays([stored, ...runs])).toEqual([]);
  });

  it('gets the tokens of the store where a run takes the store’s keys', () => {
    const run = () => JSON.stringify(readSafe(LOG, { keys: createFixedKeys(), address: { kind: 'token' } }).address);
    expect(linkDays([tokensOf(run()), tokensOf(run())]).length).toBeGreaterThan(50);
  });
});

function crack(text: string): string[] {
  return crackAddresses(tokensIn(text), { siteId: 'site', days: [DAY], userAgent: BROWSER }, THEIRS);
}

/** Twelve letters that nobody would call a word. */
function tokensOf(text: string): string[] {
  return [...tokensIn(text)].filter((token) => /^(?=.*[A-Z])(?=.*[a-z])(?=.*[\d_-])[\w-]{12}$/.test(token));
}

async function anonymized(files: string[]): Promise<string> {
  const parts: string[] = [];
  for await (const { text } of runAnonymize({ files, ...OPTIONS, timeZone: 'UTC' })) parts.push(text);
  return parts.join('');
}

/** What explain says is kept. */
async function explained(files: string[]): Promise<string> {
  const parts: string[] = [];
  for await (const { safe } of runExplain({ files, ...OPTIONS, timeZone: 'UTC' })) parts.push(JSON.stringify(safe));
  return parts.join('\n');
}

async function reportWith(log: string, change: (rollUp: RollUp) => RollUp): Promise<Report> {
  const zone = new Zone('UTC');
  const rollUp = change(new RollUp({ smallGroup: 3 }));
  const safe: SafeBatch = toSafe(log, { zone, ...OPTIONS });
  rollUp.add(safe);
  return summarize([createRollUpSource(rollUp)], { zone, smallGroup: 3, range: { from: null, to: null } });
}

/** The planted rule: networks of several days count together. */
function addUpDays(rollUp: RollUp): RollUp {
  const { gate } = rollUp;
  const offer = gate.offer.bind(gate);
  const seen = new Map<string, Map<string, number>>();
  gate.offer = (shown) => {
    const key = `${shown.table} ${shown.text}`;
    const days = (seen.get(key) ?? new Map<string, number>()).set(shown.day, shown.networks);
    seen.set(key, days);
    return offer({ ...shown, networks: [...days.values()].reduce((sum, networks) => sum + networks, 0) });
  };
  return rollUp;
}
