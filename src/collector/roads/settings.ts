import {
  DEFAULT_INCIDENT_DAYS,
  DEFAULT_SMALL_GROUP,
  KotowariError,
  MAX_INCIDENT_DAYS,
  Zone,
  type SiteOptions,
} from '../model/index.js';

/** Default of `--store`. */
export const DEFAULT_STORE = './kotowari-data';

/** @returns IANA name of the system's zone. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** @returns the zone that defines log days; default: the system's. @throws KotowariError `usage` for an unknown one. */
export function readZone({ timeZone }: Pick<SiteOptions, 'timeZone'>): Zone {
  return new Zone(timeZone ?? systemZone());
}

/** @throws KotowariError `usage` for what is no whole number of networks. */
export function checkSmallGroup(smallGroup = DEFAULT_SMALL_GROUP): number {
  if (!Number.isInteger(smallGroup) || smallGroup < 1 || smallGroup > 1000) {
    throw new KotowariError(
      'usage',
      `--small-group "${smallGroup}" is not understood; expected a whole number from 1 to 1000`,
    );
  }
  return smallGroup;
}

/** @throws KotowariError `usage`. Whoever wants to keep them longer is told why not. */
export function checkIncidentDays(days = DEFAULT_INCIDENT_DAYS): number {
  if (Number.isInteger(days) && days >= 1 && days <= MAX_INCIDENT_DAYS) return days;
  throw new KotowariError(
    'usage',
    `--incident-days "${days}" is not understood; expected a whole number of days from 1 to ${MAX_INCIDENT_DAYS}: rows for investigation are kept no longer`,
  );
}
