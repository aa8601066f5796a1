import { cleanSegment } from './path.js';

/** The only query keys whose values are ever kept: they name a campaign, not a person. `utm_term` holds search words, so it is not here. */
export const CAMPAIGN_KEYS = ['utm_source', 'utm_medium', 'utm_campaign'] as const;

/** One of {@link CAMPAIGN_KEYS}. */
export type CampaignKey = (typeof CAMPAIGN_KEYS)[number];

/**
 * Reads the allow-listed campaign keys of a query string (without `?`).
 * A value is kept only when {@link cleanSegment} would not change it.
 *
 * @returns key and value pairs in the order of {@link CAMPAIGN_KEYS}; empty when none qualifies.
 */
export function readCampaign(query: string): [CampaignKey, string][] {
  // most addresses have none; the collector reads millions
  if (!query.includes('utm_')) return [];
  const pairs = query.split('&').map((pair) => pair.split('=', 2));
  const read = (key: CampaignKey) => pairs.find(([name]) => name === key)?.[1]?.replaceAll('+', ' ') ?? '';
  return CAMPAIGN_KEYS.map((key): [CampaignKey, string] => [key, read(key)]).filter(
    ([, value]) => value && cleanSegment(value) === value,
  );
}
