import { PRIVACY_SCHEMA, type MeasuredData, type PrivacyMeasurement } from '../../contract/index.js';
import { measureIncidentRows, measureStoreFacts, SMALLEST_GROUP, type IncidentDayRows } from '../duties/index.js';
import { Zone, type Store } from '../model/index.js';

/** Measures everything that a store holds: its statistics, and its rows for investigation where there are any. */
export async function measureStore(store: Store): Promise<PrivacyMeasurement> {
  const { smallGroup } = store;
  const zone = new Zone(store.identity.timeZone);
  const facts = await store.privacyFacts(Math.max(smallGroup, SMALLEST_GROUP));
  const measured = [measureStoreFacts(facts, smallGroup)];
  if ((await store.incidentDays()).length > 0) {
    const today = zone.at(Date.now() / 1000).day;
    measured.push(await measureIncidentRows(daysOf(store), { smallGroup, zone, today }));
  }
  return toMeasurement(measured);
}

/** Puts the parts together: the measurement passes when all do. */
export function toMeasurement(measured: readonly MeasuredData[]): PrivacyMeasurement {
  return { schema: PRIVACY_SCHEMA, passed: measured.every(({ passed }) => passed), measured };
}

async function* daysOf(store: Store): AsyncGenerator<IncidentDayRows> {
  for (const day of await store.incidentDays()) yield { day, rows: store.incidentRows(day.day) };
}
