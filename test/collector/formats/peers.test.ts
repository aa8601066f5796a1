import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findFormat, guessFormat } from '../../../src/collector/formats/index.js';
import type { LogFormat } from '../../../src/collector/model/index.js';
import { toBatch } from '../harness/line-batches.js';

const LINES = new URL('../../../../shared/corpus/expectations.jsonl', import.meta.url).pathname;

/** A line of another project's tests, and what that project reads in it. A field that is missing was not looked at there. */
interface Expectation {
  readonly id: string;
  readonly raw: string;
  readonly expected?: Readonly<Record<'ip' | 'time_iso' | 'method' | 'path' | 'protocol', string | undefined>> & {
    readonly status?: number;
    readonly bytes?: number;
  };
}

/** An address, two or more words, a time in brackets, a quoted request: what our formats claim to read. */
const OURS =
  /^(?:[\w.-]+(?::\d+)? )?[0-9a-f.:]+ \S+ \S.* ?\[\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "[^"]*" \d{3} (?:\d+|-)(?: |$)/;

/** Of two addresses only a template says which one is the client's. */
const TWO_ADDRESSES = '$remote_addr $http_host $remote_user [$time_local] "$request" $status $body_bytes_sent';

describe.skipIf(!existsSync(LINES))('the lines of other projects’ tests', () => {
  const known = existsSync(LINES) ? readFileSync(LINES, 'utf8').trim().split('\n') : [];
  const ours = known
    .map((line) => JSON.parse(line) as Expectation)
    .filter(({ raw, expected }) => expected && OURS.test(raw));

  it('are many', () => expect(ours.length).toBeGreaterThan(100));

  it.each(ours)('$id is read as there', ({ raw, expected }) => {
    const batch = toBatch(raw);
    const isTwo = /^[\d.]+ [\d.]+ /.test(raw);
    const row = (isTwo ? findFormat(TWO_ADDRESSES) : (guessFormat(batch) as LogFormat)).parse(batch);
    expect(row.rows).toBe(1);
    const { ip, time_iso: time, status, bytes, method, path } = expected!;
    const read = {
      ip: row.text('remoteAddr', 0),
      time: Math.floor(row.timeMs[0]! / 1000),
      status: row.status[0],
      bytes: row.bytesSent[0],
      ...(row.text('method', 0) === null ? {} : { method: row.text('method', 0), path: row.text('target', 0) }),
    };
    const wanted = { ip, time: time && Math.floor(Date.parse(time) / 1000), status, bytes, method, path };
    for (const [field, value] of Object.entries(read)) {
      const there = wanted[field as keyof typeof wanted];
      if (there !== undefined && there !== '') expect(`${field} ${value}`).toBe(`${field} ${there}`);
    }
    // only what was refused may be without a method
    if (row.text('method', 0) === null) expect(row.status[0]).toBeGreaterThanOrEqual(400);
  });

  it('are each read by a format of ours by its name, too', () => {
    for (const { raw } of ours) {
      const rows = ['combined', 'combined-vhost', 'common', 'common-vhost', 'bunkerweb', TWO_ADDRESSES].map(
        (name) => findFormat(name).parse(toBatch(raw)).rows,
      );
      expect(rows).toContain(1);
    }
  });
});
