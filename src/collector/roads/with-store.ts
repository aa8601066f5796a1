import { HEALTH_PATH } from '../../contract/index.js';
import { KotowariError, type SiteOptions, type Store } from '../model/index.js';
import { systemZone } from './settings.js';

/** What is asked of a store, in the two ways in which it can be answered. Both give the same. */
export interface StoreQuestion<Answer> extends Pick<SiteOptions, 'timeZone'> {
  /** Where the running collector answers it, with query. */
  readonly path: string;
  /** How the opened store answers it. */
  readonly read: (store: Store) => Promise<Answer>;
}

/**
 * Asks a store. A collector that holds it is asked over its socket; else the store is opened, read and closed.
 *
 * @throws KotowariError `store-missing`, `store-busy`, `store-mismatch`, `store-version`, `store-failed`.
 */
export async function withStore<Answer>(folder: string, question: StoreQuestion<Answer>): Promise<Answer> {
  const answer = await askCollector(folder, question.path);
  if (answer !== null) return JSON.parse(answer) as Answer;
  const store = await openStore(folder, { timeZone: question.timeZone });
  try {
    return await question.read(store);
  } finally {
    await store.close();
  }
}

/**
 * Opens a store to write into, and makes it where there is none. Whoever opens it closes it.
 *
 * @throws KotowariError `store-busy` while a collector runs; else as {@link withStore}.
 */
export async function openStoreToCollect(folder: string, { timeZone }: Pick<SiteOptions, 'timeZone'>): Promise<Store> {
  if (await askCollector(folder, HEALTH_PATH)) {
    throw new KotowariError(
      'store-busy',
      `a collector already writes to "${folder}"; stop it first, or choose another --store`,
    );
  }
  return openStore(folder, { timeZone, create: true });
}

/** Loaded when asked for: a command that reads files only starts without engine and HTTP. */
async function askCollector(folder: string, path: string): Promise<string | null> {
  const { askRunningCollector } = await import('../server/ask-collector.js');
  return askRunningCollector(folder, path);
}

async function openStore(
  folder: string,
  options: { readonly timeZone?: string | undefined; readonly create?: boolean },
): Promise<Store> {
  const { openDuckDbStore } = await import('../store/index.js');
  return openDuckDbStore(folder, { ...options, defaultTimeZone: systemZone() });
}
