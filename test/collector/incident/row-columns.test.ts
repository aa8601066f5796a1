import { expect, it } from 'vitest';
import { RowColumns } from '../../../src/collector/incident/row-columns.js';
import { INCIDENT_COLUMNS } from '../../../src/collector/model/index.js';

const NAMES = Object.keys(INCIDENT_COLUMNS);

it('gives rows back by column, beyond its first size, and begins anew', () => {
  const columns = new RowColumns();
  const count = 10_000;
  for (let row = 0; row < count; row++) columns.push(NAMES.map((_, column) => row * 100 + column));
  const taken = columns.take();
  expect(taken).toHaveLength(NAMES.length);
  taken.forEach((column, index) => {
    expect(column.length).toBe(count);
    expect([column[0], column.at(-1)]).toEqual([index, (count - 1) * 100 + index]);
  });
  expect(columns.take().map(({ length }) => length)).toEqual(NAMES.map(() => 0));
});

it('holds times behind 2038, sizes behind 4 GiB and absent durations', () => {
  const columns = new RowColumns();
  const values: Record<string, number> = { time: 2 ** 33, bytes_sent: 2 ** 40, duration_ms: NaN, address: -1 };
  columns.push(NAMES.map((name) => values[name] ?? 1));
  const taken = columns.take();
  for (const [name, value] of Object.entries(values)) expect(taken[NAMES.indexOf(name)]![0]).toBe(value);
});
