/** One receiver of data. GA4 is built in; the page declares others. */
export interface Service {
  readonly id: string;
  /** The purpose that a visitor decides about. */
  readonly purpose: string;
  /** Legal name. */
  readonly receiver: string;
  readonly country: string;
  /** Which cookies are the service's own; null when none is declared. */
  readonly cookieNames: RegExp | null;
}

/**
 * Google's tags: what the deleter deletes, and nothing but that (`_gaming`, `foo_ga_bar` are the site's own).
 * Names: law-and-specs.md §2.1. `FPID` is HttpOnly as a rule and needs the server.
 */
export const GOOGLE_ANALYTICS: Service = {
  id: 'google-analytics',
  purpose: 'analytics',
  receiver: 'Google LLC',
  country: 'US',
  cookieNames:
    /^(?:_ga|_ga_[A-Z0-9]+|_gid|_gat(?:_.+)?|_dc_gtm_.+|_gac_.+|_gcl_[a-z]+|__utm[abctvz]|_gaexp|_opt_.+|AMP_TOKEN|FP(?:ID|LC|AU|GCLAW|GCLDC|GCLGB|GSID))$/,
};

const WORD = /^[a-z][a-z0-9-]*$/;

/**
 * Reads the services that the page declares in `<script type="application/json" data-kotowari-services>`, behind the built-in one.
 * An entry without a lower-case `id` and `purpose` is left out: it can then never run.
 */
export function readServices(root: ParentNode): readonly Service[] {
  const services = [GOOGLE_ANALYTICS];
  for (const block of root.querySelectorAll('script[data-kotowari-services]')) {
    for (const entry of parseList(block.textContent)) {
      const { id, purpose, receiver, country } = (entry ?? {}) as Record<string, unknown>;
      if (!WORD.test(String(id)) || !WORD.test(String(purpose))) continue;
      const name = String(receiver ?? '');
      services.push({
        id: String(id),
        purpose: String(purpose),
        receiver: name,
        country: String(country ?? ''),
        cookieNames: null,
      });
    }
  }
  return services;
}

function parseList(text: string | null): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    // a broken declaration declares nothing, so nothing of it runs
    return [];
  }
}
