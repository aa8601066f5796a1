import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findPositions, followFile, type FollowOptions } from '../../../src/collector/sources/index.js';
import { Reading } from '../harness/read-sources.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('following a log', () => {
  it('gives what is there, then what is added', async () => {
    const path = write('one\n');
    const reading = follow(path);
    expect(await reading.waitFor(1)).toEqual(['one']);
    appendFileSync(path, 'two\nthree\n');
    expect(await reading.waitFor(3)).toEqual(['one', 'two', 'three']);
    expect(reading.positions.at(-1)).toMatchObject({ offset: 14, line: 4 });
  });

  it('waits for the rest of a last line, and counts it once', async () => {
    const path = write('one\ntw');
    const reading = follow(path);
    await reading.waitFor(1);
    await pause(60);
    expect(reading.lines).toEqual(['one']);
    expect(reading.positions.at(-1)).toMatchObject({ offset: 4 });
    appendFileSync(path, 'o\n');
    expect(await reading.waitFor(2)).toEqual(['one', 'two']);
  });

  it('waits for a file that is not there yet', async () => {
    const path = join(newFolder(), 'access.log');
    const reading = follow(path);
    await pause(40);
    writeFileSync(path, 'one\n');
    expect(await reading.waitFor(1)).toEqual(['one']);
  });

  it('goes through rename and re-creation', async () => {
    const path = write('one\n');
    const reading = follow(path);
    await reading.waitFor(1);
    appendFileSync(path, 'two\n');
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'three\n');
    expect(await reading.waitFor(3)).toEqual(['one', 'two', 'three']);
  });

  it('reads on in the renamed file while its server still writes there', async () => {
    const path = write('one\n');
    const reading = follow(path);
    await reading.waitFor(1);
    renameSync(path, `${path}.1`);
    writeFileSync(path, ''); // logrotate: create, before the server is told
    await pause(60);
    appendFileSync(`${path}.1`, 'two\n');
    await reading.waitFor(2);
    appendFileSync(path, 'three\n');
    await reading.waitFor(3);
    appendFileSync(`${path}.1`, 'four\n');
    expect(await reading.waitFor(4)).toEqual(['one', 'two', 'three', 'four']);
    const [last] = reading.positions.slice(-1);
    expect(last).toMatchObject({ identity: identityOf(`${path}.1`), offset: 13 });
  });

  it('gives the unfinished last line of a renamed file when its time is over', async () => {
    const path = write('one\ntwo');
    const reading = follow(path, { lingerMs: 50 });
    await reading.waitFor(1);
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'three\n');
    expect((await reading.waitFor(3)).sort()).toEqual(['one', 'three', 'two']);
  });

  it('reads on while the name is gone', async () => {
    const path = write('one\n');
    const reading = follow(path);
    await reading.waitFor(1);
    renameSync(path, `${path}.1`);
    await pause(40);
    appendFileSync(`${path}.1`, 'two\n');
    expect(await reading.waitFor(2)).toEqual(['one', 'two']);
  });

  it('begins anew after copytruncate', async () => {
    const path = write('one\ntwo\nthree\n');
    const reading = follow(path);
    await reading.waitFor(3);
    truncateSync(path, 0);
    appendFileSync(path, 'four\n');
    expect((await reading.waitFor(4)).at(-1)).toBe('four');
    expect(reading.positions.at(-1)).toMatchObject({ offset: 5, line: 2 });
  });

  it('sees copytruncate although the file is longer than before when it looks again', async () => {
    const path = write('one\n');
    const reading = follow(path);
    await reading.waitFor(1);
    writeFileSync(path, 'another first\nsecond\nthird\n');
    expect(await reading.waitFor(4)).toEqual(['one', 'another first', 'second', 'third']);
  });

  it('ends when it is told, with everything that was written before', async () => {
    const path = write('one\n');
    const stop = new AbortController();
    const reading = new Reading(followFile(path, { pollMs: 10_000, signal: stop.signal }));
    await reading.waitFor(1);
    appendFileSync(path, 'two\n');
    stop.abort();
    await reading.done;
    expect(reading.lines).toEqual(['one', 'two']);
  });

  it('says of a folder that it cannot be followed', async () => {
    const path = join(newFolder(), 'logs');
    mkdirSync(path);
    await expect(follow(path).done).rejects.toThrow('cannot be followed; expected a log file');
  });
});

