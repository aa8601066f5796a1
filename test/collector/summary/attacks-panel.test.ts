import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/contract/index.js';
import { Zone } from '../../../src/collector/model/index.js';
import { createRollUpSource, RollUp, summarize } from '../../../src/collector/summary/index.js';
import { createFixedKeys, toLog, toSafe, type Ask } from '../harness/safe-batches.js';

const zone = new Zone('UTC');

async function reportOf(asks: readonly Ask[], smallGroup = 1, batches = 1): Promise<Report> {
  const rollUp = new RollUp({ smallGroup });
  const size = Math.ceil(asks.length / batches);
  for (let at = 0; at < asks.length; at += size)
    rollUp.add(toSafe(toLog(...asks.slice(at, at + size)), { zone, keys: createFixedKeys() }));
  return summarize([createRollUpSource(rollUp)], { zone, smallGroup, range: { from: null, to: null } });
}

const rowsOf = (report: Report) => report.panels.attacks.map(({ value, requests }) => [value, requests]);
const fromNetworks = (count: number, ask: Ask): Ask[] =>
  Array.from({ length: count }, (_, index) => ({ address: `10.0.${index}.1`, ...ask }));

describe('the panel of attacks', () => {
  it('counts a request under each of its labels, bots included, and other requests nowhere', async () => {
    const asks = [
      { target: '/?f=file:///etc/passwd', agent: 'curl/8.6.0' },
      { target: '/?id=1+union+select+1' },
      { target: '/?id=1+union+select+2' },
      { target: '/' },
    ];
    expect(rowsOf(await reportOf(asks))).toEqual([
      ['sql-injection', 2],
      ['path-traversal', 1],
      ['server-side-request-forgery', 1],
    ]);
  });

  it('names a label that bots of three networks showed: they count here', async () => {
    const scan = { target: '/.env', agent: 'Mozilla/5.0 zgrab/0.x' };
    // three people, so that there are enough networks for any panel
    const report = await reportOf(
      [...fromNetworks(3, scan), ...fromNetworks(3, {}), { address: '192.0.2.7', target: '/?x={{7*7}}' }],
      3,
    );
    expect(rowsOf(report)).toEqual([
      ['scanner', 3],
      ['(other)', 4],
    ]);
  });

  it('goes on with a rate in the next batch', async () => {
    const asks = Array.from({ length: 12 }, (_, index) => ({
      target: `/gone-${String.fromCharCode(97 + index)}`,
      status: 404,
    }));
    expect(rowsOf(await reportOf(asks, 1, 4))).toEqual([['probing', 2]]);
  });

  it('changes no total: a bot is what it was, an attack is a request', async () => {
    const { totals } = await reportOf([
      { target: '/?id=1+union+select+1' },
      { target: '/.env', agent: 'curl/8.6.0', status: 404 },
    ]);
    expect(totals).toMatchObject({ requests: 2, bots: 1, errors: 1, pageViews: 1, visitors: 1 });
  });

  it('holds the labels of a request that came late, but no rates: there is nobody to tell them by', async () => {
    const rollUp = new RollUp({ smallGroup: 1, closedDays: ['2026-03-08'] });
    const asks: Ask[] = Array.from({ length: 12 }, (_, index) => ({
      target: `/gone-${String.fromCharCode(97 + index)}`,
      status: 404,
    }));
    rollUp.add(
      toSafe(toLog(...asks, { target: '/?a=1+union+select+1' }), { zone, keys: createFixedKeys(['2026-03-08']) }),
    );
    const cells = rollUp
      .takeDelta()!
      .days.flatMap(({ cells: all }) => all)
      .filter(({ table }) => table === 'attacks');
    expect(cells.map(({ requests }) => requests)).toEqual([1]);
  });
});
