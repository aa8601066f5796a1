import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProcessKeys, defaultKeyDirectory, openKeyFiles } from '../../../src/collector/anonymize/index.js';
import { KotowariError, Zone, type KeyUse } from '../../../src/collector/model/index.js';
import { useBuiltProgram } from '../harness/built-program.js';
import { filesUnder, useTemporaryFolders } from '../harness/temporary-folder.js';

const DAY = '2026-03-08';
const newFolder = useTemporaryFolders();
const maker = useBuiltProgram('test/collector/harness/make-key.ts');
afterEach(() => vi.unstubAllEnvs());

describe('a key of a store', () => {
  it('is 32 random bytes, another one for each day, use and site', () => {
    const folder = newFolder();
    const [keys, other] = [openKeys(folder), openKeys(folder, { siteId: 'other' })];
    const made = [
      ...(['visitor', 'address', 'network'] as const).map((use) => keys.key(DAY, use)!),
      keys.key('2026-03-09', 'visitor')!,
      other.key(DAY, 'visitor')!,
    ];
    expect(made.map((key) => key.length)).toEqual([32, 32, 32, 32, 32]);
    expect(new Set(made.map((key) => key.toString('hex'))).size).toBe(5);
  });

  it('is the same for whoever opens the folder again', () => {
    const folder = newFolder();
    const key = openKeys(folder).key(DAY, 'visitor');
    expect(openKeys(folder).key(DAY, 'visitor')).toEqual(key);
  });

  it('is readable by its owner only', () => {
    const folder = join(newFolder(), 'keys');
    mkdirSync(folder, { mode: 0o755 });
    openKeys(folder).key(DAY, 'visitor');
    expect(statSync(join(folder, 'site')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'site', `${DAY}.visitor`)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'site'))).toEqual([`${DAY}.visitor`]);
  });

  it('is made private again when its folder was opened to others', () => {
    const folder = newFolder();
    openKeys(folder);
    chmodSync(join(folder, 'site'), 0o755);
    openKeys(folder);
    expect(statSync(join(folder, 'site')).mode & 0o777).toBe(0o700);
  });

  it('is one for several processes that start at once', async () => {
    const folder = newFolder();
    const startMs = String(Date.now() + 700);
    const makers = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, [maker.path, folder, DAY, startMs]),
    );
    const made = (await Promise.all(makers)).map(({ stdout }) => stdout);
    expect(new Set(made).size).toBe(1);
    expect(made[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(openKeys(folder).key(DAY, 'visitor')!.toString('hex')).toBe(made[0]);
    expect(readdirSync(join(folder, 'site'))).toEqual([`${DAY}.visitor`]);
  });

  it('is not half of one that a process was writing', () => {
    const folder = newFolder();
    openKeys(folder);
    writeFileSync(join(folder, 'site', `${DAY}.visitor`), 'short');
    expect(() => openKeys(folder).key(DAY, 'visitor')).toThrow(KotowariError);
  });

  it('names the folder that cannot be used', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const opening = () => openKeys(join(file, 'keys'));
    expect(opening).toThrow(`cannot keep keys in "${join(file, 'keys', 'site')}"`);
    expect(opening).toThrow('give a private folder with --keys');
  });
});

describe('a destroyed key', () => {
  it('is null from then on, also after a restart', () => {
    const folder = newFolder();
    const keys = openKeys(folder);
    keys.key(DAY, 'visitor');
    keys.destroy(DAY, 'visitor');
    expect(keys.key(DAY, 'visitor')).toBeNull();
    expect(openKeys(folder, { closedDays: [DAY] }).key(DAY, 'visitor')).toBeNull();
    expect(readdirSync(join(folder, 'site'))).toEqual([]);
  });

  it('leaves its bytes in no file and not in memory', () => {
    const folder = newFolder();
    const keys = openKeys(folder);
    const key = keys.key(DAY, 'visitor')!;
    const bytes = Buffer.from(key);
    keys.key('2026-03-09', 'visitor');
    expect(holders(folder, bytes)).toHaveLength(1);
    keys.destroy(DAY, 'visitor');
    expect(holders(folder, bytes)).toEqual([]);
    expect(key.equals(Buffer.alloc(32))).toBe(true);
  });

  it('is destroyed at the next start when the program was killed before', () => {
    const folder = newFolder();
    openKeys(folder).key(DAY, 'visitor');
    openKeys(folder, { closedDays: [DAY] });
    expect(readdirSync(join(folder, 'site'))).toEqual([]);
  });
});

