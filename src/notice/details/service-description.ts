import type { DetailsWords } from '../messages/details-words.js';
import type { NoticeOptions } from '../options.js';
import { ANALYTICS, readServices } from '../services.js';
import type { Service } from '../services.js';

/** A cookie of a service. */
export interface CookieDescription {
  readonly name: string;
  readonly purpose: string;
  /** Lifetime from the last visit. */
  readonly days: number;
}

/**
 * What is told of one service: the items of the external-transmission rule (電気通信事業法 27条の12; 規則22条の2の29 and …の31).
 * The same fields stand in `<script type="application/json" data-kotowari-services>`, in the language of the page.
 */
export interface ServiceDescription extends Service {
  readonly name: string;
  readonly receiver: { readonly name: string; readonly country: string; readonly url?: string };
  /** Each kind of information. */
  readonly sent: readonly string[];
  /** What the site's operator uses it for, and what the receiver does. */
  readonly purposeOwn: string;
  readonly purposeReceiver: string;
  /** Empty for none. */
  readonly cookies: readonly CookieDescription[];
  readonly optOut: {
    /** Whether a refusal ends the sending, or only the use of what is sent. */
    readonly stops: 'sending' | 'use';
    readonly how: string;
    readonly limits: string;
  };
  readonly notes?: string;
}

/** Legal name of the receiver since 2017. */
const GOOGLE = 'Google LLC';

/** Every field that the rule wants; the test leaves each out once. */
const MANDATORY = [
  'name',
  'receiver.name',
  'receiver.country',
  'sent',
  'purposeOwn',
  'purposeReceiver',
  'cookies',
  'optOut.stops',
  'optOut.how',
  'optOut.limits',
] as const;

/** Names the mandatory fields that a declared service lacks: absent, blank, or an empty list of what is sent. Never throws. */
export function missingFields(entry: unknown): readonly string[] {
  return MANDATORY.filter((path) => {
    const value = path
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], entry);
    if (path === 'cookies') return !Array.isArray(value) || !value.every(isCookie);
    if (path === 'sent') return !Array.isArray(value) || !value.length;
    return typeof value !== 'string' || !value.trim();
  });
}

function isCookie(entry: Partial<CookieDescription> | null): boolean {
  return !!entry?.name && !!entry.purpose && Number(entry.days) >= 0;
}

/**
 * Describes the built-in service and those that the page declares.
 *
 * @param refuse name of the button that refuses
 * @returns without those that lack a mandatory field; these are in `incomplete`, as `map: receiver.country, sent`
 */
export function describeServices(
  options: NoticeOptions,
  words: DetailsWords,
  refuse: string,
): { readonly services: readonly ServiceDescription[]; readonly incomplete: readonly string[] } {
  const [builtIn, ...declared] = readServices();
  const incomplete = declared
    .map((entry) => [entry.id, missingFields(entry).join(', ')])
    .filter(([, missing]) => missing)
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
    id: 'google-analytics',
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
