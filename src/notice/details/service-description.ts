import type { DetailsWords } from '../messages/details-words.js';
import type { NoticeOptions } from '../options.js';
import { ANALYTICS, GOOGLE_ANALYTICS, readServices } from '../services.js';
import { missingFields } from '../service-fields.js';
import type { CookieDescription, ServiceDescription } from '../service-fields.js';

/** Legal name of the receiver since 2017. */
const GOOGLE = 'Google LLC';

/**
 * Describes the built-in service and those that the page declares.
 *
 * @param refuse name of the button that refuses
 * @returns without those that lack a mandatory field: they do not run either, which the owner reads on the console. Of a service that no element
 *   on the page is held back for, `incomplete` says so here: `map: receiver.country, sent`
 */
export function describeServices(
  options: NoticeOptions,
  words: DetailsWords,
  refuse: string,
): { readonly services: readonly ServiceDescription[]; readonly incomplete: readonly string[] } {
  const [builtIn, ...declared] = readServices();
  const incomplete = declared
    .map((entry) => [entry.id, missingFields(entry).join(', ')])
    .filter(([id, missing]) => missing && !document.querySelector(`[data-kotowari-service=${id}]`))
    .map((pair) => pair.join(': '));
  const complete = declared.filter((entry): entry is ServiceDescription => !missingFields(entry).length);
  const google = options.measurementIds.length && builtIn ? [describeGoogle(options, words, refuse)] : [];
  return { services: [...google, ...complete], incomplete };
}

/**
 * The cookies that Google's tag writes under these options: their names as the deleter knows them, their lifetime as the tag was told
 * (`cookie_expires`). A container may hold tags whose IDs are not known here.
 */
export function googleCookies(options: NoticeOptions): readonly Omit<CookieDescription, 'purpose'>[] {
  const { cookiePrefix, grantDays: days, measurementIds } = options;
  const suffixes = measurementIds.map((id) => (id.startsWith('G-') ? id.slice(2) : '…'));
  return ['_ga', ...new Set(suffixes.map((suffix) => `_ga_${suffix}`))].map((name) => ({
    name: cookiePrefix + name,
    days,
  }));
}

function describeGoogle(options: NoticeOptions, { google }: DetailsWords, refuse: string): ServiceDescription {
  const { country, name, sent, purposeOwn, purposeReceiver, limits } = google;
  const purposes = [google.visitorCookie, google.visitCookie];
  return {
    id: GOOGLE_ANALYTICS,
    purpose: ANALYTICS,
    name,
    receiver: { name: GOOGLE, country },
    sent,
    purposeOwn,
    purposeReceiver,
    cookies: googleCookies(options).map((cookie, index) => ({
      ...cookie,
      purpose: purposes[Math.min(index, 1)] ?? '',
    })),
    optOut: { stops: 'sending', how: google.how.replace('$', () => refuse), limits },
    notes: google.notes,
  };
}
