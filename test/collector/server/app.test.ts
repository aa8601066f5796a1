import { describe, expect, it } from 'vitest';
import { KotowariError } from '../../../src/collector/model/index.js';
import { createApp } from '../../../src/collector/server/app.js';
import { createStubReader } from '../harness/stub-reader.js';

const HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

describe('the name that a request carries', () => {
  it.each([
    ['127.0.0.1:8787', 200],
    ['localhost', 200],
    ['LOCALHOST:1', 200],
    ['[::1]:8787', 200],
    ['attacker.example', 421],
    ['127.0.0.1.attacker.example', 421],
    ['localhost.attacker.example:8787', 421],
    ['', 421],
  ])('%s is answered with %i', async (host, status) => {
    const answer = await ask('/healthz', { host });
    expect(answer.status).toBe(status);
    if (status === 421) expect(await answer.text()).not.toContain('ok');
  });

  it('does not matter on the socket, which only its owner reaches', async () => {
    expect((await createApp(createStubReader(), { hosts: null }).request('/healthz')).status).toBe(200);
  });
});

describe('the report', () => {
  it('is JSON of the days and groups that are asked for', async () => {
    const reader = createStubReader();
    const answer = await ask('/api/report?from=2026-03-01&to=2026-03-08&smallGroup=5', { reader });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ schema: 'kotowari-report/1', class: 'inside' });
    expect(reader.asked).toEqual([[{ from: '2026-03-01', to: '2026-03-08' }, 5]]);
  });

  it('leaves bounds open that are not given', async () => {
    const reader = createStubReader();
    await ask('/api/report', { reader });
    expect(reader.asked).toEqual([[{ from: null, to: null }, undefined]]);
  });

  it.each([
    'from=yesterday',
    'from=2026-02-30',
    'to=2026-3-8',
    'from=2026-03-08T00:00',
    'from=',
    'from=2026-03-08&to=2026-03-08',
    'from=2026-03-09&to=2026-03-08',
    'smallGroup=0',
    'smallGroup=-1',
    'smallGroup=2.5',
    'smallGroup=many',
    'smallGroup=1001',
    'smallGroup=',
  ])('refuses ?%s with 400 and without asking', async (query) => {
    const reader = createStubReader();
    const answer = await ask(`/api/report?${query}`, { reader });
    expect(answer.status).toBe(400);
    expect(Object.keys((await answer.json()) as object)).toEqual(['error']);
    expect(reader.asked).toEqual([]);
  });

  it('is sent again only when something was committed', async () => {
    const reader = createStubReader();
    const first = await ask('/api/report', { reader });
    const tag = first.headers.get('etag')!;
    const second = await ask('/api/report', { reader, headers: { 'if-none-match': tag } });
    expect([second.status, await second.text()]).toEqual([304, '']);
    expect(second.headers.get('etag')).toBe(tag);
    reader.version = 'run-2';
    const third = await ask('/api/report', { reader, headers: { 'if-none-match': tag } });
    expect(third.status).toBe(200);
    expect(third.headers.get('etag')).not.toBe(tag);
    expect(reader.asked).toHaveLength(2);
  });

  it.each([
    [new KotowariError('store-failed', 'the store could not be read'), 'the store could not be read'],
    [new Error('row of taro at 192.0.2.7'), 'the summary could not be made'],
  ])('tells of %s only what holds no datum', async (error, message) => {
    const reader = { ...createStubReader(), summarize: () => Promise.reject(error) };
    const answer = await ask('/api/report', { reader });
    expect([answer.status, await answer.json()]).toEqual([500, { error: message }]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the measurement of privacy', () => {
  it('is answered on the socket, and nowhere else', async () => {
    const onSocket = await createApp(createStubReader(), { hosts: null }).request('/api/privacy');
    expect(await onSocket.json()).toMatchObject({ schema: 'kotowari-privacy/1', passed: true });
    expect((await ask('/api/privacy')).status).toBe(404);
  });
});

describe('every answer', () => {
  it.each(['/', '/healthz', '/api/report', '/nothing-here', '/api/report?from=x'])(
    'of %s carries the headers of safety',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each([
    ['GET', '/nothing-here'],
    ['GET', '/../package.json'],
    ['GET', '/summary.js/../../package.json'],
    ['POST', '/api/report'],
    ['DELETE', '/api/report'],
    ['OPTIONS', '/api/report'],
    ['PUT', '/'],
  ])('to %s %s is 404', async (method, path) => {
    const answer = await ask(path, { method });
    expect([answer.status, await answer.text()]).toEqual([404, '404: nothing here\n']);
  });
});

interface Asked {
  readonly host?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly reader?: Parameters<typeof createApp>[0];
}

function ask(
  path: string,
  { host = 'localhost', method = 'GET', headers = {}, reader = createStubReader() }: Asked = {},
) {
  const app = createApp(reader, { hosts: HOSTS });
  return app.request(path, { method, headers: { ...headers, host } });
}
