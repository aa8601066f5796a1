// @ts-check

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Share of a day's visits by hour in Japan: office hours, a dip at noon's end, the evening on the phone. */
const BY_HOUR = [14, 8, 5, 4, 5, 9, 20, 38, 62, 86, 92, 88, 82, 78, 80, 82, 78, 70, 58, 54, 58, 60, 46, 28];
/** Sunday first. */
const BY_WEEKDAY = [0.55, 1.14, 1.2, 1.16, 1.14, 1.1, 0.71];
const DAY_TOTAL = BY_HOUR.reduce((sum, share) => sum + share, 0);
const OUTAGE_EVERY_DAYS = 9;

/**
 * How much busier than the average moment of an average week a moment is. The mean over a week is 1.
 * @param {number} timeMs
 * @param {number} offsetMinutes
 * @returns {number}
 */
export function toIntensity(timeMs, offsetMinutes) {
  const local = timeMs + offsetMinutes * 60_000;
  const hour = BY_HOUR[Math.floor(local / HOUR_MS) % 24] ?? 0;
  const weekday = BY_WEEKDAY[(Math.floor(local / DAY_MS) + 4) % 7] ?? 1; // 1 January 1970 was a Thursday
  return (hour / DAY_TOTAL) * 24 * weekday;
}

/**
 * Whether the site's application is down: on every ninth day, for 15 to 45 minutes of the working day.
 * @param {number} timeMs
 * @param {number} offsetMinutes
 * @param {number} seed
 * @returns {boolean}
 */
export function isOutage(timeMs, offsetMinutes, seed) {
  const local = timeMs + offsetMinutes * 60_000;
  const day = Math.floor(local / DAY_MS);
  if ((day + seed) % OUTAGE_EVERY_DAYS !== 0) return false;
  const startMs = (10 + (day % 6)) * HOUR_MS;
  const lengthMs = (15 + (day % 31)) * 60_000;
  const ofDayMs = local - day * DAY_MS;
  return ofDayMs >= startMs && ofDayMs < startMs + lengthMs;
}
