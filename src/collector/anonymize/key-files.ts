import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
  closeSync,
  fsyncSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  INCIDENT_KEY_DAYS,
  KEY_USES,
  KotowariError,
  VISITOR_KEY_HOURS,
  type KeyClock,
  type KeyLife,
  type KeyRing,
  type KeyUse,
  type Zone,
} from '../model/index.js';

const KEY_BYTES = 32;
const FILE = /^(\d{4}-\d\d-\d\d)\.(visitor|address|network)$/;

/** What a store knows of its keys without holding any: which days are over, and which had one. */
export interface KeyMemory {
  /** Log days whose visitor key was destroyed. */
  readonly closedDays: ReadonlySet<string>;
  /** Log days that are open: their key should still be there. */
  readonly openDays: ReadonlySet<string>;
  /** Log days with tokens of addresses: their keys should still be there. */
  readonly incidentDays?: ReadonlySet<string>;
  /** Log days whose address and network keys were destroyed. */
  readonly deadIncidentDays?: ReadonlySet<string>;
}

/** Where and for whom keys are kept. */
export interface KeyFileOptions {
  /** A memory-backed folder outside the store; default {@link defaultKeyDirectory}. */
  readonly directory?: string | undefined;
  /** Random name of the site, from the store. */
  readonly siteId: string;
  readonly zone: Zone;
  readonly memory: KeyMemory;
}

/**
 * Keys of a store: one file of 32 random bytes a log day and use, 0600 in a 0700 folder, so that several processes on one store share one.
 * Visitor keys die 48 hours after their log day ends, address and network keys after 14 days, by the later of clock and newest log time.
 *
 * @throws KotowariError `keys-failed` when the folder cannot be made private.
 */
export function openKeyFiles({ directory = defaultKeyDirectory(), siteId, zone, memory }: KeyFileOptions): KeyRing {
  const folder = join(directory, siteId);
  makePrivate(folder);
  const keys = new Map<string, Buffer | null>();
  const dead = { visitor: new Set(memory.closedDays), incident: new Set(memory.deadIncidentDays) };
  const lost = new Set<string>();
  /** Days that are being finished: reading their key once more must not lengthen its life, should the program be killed before it is done. */
  const due = new Set<string>();
  const fileOf = (day: string, use: KeyUse) => join(folder, `${day}.${use}`);
  const lostIncident = new Set(
    [...(memory.incidentDays ?? [])].filter((day) => KEY_USES.incident.some((use) => !existsSync(fileOf(day, use)))),
  );

  const load = (day: string, use: KeyUse): Buffer | null => {
    if (dead[lifeOf(use)].has(day)) return null;
    const file = fileOf(day, use);
    // a day that is over gets no new key: what was lost stays lost
    const isInUse = !due.has(day);
    if (dead.visitor.has(day)) return readFile(file, isInUse);
    if (!existsSync(file) && use === 'visitor' && memory.openDays.has(day)) lost.add(day);
    return readFile(file, isInUse) ?? createFile(file);
  };
  const destroy = (day: string, life: KeyLife): void => {
    dead[life].add(day);
    for (const use of KEY_USES[life]) {
      keys.get(`${day}.${use}`)?.fill(0);
      keys.set(`${day}.${use}`, null);
      destroyFile(fileOf(day, use));
    }
  };
  // killed between rewriting what a key had made and destroying it: done now
  for (const { day, use } of listFiles(folder)) if (dead[lifeOf(use)].has(day)) destroy(day, lifeOf(use));
  return {
    lost,
    lostIncident,
    key(day, use) {
      const name = `${day}.${use}`;
      const known = keys.get(name);
      if (known !== undefined) return known;
      const key = load(day, use);
      keys.set(name, key);
      return key;
    },
    over(clock, stored) {
      const files = listFiles(folder);
      const dueOf = (life: KeyLife): string[] => {
        const own = files.filter(({ use }) => lifeOf(use) === life);
        const days = own.flatMap(({ day, file }) => {
          const usedMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs; // gone: another process destroyed it
          return usedMs !== undefined && isOver({ day, life, clock, zone, usedMs }) ? [day] : [];
        });
        const held = new Set(own.map(({ day }) => day));
        const orphans = (stored?.[life] ?? []).filter(
          (day) => !held.has(day) && isOver({ day, life, clock, zone, usedMs: -Infinity }),
        );
        for (const day of [...days, ...orphans]) due.add(day);
        return [...new Set([...days, ...orphans])];
      };
      return { visitor: dueOf('visitor'), incident: dueOf('incident') };
    },
    destroy,
  };
}

