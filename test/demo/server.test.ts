import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDemoServer } from '../../demo/server.mjs';

const LINE =
  /^127\.0\.0\.1 - - \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0900\] "[^"]*" \d{3} \d+ "[^"]+" "[^"]+"$/;

let folder: string;
let logFile: string;
let base: string;
let server: Awaited<ReturnType<typeof createDemoServer>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kotowari-demo-'));
  logFile = join(folder, 'access.log');
  await writeFile(join(folder, 'kotowari.js'), '// notice');
  server = await createDemoServer({ logFile, distRoot: folder, offsetMinutes: 540, summaryUrl: 'http://127.0.0.1:1/' });
  base = `http://127.0.0.1:${await server.listen(0)}`;
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the access log', () => {
  it('holds one Combined line for each request, with the bytes of the body', async () => {
    const body = await (
      await fetch(`${base}/news/?x=1`, { headers: { referer: 'https://a.example/', 'user-agent': 'test' } })
    ).text();
    await fetch(`${base}/`, { method: 'HEAD', headers: { 'user-agent': 'test' } });
    const [first, second] = await readLines();
    expect(first).toContain(`"GET /news/?x=1 HTTP/1.1" 200 ${Buffer.byteLength(body)} "https://a.example/" "test"`);
    expect(second).toContain('"HEAD / HTTP/1.1" 200 0 "-" "test"');
    for (const line of [first, second]) expect(line).toMatch(LINE);
  });

  it('stays one line of plain ASCII whatever user agent and referrer hold', async () => {
    await send(
      'GET /x"y HTTP/1.1\r\nHost: a\r\nConnection: close\r\nReferer: "\\\t<b>\r\nUser-Agent: evil" 200 1 "\xe6\x96\xad\x80\r\n\r\n',
    );
    const [line, ...more] = await readLines();
    expect(more).toEqual([]);
    expect(line).toMatch(LINE);
    expect(line).toMatch(
      /"GET \/x\\x22y HTTP\/1\.1" 404 \d+ "\\x22\\x5C\\x09<b>" "evil\\x22 200 1 \\x22\\xE6\\x96\\xAD\\x80"$/,
    );
  });

  it.each([
    ['a TLS greeting', '\x16\x03\x01\x02"\n', '"\\x16\\x03\\x01\\x02\\x22" 400 0 "-" "-"'],
    [
      'a control byte in a header',
      'GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: \x01\r\n\r\n',
      '"GET / HTTP/1.1" 400 0 "-" "-"',
    ],
  ])('tells what is not HTTP as a 400: %s', async (_name, bytes, end) => {
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 400 /);
    const [line] = await readLines();
    expect(line).toMatch(LINE);
    expect(line?.endsWith(end)).toBe(true);
  });

  it('never mentions what went to the recorder', async () => {
    for (const path of ['', '/', '/gtag.js?id=G-DEMO000000', '/collect?en=page_view', '/hits'])
      await fetch(`${base}/recorder${path}`);
    await send('GET /recorder/\x01 HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await readLines()).toEqual([]);
  });

  it('keeps what stood in the file before', async () => {
    await server.close();
    await writeFile(logFile, 'earlier\n');
    server = await createDemoServer({ logFile, offsetMinutes: 540 });
    await fetch(`http://127.0.0.1:${await server.listen(0)}/`);
    const lines = await readLines();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('earlier');
  });
});

