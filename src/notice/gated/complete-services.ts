import { missingFields } from '../service-fields.js';
import { GOOGLE_ANALYTICS } from '../services.js';
import type { GatedElementsHost } from './gated-elements-host.js';

/**
 * Finds a service only if it says all that the law wants told: who receives what, why, and how to stop it. One that does not is as unknown as
 * one that is not declared, so nothing of it runs; the owner reads once on the console what is missing.
 */
export function findComplete(host: GatedElementsHost): GatedElementsHost['find'] {
  const told = new Set<string>();
  return (id) => {
    const found = host.find(id);
    const missing = !found || id === GOOGLE_ANALYTICS ? [] : missingFields(found.service);
    if (!missing.length) return found;
    const line = `Kotowari: ${id} does not run: it lacks ${missing.join(', ')}`;
    // eslint-disable-next-line no-console -- for the owner
    if (!told.has(line)) console.warn(line);
    told.add(line);
    return undefined;
  };
}
