import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findFreePort } from '../../../demo/run/free-port.mjs';
import { writeHistory } from '../../../demo/run/history.mjs';

it('writes thirty days of history once, and leaves a log that is there as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kotowari-history-'));
  try {
    const logFile = join(folder, 'access.log');
    const lines = await writeHistory(logFile, new Date('2026-11-22T03:00:00Z'));
    const text = await readFile(logFile, 'utf8');
    expect(text.split('\n').length - 1).toBe(lines);
    expect(new Set(text.match(/\[\d\d\/\w{3}\/\d{4}/g)).size).toBe(31); // from noon to noon
    await writeFile(logFile, 'mine\n');
    expect(await writeHistory(logFile, new Date())).toBe(0);
    expect(await readFile(logFile, 'utf8')).toBe('mine\n');
    expect(await readdir(folder)).toEqual(['access.log']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('takes the wanted port when it is free, and a higher one when it is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  expect(await findFreePort(port)).toBeGreaterThan(port);
  await new Promise((resolve) => taken.close(resolve));
  expect(await findFreePort(port)).toBe(port);
});