describe('the end of a key', () => {
  const end = Date.parse('2026-03-08T15:00:00Z'); // of the log day 2026-03-08 in Tokyo
  const hours = 3_600_000;
  const days = 24 * hours;
  it.each<[string, KeyUse, number, number, boolean]>([
    ['visitor, both clocks there', 'visitor', end + 48 * hours, end + 48 * hours, true],
    ['visitor, a millisecond before', 'visitor', end + 48 * hours - 1, end + 48 * hours, false],
    ['visitor, log one millisecond behind', 'visitor', end + 48 * hours, end + 48 * hours - 1, false],
    ['visitor, a log from the future', 'visitor', end, end + 1000 * days, false],
    ['visitor, an old log read late', 'visitor', end + 3000 * days, end + 48 * hours, true],
    ['network after 48 hours', 'network', end + 48 * hours, end + 48 * hours, false],
    ['network after 14 days', 'network', end + 14 * days, end + 14 * days, true],
    ['address after 14 days', 'address', end + 14 * days, end + 14 * days, true],
    ['address a millisecond before', 'address', end + 14 * days - 1, end + 14 * days, false],
  ])('%s', (_, use, nowMs, watermarkMs, isOver) => {
    const folder = newFolder();
    const keys = openKeys(folder, { zone: 'Asia/Tokyo' });
    keys.key(DAY, use);
    const used = nowMs / 1000;
    utimesSync(join(folder, 'site', `${DAY}.${use}`), used, used);
    const due = keys.over({ nowMs, watermarkMs });
    const life = use === 'visitor' ? 'visitor' : 'incident';
    expect(due).toEqual({ visitor: [], incident: [], [life]: isOver ? [DAY] : [] });
    // a key waits until what it made has left the store
    expect(keys.key(DAY, use)).not.toBeNull();
    keys.destroy(DAY, life);
    expect(keys.key(DAY, use)).toBeNull();
  });

  it('comes also when the log goes no further, after as long without use', () => {
    const folder = newFolder();
    const keys = openKeys(folder, { zone: 'Asia/Tokyo' });
    keys.key(DAY, 'visitor');
    const usedMs = end - hours;
    utimesSync(join(folder, 'site', `${DAY}.visitor`), usedMs / 1000, usedMs / 1000);
    expect(keys.over({ nowMs: end + 48 * hours - 1, watermarkMs: end - hours }).visitor).toEqual([]);
    expect(keys.over({ nowMs: end + 48 * hours, watermarkMs: end - hours }).visitor).toEqual([DAY]);
  });

  it('goes by the clock alone where a reboot took the key of a day that the store holds tokens of', () => {
    const keys = openKeys(newFolder(), { zone: 'Asia/Tokyo' });
    const stored = { visitor: [DAY], incident: [DAY] };
    const over = (nowMs: number) => keys.over({ nowMs, watermarkMs: 0 }, stored);
    expect(over(end + 48 * hours - 1)).toEqual({ visitor: [], incident: [] });
    expect(over(end + 48 * hours)).toEqual({ visitor: [DAY], incident: [] });
    expect(over(end + 14 * days)).toEqual({ visitor: [DAY], incident: [DAY] });
  });

  it('is not put off by whoever reads the key to finish its day, and is killed', () => {
    const folder = newFolder();
    openKeys(folder, { zone: 'Asia/Tokyo' }).key(DAY, 'visitor');
    utimesSync(join(folder, 'site', `${DAY}.visitor`), end / 1000, end / 1000);
    const clock = { nowMs: end + 48 * hours, watermarkMs: 0 };
    for (const keys of [openKeys(folder, { zone: 'Asia/Tokyo' }), openKeys(folder, { zone: 'Asia/Tokyo' })]) {
      expect(keys.over(clock).visitor).toEqual([DAY]);
      expect(keys.key(DAY, 'visitor')).not.toBeNull();
    }
    // whoever reads it for a line uses it
    openKeys(folder, { zone: 'Asia/Tokyo' }).key(DAY, 'visitor');
    expect(openKeys(folder, { zone: 'Asia/Tokyo' }).over({ ...clock, nowMs: Date.now() }).visitor).toEqual([]);
  });

  it('leaves a stored day to its key where there is one', () => {
    const keys = openKeys(newFolder(), { zone: 'Asia/Tokyo' });
    keys.key(DAY, 'visitor');
    keys.key(DAY, 'address');
    const stored = { visitor: [DAY], incident: [DAY] };
    // an old log, read just now: its keys are in use
    expect(keys.over({ nowMs: Date.now(), watermarkMs: 0 }, stored)).toEqual({ visitor: [], incident: [] });
  });
});

