import type { SeriesPoint } from '../contract/index.js';
import type { Formats } from './formats.js';

/** A label under the chart: which bar it belongs to, and its text. */
export interface TimeLabel {
  readonly index: number;
  readonly text: string;
}

/** True when the steps of a series are hours. The times are read as they stand: they carry the report's own offset. */
export function isHourly(series: readonly SeriesPoint[]): boolean {
  return series.some((point) => hourOfTime(point.time) !== '00');
}

/** A step of the series in words: its day, and in an hourly series from which hour to which. */
export function nameOfStep(point: SeriesPoint, hourly: boolean, formats: Formats): string {
  const day = formats.day(point.time.slice(0, 10));
  if (!hourly) return day;
  const hour = hourOfTime(point.time);
  return `${day} ${hour}:00–${String(Number(hour) + 1).padStart(2, '0')}:00`;
}

/**
 * Labels for the horizontal axis: beginnings of days, as many as fit `roomFor`; within a single day, hours.
 * They are evenly spaced, begin with the first step, and leave out a last one that would run over the edge.
 */
export function toTimeLabels(series: readonly SeriesPoint[], roomFor: number, formats: Formats): TimeLabel[] {
  const hourly = isHourly(series);
  const days = series.flatMap((point, index) => (!hourly || hourOfTime(point.time) === '00' ? [{ index, point }] : []));
  if (hourly && days.length <= 1) {
    const hours = series.map((point, index) => ({ index, text: `${hourOfTime(point.time)}:00` }));
    return thin(hours, roomFor, [1, 2, 3, 6, 12]);
  }
  const labels = days.map(({ index, point }) => ({ index, text: formats.shortDay(point.time.slice(0, 10)) }));
  return thin(labels, roomFor, [1, 2, 3, 4, 7, 14, 28, 56, 91, 182, 364]);
}

function thin(labels: readonly TimeLabel[], roomFor: number, steps: readonly number[]): TimeLabel[] {
  const step = steps.find((candidate) => labels.length / candidate <= roomFor) ?? labels.length;
  return labels.filter((_, index) => index % step === 0);
}

function hourOfTime(time: string): string {
  return time.slice(11, 13) || '00';
}