function lifeOf(use: KeyUse): KeyLife {
  return use === 'visitor' ? 'visitor' : 'incident';
}

/** `$XDG_RUNTIME_DIR/kotowari`, `/run/kotowari`, else a folder under the temporary directory. Source: PRODUCT.md, "Keys". */
export function defaultKeyDirectory(): string {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  if (runtime) return join(runtime, 'kotowari');
  if (existsSync('/run') && process.getuid?.() === 0) return '/run/kotowari';
  return join(tmpdir(), `kotowari-${process.getuid?.() ?? 'keys'}`);
}

/**
 * The end of a key's life: when both the clock and the newest log time have passed it. A forged date alone kills nothing. A log that was read
 * to its end and goes no further would keep its last keys for ever: unused for as long again, they are over too.
 */
function isOver({
  day,
  life,
  clock,
  zone,
  usedMs,
}: {
  day: string;
  life: KeyLife;
  clock: KeyClock;
  zone: Zone;
  usedMs: number;
}): boolean {
  const dayEndMs = zone.startOf(zone.addDays(day, 1)) * 1000;
  const lifeMs = life === 'visitor' ? VISITOR_KEY_HOURS * 3_600_000 : INCIDENT_KEY_DAYS * 86_400_000;
  const end = dayEndMs + lifeMs;
  return clock.nowMs >= end && (clock.watermarkMs >= end || clock.nowMs - usedMs >= lifeMs);
}

function makePrivate(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const owner = statSync(folder).uid;
    if (process.getuid && owner !== process.getuid()) throw new Error('it belongs to another user');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/, .*$/, '') : '';
    throw new KotowariError(
      'keys-failed',
      `cannot keep keys in "${folder}": ${reason}; give a private folder with --keys`,
      cause,
    );
  }
}

function listFiles(folder: string): { day: string; use: KeyUse; file: string }[] {
  return readdirSync(folder).flatMap((name) => {
    const match = FILE.exec(name);
    return match ? [{ day: match[1] as string, use: match[2] as KeyUse, file: join(folder, name) }] : [];
  });
}

function readFile(file: string, isInUse = true): Buffer | null {
  const bytes = existsSync(file) ? readFileSync(file) : null;
  if (bytes?.length !== KEY_BYTES) return null;
  if (isInUse) utimesSync(file, new Date(), new Date());
  return bytes;
}

/** Written aside and linked: of several processes exactly one makes the key, and nobody ever reads half of one. */
function createFile(file: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, key, { mode: 0o600 });
  try {
    linkSync(aside, file);
    return key;
  } catch (cause) {
    const other = readFile(file);
    if (other) return other;
    throw new KotowariError('keys-failed', `cannot write a key in "${file}"`, cause);
  } finally {
    unlinkSync(aside);
  }
}

/** Overwritten before it is unlinked: where the folder is on a disk, unlinking alone leaves the bytes. */
function destroyFile(file: string): void {
  if (!existsSync(file)) return;
  const handle = openSync(file, 'r+');
  writeSync(handle, randomBytes(KEY_BYTES), 0, KEY_BYTES, 0);
  fsyncSync(handle);
  closeSync(handle);
  unlinkSync(file);
}
