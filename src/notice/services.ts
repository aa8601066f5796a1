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

/**
 * The cookies of Google's tags: what the deleter deletes, and nothing but that (`_gaming`, `foo_ga_bar` are the site's own).
 * Names: law-and-specs.md §2.1. `FPID` is HttpOnly as a rule and needs the server.
 */
export const GOOGLE_COOKIES =
  /^(?:_ga(?:_[A-Z0-9]+|exp)?|_gid|_gat(?:_.+)?|_(?:dc_gtm|gac|opt)_.+|_gcl_[a-z]+|__utm[abctvz]|AMP_TOKEN|FP(?:ID|LC|AU|GCL(?:AW|DC|GB)|GSID))$/;

const WORD = /^[a-z][a-z0-9-]*$/;

/**
 * Lists the services: the built-in one, then those that the page declares in `<script type="application/json" data-kotowari-services>`.
 * An entry without a lower-case `id` and `purpose` is left out, so that it can never run. Never throws.
 */
export function readServices(): readonly Service[] {
  const services: Service[] = [{ id: GOOGLE_ANALYTICS, purpose: ANALYTICS }];
  for (const block of document.querySelectorAll('script[data-kotowari-services]')) {
    try {
      const entries = JSON.parse(block.textContent ?? '') as readonly Service[];
      services.push(...entries.filter(({ id = '', purpose = '' }) => WORD.test(id) && WORD.test(purpose)));
    } catch {
      // a broken declaration declares nothing, so nothing of it runs
    }
  }
  return services;
}