describe('a lost key', () => {
  it('is recorded when its day is open in the store', () => {
    const keys = openKeys(newFolder(), { openDays: [DAY] });
    expect([...keys.lost]).toEqual([]);
    expect(keys.key(DAY, 'visitor')).not.toBeNull();
    expect([...keys.lost]).toEqual([DAY]);
  });

  it('is not called lost on a day that has just begun, nor when it is there', () => {
    const folder = newFolder();
    const keys = openKeys(folder);
    keys.key(DAY, 'visitor');
    expect(keys.lost.size).toBe(0);
    const again = openKeys(folder, { openDays: [DAY] });
    again.key(DAY, 'visitor');
    expect(again.lost.size).toBe(0);
  });
});

describe('address and network keys', () => {
  it('are not made anew for a day that is over', () => {
    const folder = newFolder();
    const keys = openKeys(folder, { closedDays: [DAY] });
    expect(keys.key(DAY, 'address')).toBeNull();
    expect(readdirSync(join(folder, 'site'))).toEqual([]);
  });

  it('stay readable after the visitor key died, until their own death', () => {
    const folder = newFolder();
    const key = openKeys(folder).key(DAY, 'address')!;
    const closed = openKeys(folder, { closedDays: [DAY] });
    expect(closed.key(DAY, 'address')).toEqual(key);
    closed.destroy(DAY, 'incident');
    expect(closed.key(DAY, 'address')).toBeNull();
    expect(holders(folder, key)).toEqual([]);
  });

  it('are destroyed at the next start when the program was killed before', () => {
    const folder = newFolder();
    for (const use of ['address', 'network'] as const) openKeys(folder).key(DAY, use);
    openKeys(folder, { closedDays: [DAY], deadIncidentDays: [DAY] });
    expect(readdirSync(join(folder, 'site'))).toEqual([]);
  });

  it('are called lost where the store holds tokens of them and they are gone', () => {
    const folder = newFolder();
    for (const use of ['address', 'network'] as const) openKeys(folder).key(DAY, use);
    expect([...openKeys(folder, { incidentDays: [DAY, '2026-03-09'] }).lostIncident]).toEqual(['2026-03-09']);
  });
});

describe('keys of a process', () => {
  it('differ from those of another, and stay dead once destroyed', () => {
    const [one, two] = [createProcessKeys(), createProcessKeys()];
    expect(one.key(DAY, 'visitor')).toEqual(one.key(DAY, 'visitor'));
    expect(one.key(DAY, 'visitor')).not.toEqual(two.key(DAY, 'visitor'));
    expect(one.key(DAY, 'visitor')).not.toEqual(one.key(DAY, 'network'));
    one.destroy(DAY, 'visitor');
    expect(one.key(DAY, 'visitor')).toBeNull();
    expect(one.key('2026-03-09', 'visitor')).not.toBeNull();
  });
});

it('keeps keys in memory where the system offers it', () => {
  vi.stubEnv('XDG_RUNTIME_DIR', '/run/user/1000');
  expect(defaultKeyDirectory()).toBe('/run/user/1000/kotowari');
  vi.stubEnv('XDG_RUNTIME_DIR', '');
  expect(defaultKeyDirectory()).toMatch(/^\/run\/kotowari$|\/kotowari-\w+$/);
});

function openKeys(
  directory: string,
  {
    siteId = 'site',
    zone = 'UTC',
    closedDays = [] as string[],
    openDays = [] as string[],
    incidentDays = [] as string[],
    deadIncidentDays = [] as string[],
  } = {},
) {
  return openKeyFiles({
    directory,
    siteId,
    zone: new Zone(zone),
    memory: {
      closedDays: new Set(closedDays),
      openDays: new Set(openDays),
      incidentDays: new Set(incidentDays),
      deadIncidentDays: new Set(deadIncidentDays),
    },
  });
}

function holders(folder: string, bytes: Buffer): string[] {
  return filesUnder(folder)
    .filter((file) => file.bytes.includes(bytes))
    .map((file) => file.name);
}
