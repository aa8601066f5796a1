import type { RawBatch, Zone } from '../model/index.js';

/** When the requests of a batch were made, in the site's zone. */
export interface Times {
  readonly time: Float64Array;
  readonly day: readonly string[];
  readonly hour: Float64Array;
  readonly hourOfDay: Uint8Array;
}

/** Cuts times to the second and finds log day and hour of each. */
export function readTimes(raw: RawBatch, zone: Zone): Times {
  const time = Float64Array.from({ length: raw.rows }, (_, row) => Math.floor(raw.timeMs[row]! / 1000));
  const hours = Array.from(time, (seconds) => zone.at(seconds));
  return {
    time,
    day: hours.map((hour) => hour.day),
    hour: Float64Array.from(hours, (hour) => hour.hourStart),
    hourOfDay: Uint8Array.from(hours, (hour) => hour.hourOfDay),
  };
}
