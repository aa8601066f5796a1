import { existsSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { askRunningCollector, serveSocket, serveSummaryPage } from '../../../src/collector/server/index.js';
import { createStubReader } from '../harness/stub-reader.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

describe('the summary page', () => {
  it('is served on loopback, on a free port where 0 is asked for', async () => {
    const page = await serve('127.0.0.1');
    expect(page.url).toBe(`http://127.0.0.1:${page.port}/`);
    expect(await (await fetch(`${page.url}healthz`)).text()).toBe('ok\n');
  });

  it.each(['0.0.0.0', '::', '192.0.2.7', 'example.jp', '', '127.0.0.1.attacker.example'])(
    'is not served on %j',
    async (host) => {
      await expect(serve(host)).rejects.toMatchObject({ code: 'usage' });
      await expect(serve(host)).rejects.toThrow('127.0.0.1, localhost, ::1');
    },
  );

  it('says that a port is taken, and what else to take', async () => {
    const { port } = await serve('127.0.0.1');
    const second = serveSummaryPage(createStubReader(), { host: '127.0.0.1', port });
    await expect(second).rejects.toMatchObject({ code: 'port-taken' });
    await expect(second).rejects.toThrow(
      `cannot listen on 127.0.0.1:${port}: it is in use; choose another --port, or 0`,
    );
  });

  it('answers to no other name, also past the parser of a browser', async () => {
    const { port } = await serve('127.0.0.1');
    expect(await raw(port, 'GET /api/report HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 421/,
    );
    expect(await raw(port, 'GET /api/report HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 4(00|21)/);
  });

  it('refuses headers without end', async () => {
    const { port } = await serve('127.0.0.1');
    expect(await raw(port, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431/,
    );
  });
});

describe('the socket of a store', () => {
  it('is its owner’s only, and answers what the page answers', async () => {
    const folder = newFolder();
    await serveAt(folder);
    expect(statSync(join(folder, 'collector.sock')).mode & 0o777).toBe(0o600);
    expect(await askRunningCollector(folder, '/healthz')).toBe('ok\n');
    expect(JSON.parse((await askRunningCollector(folder, '/api/report'))!)).toMatchObject({
      schema: 'kotowari-report/1',
    });
  });

  it('is silent where no collector runs', async () => {
    expect(await askRunningCollector(newFolder(), '/healthz')).toBeNull();
  });

  it('of a collector that was killed is taken for none, and replaced', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'collector.sock'), '');
    expect(await askRunningCollector(folder, '/healthz')).toBeNull();
    await serveAt(folder);
    expect(await askRunningCollector(folder, '/healthz')).toBe('ok\n');
  });

  it('goes when the collector ends', async () => {
    const folder = newFolder();
    const { close } = await serveSocket(folder, createStubReader());
    await close();
    expect(existsSync(join(folder, 'collector.sock'))).toBe(false);
    expect(await askRunningCollector(folder, '/healthz')).toBeNull();
  });

  it('fails clearly when the collector refuses', async () => {
    const folder = newFolder();
    await serveAt(folder);
    await expect(askRunningCollector(folder, '/api/report?from=x')).rejects.toThrow('answered with status 400');
  });

  it('fits where the path of the store is too long for one', async () => {
    const [folder, other] = ['x', 'y'].map((letter) => join(newFolder(), letter.repeat(120)));
    await serveAt(folder!);
    expect(await askRunningCollector(folder!, '/healthz')).toBe('ok\n');
    expect(await askRunningCollector(other!, '/healthz')).toBeNull();
  });

  it('leaves the mask for other files as it was', async () => {
    const before = process.umask();
    await serveAt(newFolder());
    expect(process.umask()).toBe(before);
  });

  it('does not answer to a body', async () => {
    const folder = newFolder();
    await serveAt(folder);
    const status = await new Promise((done) => {
      const asked = request(
        { socketPath: join(folder, 'collector.sock'), path: '/api/report', method: 'POST' },
        (answer) => {
          answer.resume();
          done(answer.statusCode);
        },
      );
      asked.end('x'.repeat(100));
    });
    expect(status).toBe(404);
  });
});

async function serve(host: string) {
  const page = await serveSummaryPage(createStubReader(), { host, port: 0 });
  open.push(page);
  return page;
}

async function serveAt(folder: string) {
  open.push(await serveSocket(folder, createStubReader()));
}

/** What a server says to these very bytes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => done(answer));
    socket.on('error', fail);
  });
}
