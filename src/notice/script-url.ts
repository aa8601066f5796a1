interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Makes the one Trusted Types policy, named `kotowari`, through which script addresses pass. Call it once: a page that lists
 * its policies admits each name once.
 *
 * @returns the address as the page wants it; plain where the policy is not admitted, so that a page that enforces refuses it
 */
export function createScriptPolicy(): (url: string) => string {
  try {
    const { trustedTypes } = globalThis as unknown as { trustedTypes: TrustedTypes };
    const policy = trustedTypes.createPolicy('kotowari', { createScriptURL: (url) => url });
    return (url) => policy.createScriptURL(url);
  } catch {
    // no Trusted Types here; or the site's policy does not list ours: if it also enforces, assigning throws and nothing is loaded
    return (url) => url;
  }
}

/** The nonce of the page's scripts, for those that Kotowari adds; empty without one. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