describe('the site', () => {
  it.each([
    ['/', 200],
    ['/%E3%81%A6%E3%81%B3%E3%81%8D/', 200],
    ['/soudan/', 200],
    ['/en/privacy/', 200],
    ['/models/opt-in', 200],
    ['/assets/site.css', 200],
    ['/kotowari.js', 200],
    ['/nothing', 404],
    ['/%zz', 400],
    ['/assets/..%2f..%2fserver.mjs', 404],
    ['/pages/home.html', 404],
    ['/kotowari..js', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await fetch(base + path)).status).toBe(status);
  });

  it.each([
    ['/index.html', '/'],
    ['/news', '/news/'],
    ['/news/index.html', '/news/'],
    ['/news/2019/05/hanabi-3', '/news/'],
  ])('redirects %s to %s', async (path, target) => {
    const response = await fetch(base + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, target]);
  });

  it('never redirects to another host', async () => {
    expect(await send('GET //evil.example/index.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 404 /,
    );
  });

  it('answers 304 without a body to who holds the bytes already', async () => {
    const etag = (await fetch(`${base}/assets/site.css`)).headers.get('etag') ?? '';
    const again = await fetch(`${base}/assets/site.css`, { headers: { 'if-none-match': `W/${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await readLines()).at(-1)).toContain('"GET /assets/site.css HTTP/1.1" 304 0 ');
  });

  it('forbids the browser every other host', async () => {
    expect((await fetch(`${base}/`)).headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('loads the notice by one script tag and offers the way back on every page', async () => {
    for (const path of ['/', '/soudan/', '/en/', '/models/opt-out', '/nothing']) {
      const html = await (await fetch(base + path)).text();
      expect(html.match(/<script src="\/kotowari\.js"[^>]*data-measurement-id="G-DEMO000000"[^>]*>/g)).toHaveLength(1);
      expect(html).toContain('data-deny-paths="/soudan/*"');
      expect(html).toContain('<kotowari-settings></kotowari-settings>');
    }
  });

  it('throws away what was written into the form', async () => {
    const body = new URLSearchParams({ message: 'himitsu' });
    const response = await fetch(`${base}/contact/`, { method: 'POST', body, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/contact/thanks/']);
    expect(await readFile(logFile, 'utf8')).not.toContain('himitsu');
  });
});

describe('the recorder', () => {
  it('remembers the loading of the tag and each event of a hit', async () => {
    await fetch(`${base}/recorder/gtag.js?id=G-DEMO000000`);
    await fetch(`${base}/recorder/collect?tid=G-DEMO000000`, { method: 'POST', body: 'en=page_view\nen=scroll' });
    const hits = (await (await fetch(`${base}/recorder/hits`)).json()) as {
      kind: string;
      fields: Record<string, string>;
    }[];
    expect(hits.map(({ kind, fields }) => [kind, fields.en ?? fields.id])).toEqual([
      ['script', 'G-DEMO000000'],
      ['hit', 'page_view'],
      ['hit', 'scroll'],
    ]);
    await fetch(`${base}/recorder/clear`, { method: 'POST' });
    expect(await (await fetch(`${base}/recorder/hits`)).json()).toEqual([]);
  });

  it('tells whoever listens, at once', async () => {
    const response = await fetch(`${base}/recorder/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('event: all\ndata: []\n\n');
    await fetch(`${base}/recorder/collect?en=scroll`);
    expect((await reader.read()).value).toMatch(/^event: hit\ndata: \{.*"en":"scroll"/);
    await reader.cancel();
  });

  it('refuses a body larger than 64 KiB', async () => {
    const response = await fetch(`${base}/recorder/collect`, { method: 'POST', body: 'x'.repeat(70_000) });
    expect(response.status).toBe(413);
  });

  it('stands in with a script that names no host of Google', async () => {
    const script = await (await fetch(`${base}/recorder/gtag.js`)).text();
    expect(script).toContain('stand-in');
    expect(script).not.toMatch(/https?:|google-analytics|googletagmanager|doubleclick/);
  });
});

/** The log as lines, once it stopped growing: the line is written when the answer is out. */
async function readLines(): Promise<string[]> {
  let text = '';
  for (let stable = 0; stable < 3; stable += 1) {
    await new Promise((resolve) => setTimeout(resolve, 15));
    const now = await readFile(logFile, 'utf8');
    if (now !== text) stable = 0;
    text = now;
  }
  return text.split('\n').slice(0, -1);
}

/** Sends raw bytes (latin1) and gives back all that was answered. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port ?? 0, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
