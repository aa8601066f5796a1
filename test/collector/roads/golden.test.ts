import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runReport } from '../../../src/collector/index.js';
import { asStored } from '../harness/stored-facts.js';

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url);

describe('a report', () => {
  // written by the road that carried texts, commit ba548f2, before rows became codes
  it.each([1, 3])('is to the byte what it was before the road was rebuilt, small group %i', async (smallGroup) => {
    const report = await runReport({
      files: [fixture('combined.log').pathname],
      timeZone: 'Asia/Tokyo',
      smallGroup,
    });
    const before = readFileSync(fixture(`golden/combined-small-group-${smallGroup}.json`), 'utf8');
    expect(JSON.stringify(asStored(report))).toBe(JSON.stringify(JSON.parse(before)));
  });
});
