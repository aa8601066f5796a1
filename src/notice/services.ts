import { page } from './page-document.js';

/** One receiver of data, and the purpose that a visitor decides about. */
export interface Service {
  readonly id: string;
  readonly purpose: string;
  /** Whom the visitor's browser speaks to; without a name, the `id` is shown. */
  readonly receiver?: { readonly name?: string };
}

/** The `id` of the built-in service. */
export const GOOGLE_ANALYTICS = 'google-analytics';
/** The purpose of the built-in service. */
export const ANALYTICS = 'analytics';

const WORD = /^[a-z][a-z0-9-]*$/;

/**
 * Lists the services: the built-in one, then those that the page declares in `<script type="application/json" data-kotowari-services>`.
 * An entry without a lower-case `id` and `purpose` is left out, so that it can never run. Never throws.
 */
export function readServices(): readonly Service[] {
  const services: Service[] = [{ id: GOOGLE_ANALYTICS, purpose: ANALYTICS }];
  for (const block of page.querySelectorAll('script[data-kotowari-services]')) {
    try {
      const entries = JSON.parse(block.textContent ?? '') as readonly Service[];
      services.push(...entries.filter(({ id = '', purpose = '' }) => WORD.test(id) && WORD.test(purpose)));
    } catch {
      // a broken declaration declares nothing, so nothing of it runs
    }
  }
  return services;
}
