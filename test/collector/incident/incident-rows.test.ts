import { describe, expect, it } from 'vitest';
import { IncidentRows } from '../../../src/collector/incident/index.js';
import { INCIDENT_COLUMNS, type IncidentDelta } from '../../../src/collector/model/index.js';
import { createFixedKeys, toLog, toSafe, type Ask } from '../harness/safe-batches.js';

const DAY = '2026-03-08';

describe('rows for the store', () => {
  it('are made of no request that is older than rows are kept', () => {
    const rows = createRows();
    rows.add(batchOf({ time: '07/Mar/2026:10:00:00 +0000' }), new Map(), DAY);
    expect(rows.takeDelta([])).toBeNull();
    rows.add(batchOf({ time: '07/Mar/2026:10:00:00 +0000' }, {}), new Map(), DAY);
    expect(rows.takeDelta([])).toMatchObject({ days: [DAY] });
  });

  it('hold numbers for what repeats, and are handed over once', () => {
    const rows = createRows();
    rows.add(batchOf({ bytes: 1 }, { bytes: 2 }, { bytes: 3, address: '192.0.2.8' }), new Map(), DAY);
    const delta = rows.takeDelta([])!;
    expect(columnOf(delta, 'bytes_sent')).toEqual([1, 2, 3]);
    expect(columnOf(delta, 'day')).toEqual([20260308, 20260308, 20260308]);
    expect(columnOf(delta, 'into_hour')).toEqual([303, 303, 303]);
    const [first, second, other] = columnOf(delta, 'address');
    expect([second, other === first]).toEqual([first, false]);
    expect(new Set(columnOf(delta, 'network')).size).toBe(1);
    expect(delta.values.filter(({ kind }) => kind === 'address')).toHaveLength(2);
    expect(delta.hasLate).toBe(false);
    expect(rows.takeDelta([])).toBeNull();
  });

  it('keep labels that requests earned together beside their own, each once', () => {
    const rows = createRows();
    const attack = batchOf({ target: '/x?id=1%27%20UNION%20SELECT%201--' }, {});
    rows.add(
      attack,
      new Map([
        [0, ['probing', 'sql-injection']],
        [1, ['probing']],
      ]),
      DAY,
    );
    const attacks = rows
      .takeDelta([])!
      .values.filter(({ kind }) => kind === 'attacks')
      .map(({ text }) => JSON.parse(text!));
    expect(attacks).toEqual([
      [
        { label: 'sql-injection', places: ['query'] },
        { label: 'probing', places: [] },
      ],
      [{ label: 'probing', places: [] }],
    ]);
  });

  it('of a day that is closed are told to the store, with the hour only once its keys are dead', () => {
    const dead = createFixedKeys([DAY]);
    for (const isKeyDead of [false, true]) {
      const rows = createRows({ isKeyDead: () => isKeyDead });
      rows.add(toSafe(toLog({}), { keys: dead }), new Map(), DAY);
      const delta = rows.takeDelta([])!;
      expect(delta.hasLate).toBe(true);
      expect(columnOf(delta, 'into_hour')).toEqual([isKeyDead ? 0 : 303]);
      expect([columnOf(delta, 'address'), columnOf(delta, 'network')]).toEqual([[-1], [-1]]);
    }
  });

  it('count requests to sensitive paths by day and label, without where it stood', () => {
    const rows = createRows();
    const asks = ['/soudan/a', '/soudan/b', '/soudan/?id=1%27%20UNION%20SELECT%201--'].map((target) => ({ target }));
    rows.add(toSafe(toLog(...asks), { sensitivePaths: ['/soudan/*'] }), new Map(), DAY);
    const delta = rows.takeDelta([])!;
    expect(delta.groups).toEqual([
      { day: DAY, time: 42, attacks: '[]', requests: 2 },
      { day: DAY, time: 42, attacks: '[{"label":"sql-injection","places":[]}]', requests: 1 },
    ]);
    expect(columnOf(delta, 'time')).toEqual([]);
    expect(delta.values).toEqual([]);
  });
});

function batchOf(...asks: readonly Ask[]) {
  return toSafe(toLog(...asks), { address: { kind: 'token' } });
}

function columnOf({ columns }: IncidentDelta, name: keyof typeof INCIDENT_COLUMNS): number[] {
  return [...columns[Object.keys(INCIDENT_COLUMNS).indexOf(name)]!];
}

function createRows(options: Partial<ConstructorParameters<typeof IncidentRows>[0]> = {}): IncidentRows {
  return new IncidentRows({
    isNameable: () => false,
    valueToken: (day, table, value) => `${day} ${table} ${value}`,
    shapeOf: () => '',
    firstIds: new Map(),
    openDays: [],
    startOf: () => 42,
    isKeyDead: () => false,
    ...options,
  });
}
