import type { Column, RawBatch, Zone } from '../model/index.js';

/** When the requests of a batch were made, in the site's zone. */
export interface Times {
  readonly time: Float64Array;
  readonly day: Column<string>;
  readonly hour: Float64Array;
  readonly hourOfDay: Uint8Array;
}

/** Days that a run meets: then they begin anew. A log of ten years has less. */
const MAX_DAYS = 10_000;
/** Every offset of a zone that is in use is a multiple of 15 minutes. */
const SLOT_SECONDS = 900;

/** Cuts times to the second and finds log day and hour of each; the zone is asked once for the lines of a quarter of an hour. */
export function createTimeReader(zone: Zone): (raw: RawBatch) => Times {
  let values: string[] = [];
  let known = new Map<string, number>();
  const codeOf = (day: string): number => {
    const code = known.get(day) ?? values.length;
    if (code === values.length) {
      known.set(day, code);
      values.push(day);
    }
    return code;
  };
  return ({ rows, timeMs }) => {
    if (values.length > MAX_DAYS) [values, known] = [[], new Map()];
    const time = new Float64Array(rows);
    const hour = new Float64Array(rows);
    const hourOfDay = new Uint8Array(rows);
    const codes = new Int32Array(rows);
    let slot = NaN;
    let at = zone.at(0);
    let code = -1;
    for (let row = 0; row < rows; row++) {
      const seconds = Math.floor(timeMs[row]! / 1000);
      const ofRow = Math.floor(seconds / SLOT_SECONDS);
      if (ofRow !== slot) {
        slot = ofRow;
        at = zone.at(seconds);
        code = codeOf(at.day);
      }
      time[row] = seconds;
      hour[row] = at.hourStart;
      hourOfDay[row] = at.hourOfDay;
      codes[row] = code;
    }
    return { time, hour, hourOfDay, day: { codes, values } };
  };
}