describe('going on after a restart', () => {
  it('reads only what was added', async () => {
    const path = write('one\ntwo\n');
    const position = await positionAfter(path, 2);
    appendFileSync(path, 'three\n');
    const again = follow(path, await resumeOf(path, [position]));
    expect(await again.waitFor(1)).toEqual(['three']);
    expect(again.batches[0]).toMatchObject({ firstLine: 3, nextOffset: 14 });
  });

  it('reads the rest of the file that was renamed meanwhile, then the new one', async () => {
    const path = write('one\n');
    const position = await positionAfter(path, 1);
    appendFileSync(path, 'two\n');
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'three\n');
    const again = follow(path, await resumeOf(path, [position]));
    expect(await again.waitFor(2)).toEqual(['two', 'three']);
  });

  it('begins anew in another file with the same inode', async () => {
    const path = write('one\ntwo\n');
    const position = await positionAfter(path, 2);
    writeFileSync(path, 'a line of another file, longer than before\n');
    expect(identityOf(path)).toBe(position.identity);
    const again = follow(path, await resumeOf(path, [position]));
    expect(await again.waitFor(1)).toEqual(['a line of another file, longer than before']);
  });
});

describe('findPositions', () => {
  it('finds every renamed file that was not read to its end, the oldest first', async () => {
    const path = write('new\n');
    const known = await Promise.all(
      ['one', 'two', 'done'].map(async (name, index) => {
        const renamed = `${path}-2026030${index}`;
        writeFileSync(renamed, `${name}\n`);
        const position = await positionAfter(renamed, 1);
        if (name !== 'done') appendFileSync(renamed, 'more\n');
        utimesSync(renamed, index, 3 - index);
        return position;
      }),
    );
    const [log] = await findPositions([path], known);
    expect(log?.own).toBeUndefined();
    expect(log?.left.map((found) => found.path)).toEqual([`${path}-20260301`, `${path}-20260300`]);
  });

  it('finds the rest of a renamed file also when the new one was begun', async () => {
    const path = write('one\n');
    const old = await positionAfter(path, 1);
    renameSync(path, `${path}.1`);
    appendFileSync(`${path}.1`, 'two\n');
    writeFileSync(path, 'three\n');
    const own = await positionAfter(path, 1);
    expect(await findPositions([path], [old, own])).toEqual([
      { path, own, left: [{ path: `${path}.1`, position: old }] },
    ]);
  });

  it('names no file twice', async () => {
    const path = write('three\n');
    writeFileSync(`${path}.1`, 'one\n');
    const position = await positionAfter(`${path}.1`, 1);
    appendFileSync(`${path}.1`, 'two\n');
    expect(await findPositions([path, `${path}.1`, path], [position])).toEqual([
      { path, own: undefined, left: [] },
      { path: `${path}.1`, own: position, left: [] },
    ]);
  });

  it('leaves a file that is not there to its reader', async () => {
    const path = join(newFolder(), 'absent.log');
    expect(await findPositions([path, path], [])).toEqual([
      { path, own: undefined, left: [] },
      { path, own: undefined, left: [] },
    ]);
  });

  it('does not take a file of the same head for the one it knows', async () => {
    const path = write('one\n');
    const position = await positionAfter(path, 1);
    rmSync(path);
    writeFileSync(`${path}.2`, 'keeps the inode from being used again\n');
    writeFileSync(path, 'one\n');
    const [log] = await findPositions([path], [{ ...position, identity: '1:1' }]);
    expect(log?.own).toBeUndefined();
  });
});

it('keeps too little of a file to test guesses of its first line', async () => {
  const position = await positionAfter(write(`${'192.0.2.7 - - first line of a log'.repeat(20)}\n`), 1);
  expect(position.headBytes).toBe(256);
  expect(position.head).toBeLessThan(2 ** 16);
  expect(Object.keys(position).sort()).toEqual(['head', 'headBytes', 'identity', 'line', 'offset']);
});

function follow(path: string, options: Partial<FollowOptions> = {}): Reading {
  const stop = new AbortController();
  const reading = new Reading(followFile(path, { pollMs: 10, signal: stop.signal, ...options }));
  stops.push(async () => {
    stop.abort();
    await reading.done.catch(() => undefined);
  });
  return reading;
}

async function positionAfter(path: string, lines: number) {
  const stop = new AbortController();
  const reading = new Reading(followFile(path, { pollMs: 5, signal: stop.signal }));
  await reading.waitFor(lines);
  stop.abort();
  await reading.done;
  return reading.positions.at(-1)!;
}

async function resumeOf(path: string, positions: Parameters<typeof findPositions>[1]): Promise<Partial<FollowOptions>> {
  const [log] = await findPositions([path], positions);
  return { resume: log?.own, left: log?.left };
}

function write(content: string): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, content);
  return path;
}

function identityOf(path: string): string {
  const { dev, ino } = statSync(path);
  return `${dev}:${ino}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
