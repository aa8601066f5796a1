import { cleanTitle } from '../../clean/index.js';

/**
 * Parameters of GA4's recommended events around a purchase, which say what was bought and never by whom. Names:
 * developers.google.com/analytics/devguides/collection/ga4/reference/events.
 */
const COMMERCE =
  /^(?:transaction_id|currency|value|tax|shipping|coupon|affiliation|items|item_list_(?:id|name)|payment_type|shipping_tier|promotion_(?:id|name)|creative_(?:name|slot)|discount|quantity|price|timestamp_micros)$/;
/** What enhanced measurement adds by itself, and no page asked for: left out in silence. */
const UNASKED =
  /^(?:link_\w+|file_\w+|form_\w+|video_\w+|search_term|outbound|visible|debug_mode|percent_scrolled|engage\w+|page_\w+|screen_\w+|ignore_referrer|kotowari)$/;
/** `idSKU1~nmTea~pr1200~qt1`: an item, its fields named by two letters each; `k0` and `v0` are the site's own. */
const ITEM = /^pr\d+$/;
const ITEM_FIELD = /^(?!k\d|v\d)[a-z][a-z\d]./;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** An order's number, an article's: letters and digits without a gap. */
const CODE = /^[\w.:/#-]{1,64}$/;

/**
 * Cleans a parameter that belongs to the site's own event.
 *
 * @param key of the protocol: `ep.transaction_id`, `epn.value`, `pr1`
 * @param own names of `event-params`
 * @returns undefined when it is neither one of commerce nor named by the owner
 */
export function cleanEventParameter(key: string, text: string, own: readonly string[]): string | undefined {
  if (ITEM.test(key)) return cleanItem(text);
  const name = toParameterName(key);
  if (name === undefined || !(COMMERCE.test(name) || own.includes(name))) return undefined;
  return NUMBER.test(text) || (/_id$|^coupon$/.test(name) && CODE.test(text)) ? text : cleanTitle(text);
}

/** The name of a parameter as the page's code gave it; undefined where the protocol has no such, or the page gave none. */
export function toParameterName(key: string): string | undefined {
  const name = /^epn?\.(\w+)$/.exec(key)?.[1];
  return name && !UNASKED.test(name) ? name : undefined;
}

function cleanItem(text: string): string {
  const fields = text.split('~').filter((field) => ITEM_FIELD.test(field));
  return fields
    .map((field) => {
      const value = field.slice(2);
      return NUMBER.test(value) || (field.startsWith('id') && CODE.test(value))
        ? field
        : field.slice(0, 2) + cleanTitle(value);
    })
    .join('~');
}
