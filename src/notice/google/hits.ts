import { cleanPath, cleanTitle, parseUrl } from '../../clean/index.js';
import { isTagRequest } from './google-requests.js';
import type { SentRequest } from './guard.js';
import { cleanEventParameter, toParameterName } from './hit-parameters.js';
import type { PageFacts } from './page-facts.js';

/** What is known of the page while its hits are cleaned. */
type HitFacts = Pick<PageFacts, 'hides' | 'hidesTitle' | 'cleanUrl' | 'eventParams' | 'onLeftOut'>;

/** Event parameter by which Kotowari's own page views are told from those of enhanced measurement; it never leaves the page. */
export const OWN_VIEW = 'kotowari';

/**
 * Parameters of the protocol that carry neither addresses nor text (`v=2`, `tid=G-…`, `cid=1.2`, `gcs=G101`, `sr=1280x720`), and sums of money.
 */
const PROTOCOL =
  /^(?:_\w*|v|z|[tcs]id|gtm|gc[sd]|sct|seg|ul|sr|ua\w+|npa|dma\w*|pscdl|tag_exp|tfd|frm|are|cu|ir|tt|epn\.(?:value|tax|shipping))$/;
/** Texts that a site wrote about itself. What visitors type (search words, custom parameters) is in no list. */
const OWN_TEXT =
  /^(?:dt|en|ep\.(?:link_(?:id|classes|domain)|file_extension|form_(?:id|name)|video_(?:title|provider)|method|content_(?:type|group)))$/;
/** A name is an identifier, or somebody's data. The user ID and the mark of our own page views are left out. */
const NAME = /^(?!uid$)[\w.]{1,60}(?<!\.kotowari)$/;
/** Yes or no, a country, a small number: what can say nothing about a person. Five digits may be a member's number. */
const HARMLESS = /^(?:true|false|\w{0,2}|\d{0,4}(?:\.\d\d?)?)$/;

/**
 * Cleans the parameters of a hit, of its query or of one line of its body. An allow-list comes first: what is on it stays, addresses
 * and the site's own texts are cleaned, everything else is left out. A hit about a deny-path keeps its name only.
 *
 * @param query `v=2&tid=G-…&ep.link_url=…`
 */
function cleanParameters(query: string, facts: HitFacts): string {
  const isHidden = (text: string) =>
    facts.hidesTitle(text) || ((text.startsWith('/') || !!parseUrl(text)) && facts.hides(text));
  const isOfEvent = (key: string) => key.startsWith('ep.');
  const pairs = [...new URLSearchParams(query)]
    // `//www.example.jp/soudan` is an address too
    .map(([key, text]) => [key, text.replace(/^\/\//, 'https://')] as const)
    .filter(([key]) => NAME.test(key));
  const aboutHidden = pairs.some(([key, text]) => isOfEvent(key) && isHidden(text));
  const cleaned = pairs.map(([key, text]) => {
    if (PROTOCOL.test(key)) return [key, text];
    if (isHidden(text) || (aboutHidden && isOfEvent(key))) return [key, ''];
    const kept = cleanEventParameter(key, text, facts.eventParams) ?? cleanValue(key, text, facts);
    const name = toParameterName(key);
    if (text && !kept && name) facts.onLeftOut(name);
    return [key, kept];
  });
  return String(new URLSearchParams(cleaned.filter(([, text]) => text) as string[][]));
}

function cleanValue(key: string, text: string, facts: HitFacts): string {
  if (text.startsWith('/')) return cleanPath(text);
  if (HARMLESS.test(text)) return text;
  return facts.cleanUrl(text) || (OWN_TEXT.test(key) ? cleanTitle(text) : '');
}

/**
 * Cleans a request to Google: the query, and each line of the body (a hit with several events has one line for each). Page views that
 * enhanced measurement adds to Kotowari's own are left out.
 *
 * @param body must be a text to be sent: what cannot be read cannot be cleaned
 * @param isViewed whether Kotowari itself sends the page views of a measurement ID
 * @returns what is sent in its place; undefined when nothing is
 */
export function cleanRequest(
  url: string,
  body: unknown,
  facts: HitFacts,
  isViewed: (id: string) => boolean,
): SentRequest | undefined {
  // a tag is fetched, and says nothing
  if (isTagRequest(url)) return { url, body: '' };
  const [address = '', query = ''] = url.split(/[?#]/);
  // hits that a worker sends pass no guard; without one the tag sends them itself
  if (address.includes('/service_worker/')) return undefined;
  const text = body instanceof URLSearchParams ? String(body) : (body ?? '');
  if (typeof text !== 'string') return undefined;
  const views = isViewed(new URLSearchParams(query).get('tid') ?? '');
  const isDoubled = (hit: string) => views && /(?:^|&)en=page_view(?:&|$)/.test(hit) && !hit.includes(`.${OWN_VIEW}=`);
  const lines = text.split(/\r?\n/).filter((line) => !isDoubled(line));
  if (isDoubled(query) || (text && !lines.length)) return undefined;
  return {
    url: query ? `${address}?${cleanParameters(query, facts)}` : address,
    body: lines.map((line) => cleanParameters(line, facts)).join('\r\n'),
  };
}
