import type { PageFacts } from './page-facts.js';

/** Hosts that answer with advertisements. What Google's tags tell of a page goes to paths that end in `collect`, or to its statistics. */
const ADS =
  /^https?:\/\/(?!stats\.)(?:[\w-]+\.)*(?:doubleclick\.net|googlesyndication\.com|googleadservices\.com)\/(?!.*\/collect\b)/;

/** Whether a request asks for an advertisement. */
export function isAdsRequest(url: string): boolean {
  return ADS.test(url);
}

/**
 * Cleans what asks for an advertisement that was declared and granted: whose it is and of what size stays as it was (`client`, `slotname`,
 * `iu`, `sz`); addresses of pages are cleaned.
 */
export function cleanAdsRequest(url: string, facts: Pick<PageFacts, 'cleanUrl'>): string {
  const [address = '', query = ''] = url.split(/\?(.*)/s);
  const clean = (pair: string) => {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    const text = decode(value);
    return /^https?:/i.test(text) ? `${key}=${encodeURIComponent(facts.cleanUrl(text))}` : pair;
  };
  return query ? `${address}?${query.split('&').map(clean).join('&')}` : url;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // what cannot be decoded is no address
    return value;
  }
}
