import type { Report } from '../../contract/index.js';
import { REPORT_PATH } from '../../contract/index.js';
import { Zone, type DayRange, type SiteOptions, type Store } from '../model/index.js';
import { createRollUpSource, RollUp, summarize } from '../summary/index.js';
import { readDays } from './days.js';
import { checkSmallGroup } from './settings.js';
import { withStore } from './with-store.js';

/** How `report --store` reads. */
export interface StoreReportOptions extends Pick<SiteOptions, 'smallGroup' | 'timeZone'> {
  readonly store: string;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Summarizes a store, all its days unless told otherwise. A collector that holds it is asked over its socket; else the store is opened.
 *
 * @throws KotowariError `store-missing`, `store-busy`, `store-mismatch`, `usage`.
 */
export async function runStoreReport(options: StoreReportOptions): Promise<Report> {
  const wanted = options.smallGroup === undefined ? undefined : checkSmallGroup(options.smallGroup);
  const days = readDays(options, new Zone(options.timeZone ?? 'UTC'));
  const range = { from: days.from ?? '0001-01-01', to: days.to ?? '9999-12-31' };
  const query = new URLSearchParams({ ...range, ...(wanted === undefined ? {} : { smallGroup: String(wanted) }) });
  return withStore(options.store, {
    path: `${REPORT_PATH}?${query}`,
    timeZone: options.timeZone,
    read: (store) => summarizeStore(store, days, wanted),
  });
}

async function summarizeStore(store: Store, range: DayRange, wanted: number | undefined): Promise<Report> {
  const openDays = await store.openDays();
  const rollUp = new RollUp({ smallGroup: store.smallGroup, openDays, nameable: await store.nameable() });
  const smallGroup = Math.max(wanted ?? store.smallGroup, store.smallGroup);
  const zone = new Zone(store.identity.timeZone);
  return summarize([store, createRollUpSource(rollUp)], { zone, range, smallGroup });
}
