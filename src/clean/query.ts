import { cleanSegment } from './path.js';

/** The only query keys whose values are ever kept: they name a campaign, not a person. `utm_term` holds search words, so it is not here. */
export const CAMPAIGN_KEYS = ['utm_source', 'utm_medium', 'utm_campaign'] as const;

/** One of {@link CAMPAIGN_KEYS}. */
export type CampaignKey = (typeof CAMPAIGN_KEYS)[number];

const CAMPAIGN_VALUE = /^[\p{L}\p{N}._~+-]{1,60}$/u;

/**
 * Reads the allow-listed campaign keys of a query string (without `?`).
 * A value is kept only when it has the grammar of a campaign name and {@link cleanSegment} would not change it.
 *
 * @returns key and value pairs in the order of {@link CAMPAIGN_KEYS}; empty when none qualifies.
 */
export function readCampaign(query: string): [CampaignKey, string][] {
  const found: [CampaignKey, string][] = [];
  if (!query.includes('utm_')) return found;
  const pairs = query.split('&').map((pair) => pair.split('=', 2));
  for (const key of CAMPAIGN_KEYS) {
    const value = pairs
      .find(([name]) => name === key)?.[1]
      ?.replaceAll('+', ' ')
      .trim();
    if (value && CAMPAIGN_VALUE.test(value) && cleanSegment(value) === value) found.push([key, value]);
  }
  return found;
}
