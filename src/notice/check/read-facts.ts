import type { Decision } from '../../contract/index.js';
import { readCookies } from '../cookies.js';
import { readRecord } from '../decide/decision-store.js';
import { isGoogleRequest } from '../google/google-requests.js';
import { GOOGLE_COOKIES } from '../google/google-cookies.js';
import type { PageState } from './page-state.js';
import { reviewSetup } from './review-setup.js';

/** What the check shows, as lines of text; an empty list is "none". */
export interface CheckFacts {
  /** Nothing came past the gate, and nothing reached Google that the decision does not allow. */
  readonly sound: boolean;
  /** Mistakes in the owner's set-up. */
  readonly mistakes: readonly string[];
  readonly state: readonly string[];
  readonly loaded: readonly string[];
  readonly blocked: readonly string[];
  readonly bypassed: readonly string[];
  readonly stored: readonly string[];
}

/** Reads the facts anew: from the page itself, and what only the controller knows. Never rejects; a store that cannot be read is said to be so. */
export async function readFacts(page: PageState): Promise<CheckFacts> {
  const requests = performance
    .getEntriesByType('resource')
    .map((entry) => entry as PerformanceResourceTiming)
    .filter(({ name, initiatorType }) => isGoogleRequest(name, initiatorType === 'script'));
  const read = globalThis as { kotowari?: { readonly decision: Decision } } & Record<string, unknown>;
  const switches = Object.keys(read)
    .filter((name) => name.startsWith('ga-disable-'))
    .map((name) => `${name}: ${String(read[name])}`);
  const loaded = countByAddress(requests.map(({ name }) => name));
  const stored = [...(await readStores()), ...readGoogleStorage()];
  const mistakes = reviewSetup(findTag(), page);
  return {
    sound: !mistakes.length && !page.bypass.length && (page.running || !readGoogleStorage().length),
    mistakes,
    state: [page.running ? 'on' : 'off', JSON.stringify(read.kotowari?.decision), ...switches],
    loaded,
    blocked: countByAddress(page.dropped),
    bypassed: page.bypass,
    stored,
  };
}

/** The script's tag: the first that has options, or whose file it is. Other than the running script it can be asked for late. */
function findTag(): Element | null {
  return document.querySelector('script[data-measurement-id],script[src*="kotowari.js"]');
}

/** One line for each host and path, with how often; never a query. */
function countByAddress(urls: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const url of urls) {
    const { host, pathname } = new URL(url, document.baseURI);
    const address = host + pathname;
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return [...counts].map(([address, count]) => `${address} × ${count}`);
}

async function readStores(): Promise<string[]> {
  const lines: string[] = [];
  const say = async (store: string, read: () => unknown) => {
    try {
      lines.push(`${store}: ${JSON.stringify((await read()) ?? null)}`);
    } catch {
      lines.push(`${store}: unreadable`);
    }
  };
  await say('IndexedDB', async () => (await readRecord()).record);
  const own = (names: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(names).filter(([name]) => name.startsWith('kotowari-')));
  await say('localStorage', () => own({ ...localStorage }));
  await say('cookie', () => own(readCookies()));
  return lines;
}

/** Names of what Google's tags keep in this browser for this site. */
function readGoogleStorage(): string[] {
  const names: string[] = [];
  for (const read of [readCookies, () => ({ ...localStorage }), () => ({ ...sessionStorage })]) {
    try {
      names.push(...Object.keys(read()).filter((name) => GOOGLE_COOKIES.test(name)));
    } catch {
      // what cannot be read holds nothing that could be shown
    }
  }
  return names;
}
