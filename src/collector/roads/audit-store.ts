import { PRIVACY_AUDIT_SCHEMA, type AuditedData, type PrivacyAudit } from '../../contract/index.js';
import { auditIncidentRows, auditStoreFacts, SMALLEST_GROUP, type IncidentDayRows } from '../duties/index.js';
import { Zone, type Store } from '../model/index.js';

/** Measures everything that a store holds: its statistics, and its rows for investigation where there are any. */
export async function auditStore(store: Store): Promise<PrivacyAudit> {
  const { smallGroup } = store;
  const zone = new Zone(store.identity.timeZone);
  const facts = await store.privacyFacts(Math.max(smallGroup, SMALLEST_GROUP));
  const audited = [auditStoreFacts(facts, smallGroup)];
  if ((await store.incidentDays()).length > 0) {
    const today = zone.at(Date.now() / 1000).day;
    audited.push(await auditIncidentRows(daysOf(store), { smallGroup, zone, today }));
  }
  return toAudit(audited);
}

/** Puts the parts together: the audit passes when all do. */
export function toAudit(audited: readonly AuditedData[]): PrivacyAudit {
  return { schema: PRIVACY_AUDIT_SCHEMA, passed: audited.every(({ passed }) => passed), audited };
}

async function* daysOf(store: Store): AsyncGenerator<IncidentDayRows> {
  for (const day of await store.incidentDays()) yield { day, rows: store.incidentRows(day.day) };
}
