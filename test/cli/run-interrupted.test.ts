import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';

let folder: string;

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kotowari-interrupted-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

it.each(['report', 'anonymize', 'explain'])(
  'ends %s with status 1 when it is stopped before the end',
  async (command) => {
    const file = join(folder, 'access.log');
    await writeFile(file, '198.18.0.7 - - [02/Nov/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "-"\n');
    let said = '';
    const err = new Writable({
      write(chunk, _, done) {
        said += String(chunk);
        done();
      },
    });
    const out = new Writable({ write: (_chunk, _encoding, done) => done() });
    const status = await run([command, file], { out, err, env: {}, signal: AbortSignal.abort() });
    expect({ status, said }).toEqual({ status: 1, said: 'kotowari: stopped before the end\n' });
  },
);
