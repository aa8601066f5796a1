import { describe, expect, it } from 'vitest';
import { createFormats } from '../../src/dashboard/formats.js';
import { isHourly, nameOfStep, toTimeLabels } from '../../src/dashboard/series-time.js';
import { createSeries } from './fixtures/report.js';

const ja = createFormats('ja', 'Asia/Tokyo');
const en = createFormats('en', 'Asia/Tokyo');
const texts = (days: number, step: 'hour' | 'day', room: number) =>
  toTimeLabels(createSeries(days, step), room, ja).map((label) => label.text);

describe('series times', () => {
  it('tells hours from days', () => {
    expect(isHourly(createSeries(7, 'hour'))).toBe(true);
    expect(isHourly(createSeries(30, 'day'))).toBe(false);
  });
  it('names a step by the clock of the report, whatever the zone of the browser', () => {
    const [point] = createSeries(1, 'hour').slice(23);
    if (!point) throw new Error('the fixture has 24 hours');
    expect(nameOfStep(point, true, ja)).toBe('6月1日(月) 23:00–24:00');
    expect(nameOfStep(point, true, en)).toBe('Mon, Jun 1 23:00–24:00');
    expect(nameOfStep(point, false, ja)).toBe('6月1日(月)');
  });
  it('labels as many days as fit', () => {
    expect(texts(7, 'hour', 10)).toEqual(['6/1', '6/2', '6/3', '6/4', '6/5', '6/6', '6/7']);
    expect(texts(7, 'hour', 4)).toEqual(['6/1', '6/3', '6/5', '6/7']);
    expect(texts(30, 'day', 5)).toEqual(['6/1', '6/8', '6/15', '6/22', '6/29']);
    expect(texts(400, 'day', 2).length).toBeLessThanOrEqual(2);
  });
  it('labels hours within a single day', () =>
    expect(texts(1, 'hour', 4)).toEqual(['00:00', '06:00', '12:00', '18:00']));
});
