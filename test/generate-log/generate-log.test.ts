import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { generateLog } from '../../demo/generate-log.mjs';

const UNTIL = new Date('2026-11-22T03:00:00Z');
const COMBINED =
  /^(\S+) - (\S+) \[(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d) \+0900\] "([^"]*)" (\d{3}) (\d+) "([^"]+)" "([^"]+)"$/;

/** RFC 5737, RFC 2544 and RFC 3849: addresses that belong to nobody. */
const NOBODY = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d{1,3})\.\d{1,3}$|^2001:db8:[\da-f:]+$/;

function generate(options: Partial<Parameters<typeof generateLog>[0]> = {}) {
  const { blocks, summary } = generateLog({ until: UNTIL, days: 30, ...options });
  const text = [...blocks].join('');
  return { text, summary, lines: text.split('\n').slice(0, -1) };
}

describe('a generated log', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generate({ seed: 7, days: 3 }).text).toBe(generate({ seed: 7, days: 3 }).text);
    expect(generate({ seed: 8, days: 3 }).text).not.toBe(generate({ seed: 7, days: 3 }).text);
  });

  it('keeps the Combined format in every line that is not cut short', () => {
    const { lines, summary } = generate();
    const broken = lines.filter((line) => !COMBINED.test(line));
    expect(summary.lines).toBe(lines.length);
    expect(broken).toHaveLength(summary.cutShort);
    expect(summary.cutShort).toBe(Math.floor(lines.length / 5000));
    for (const line of broken) expect(line.split('"').length % 2).toBe(0);
  });

  it('counts in its summary what a count of the text gives', () => {
    const { lines, summary } = generate();
    const statuses: Record<string, number> = {};
    let bytesSent = 0;
    for (const line of lines) {
      const [, , , , , , , , status, bytes] = COMBINED.exec(line) ?? [];
      if (status === undefined) continue;
      statuses[status] = (statuses[status] ?? 0) + 1;
      bytesSent += Number(bytes);
    }
    expect(summary.statuses).toEqual(statuses);
    expect(summary.bytesSent).toBe(bytesSent);
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((one, other) => one + other, 0);
    expect(sum(summary.kinds)).toBe(summary.lines - summary.cutShort);
    expect(sum(summary.attacks)).toBe(summary.kinds.attack);
  });

  it('names no address that could belong to anyone', () => {
    const { lines } = generate({ linesPerDay: 3000 });
    expect(lines.filter((line) => !NOBODY.test(line.split(' ', 1)[0] ?? ''))).toEqual([]);
  });

  it('spreads visitors over many networks, and lets some return', () => {
    const { lines } = generate();
    const addresses = lines.map((line) => line.split(' ', 1)[0] ?? '');
    const networks = new Set(addresses.map((address) => address.match(/^(?:\d+\.){3}|^2001:db8:[^:]+:/)?.[0]));
    expect(networks.size).toBeGreaterThan(200);
    const days = new Map<string, Set<string>>();
    for (const line of lines) {
      const [address = '', day = ''] = [line.split(' ', 1)[0], line.split('[')[1]?.slice(0, 11)];
      days.set(address, (days.get(address) ?? new Set()).add(day));
    }
    expect([...days.values()].filter((seen) => seen.size >= 5).length).toBeGreaterThan(50);
  });

  it('runs in the order of time and ends at the given instant', () => {
    const { lines, summary } = generate({ days: 2 });
    const times = lines.map((line) => {
      const [, day, month, year, clock] = /\[(\d\d)\/(\w{3})\/(\d{4}):([\d:]+)/.exec(line) ?? [];
      return Date.parse(`${day} ${month} ${year} ${clock} GMT+0900`);
    });
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.at(-1)).toBeLessThan(UNTIL.getTime());
    expect(times[0]).toBeGreaterThanOrEqual(UNTIL.getTime() - 2 * 86_400_000);
    expect(Math.floor((summary.lastMs ?? 0) / 1000) * 1000).toBe(times.at(-1));
  });

  it('is busy in office hours and quiet at night and on Sundays', () => {
    const { lines } = generate();
    const visits = lines.filter((line) => line.includes('"GET /assets/site.css'));
    const at = (pattern: RegExp) => visits.filter((line) => pattern.test(line)).length;
    expect(at(/:1[0-4]:\d\d:\d\d \+/)).toBeGreaterThan(5 * at(/:0[1-5]:\d\d:\d\d \+/));
    expect(at(/\[16\/Nov/)).toBeGreaterThan(1.3 * at(/\[15\/Nov/)); // Monday, Sunday
  });

  it.each([
    ['a Japanese path', /"GET \/%E3%81%A6%E3%81%B3%E3%81%8D\/ /],
    ['a campaign', /\?utm_source=newsletter&/],
    ['a mail address lost in a query', /\?name=%E9%9C%A7.*mail=hanako%40mail\.example/],
    ['a crawler', /Googlebot\/2\.1/],
    ['an AI crawler', /GPTBot/],
    ['a phone', /iPhone.*Mobile\/15E148 Safari/],
    ['a search engine', /"https:\/\/www\.google\.com\/" "/],
    ['the own site as a referrer', /"https:\/\/www\.mutekicho\.example\/news\/" "/],
    ['a redirect', /"GET \/news\/20\d\d\/.*" 301 /],
    ['an asset kept by the browser', /"GET \/assets\/site\.css HTTP\/1\.1" 304 0 /],
    ['a lost page', /" 404 /],
    ['an outage', /" 50[023] /],
    ['a form', /"POST \/contact\/ HTTP\/1\.1" 303 /],
    ['a counselling page', /"GET \/soudan\/harassment\/ /],
    ['a path traversal', /etc\/passwd/],
    ['an SQL injection', /sqlmap/],
    ['passwords tried', /- admin \[.*"POST \/admin\/login HTTP\/1\.1" 401 /],
    ['a TLS greeting', /"\\x16\\x03\\x01.*" 400 /],
    ['an empty request', /"-" 408 0 "-" "-"/],
    ['IPv6', /^2001:db8:/m],
  ])('holds %s', (_name, pattern) => {
    expect(MONTH.text).toMatch(pattern);
  });

  it('stops after the number of lines asked for', () => {
    expect(generate({ maxLines: 1234 }).lines).toHaveLength(1234);
  });

  it('has no line when there is no day', () => {
    expect(generate({ days: 0 })).toMatchObject({ text: '', summary: { lines: 0, firstMs: null } });
  });
});

const MONTH = generate();

describe('the command', () => {
  const run = promisify(execFile);
  const script = fileURLToPath(new URL('../../demo/generate-log.mjs', import.meta.url));

  it('writes the log to standard output and its counts to standard error', async () => {
    const args = [script, '--days', '2', '--seed', '3', '--lines-per-day', '100', '--until', UNTIL.toISOString()];
    const { stdout, stderr } = await run(process.execPath, args);
    const same = generate({ days: 2, seed: 3, linesPerDay: 100 });
    expect(stdout).toBe(same.text);
    expect(JSON.parse(stderr)).toEqual(same.summary);
  });

  it('says what it would accept', async () => {
    const wrong = await run(process.execPath, [script, '--until', 'soon']).catch((error: Error) => error.message);
    expect(wrong).toContain('--until "soon" is not a time; write 2026-11-22T12:00:00Z');
  });
});
