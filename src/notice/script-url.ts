import { page } from './page-document.js';

/** What Trusted Types let through; plain texts where there are none. */
export interface ScriptPolicy {
  createScriptURL(url: string): string;
  createScript(text: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/**
 * Makes the one Trusted Types policy, named `kotowari`, through which script addresses, and the texts of scripts that the page held back, pass.
 * Call it once: a page that lists its policies admits each name once.
 *
 * @returns the policy; plain texts where it is not admitted, so that a page that enforces refuses them
 */
export function createScriptPolicy(): ScriptPolicy {
  const same = (text: string) => text;
  const rules = { createScriptURL: same, createScript: same };
  try {
    return (globalThis as unknown as { trustedTypes: TrustedTypes }).trustedTypes.createPolicy('kotowari', rules);
  } catch {
    // no Trusted Types here; or the site's policy does not list ours: if it also enforces, assigning throws and nothing is loaded
    return rules;
  }
}

/** The nonce of the page's scripts, for those that Kotowari adds; empty without one. */
export function pageNonce(): string {
  return page.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
