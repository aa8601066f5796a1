import type { Service } from './services.js';

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
