import type { Decision } from '../../contract/index.js';
import { readCookies } from '../cookies.js';
import { readRecord } from '../decide/decision-store.js';
import { isGoogleRequest } from '../google/google-requests.js';
import { hasGlobalPrivacyControl } from '../decide/privacy-signals.js';

/** What is so at this moment. */
export interface PresentState {
  /** A Google tag is in the page, and not switched off. */
  readonly running: boolean;
  /** Requests to Google since the page was opened; undefined where the browser no longer counts. */
  readonly requests: number | undefined;
  readonly decision: Decision;
  /** Day of the choice, in days since 1970-01-01 UTC; undefined without one. */
  readonly day: number | undefined;
  /** Names of the stores that hold something now, separated by commas. */
  readonly places: string;
  readonly signal: boolean;
}

type Page = typeof globalThis & {
  google_tag_manager?: Readonly<Record<string, unknown>>;
  kotowari?: { readonly decision: Decision };
  [disable: `ga-disable-${string}`]: boolean;
};

/** Browsers keep this many entries unless the page asks for more. */
const RESOURCE_BUFFER = 250;

/** Looks at the page and the stores themselves, not at what the notice believes. A store that does not answer holds nothing. Never rejects. */
export async function readPresentState(): Promise<PresentState> {
  const page = globalThis as Page;
  const tags = Object.keys(page.google_tag_manager ?? {}).filter((id) => /^[A-Z]+-/.test(id));
  const resources = performance.getEntriesByType('resource');
  const reading = await readRecord().catch(() => undefined);
  const record = reading?.record as { readonly day?: unknown } | undefined;
  const holds = (read: () => object) => {
    try {
      return Object.keys(read()).some((name) => name.startsWith('kotowari-'));
    } catch {
      // a store that may not be read holds nothing for this page
      return false;
    }
  };
  return {
    running: tags.some((id) => !page[`ga-disable-${id}`]),
    requests:
      resources.length < RESOURCE_BUFFER ? resources.filter(({ name }) => isGoogleRequest(name)).length : undefined,
    decision: page.kotowari?.decision ?? {},
    day: typeof record?.day === 'number' ? record.day : undefined,
    places: [record && 'IndexedDB', holds(() => localStorage) && 'localStorage', holds(readCookies) && 'Cookie']
      .filter(Boolean)
      .join(', '),
    signal: hasGlobalPrivacyControl(),
  };
}
