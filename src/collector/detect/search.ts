import type { Attack } from '../model/index.js';
import type { AttackRule, SearchedPlace } from './attack-rule.js';
import { toPlainTexts, toSentText } from './plain-text.js';
import { ATTACK_RULES } from './rules/index.js';

/** The one empty list, so that rows without an attack share it. */
export const NO_ATTACKS: readonly Attack[] = [];

/** What rules found in a value: at once, and what counts only where the server refused. */
export interface Finding {
  readonly always: readonly Attack[];
  /** Made when first asked for, as most values are never refused. Holds `always` too. */
  refused(): readonly Attack[];
}

/** Searches one target, cut at its first `?`. */
export function searchTarget(target: string): Finding {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const always = merge(search('path', path), query === '' ? NO_ATTACKS : search('query', query));
  let refused: readonly Attack[] | undefined;
  return { always, refused: () => (refused ??= merge(always, applyRules(REFUSED_PATH, 'path', path))) };
}

/** Searches a referrer. What people typed into a search engine may be about SQL: there only `jndi-injection` counts, which nobody types. */
export function searchReferrer(referrer: string): readonly Attack[] {
  if (!SEARCH_ENGINE.test(referrer)) return search('referrer', referrer);
  return search('referrer', referrer).filter(({ label }) => label === 'jndi-injection');
}

/** Searches a user agent. */
export function searchUserAgent(userAgent: string): readonly Attack[] {
  return applyRules(ALWAYS.userAgent, 'userAgent', userAgent);
}

/** @returns both lists as one: each label once, with every place. */
export function merge(one: readonly Attack[], other: readonly Attack[]): readonly Attack[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const places = new Map(one.map((attack) => [attack.label, attack.places]));
  for (const { label, places: more } of other) places.set(label, [...new Set([...(places.get(label) ?? []), ...more])]);
  return [...places].map(([label, where]) => ({ label, places: where }));
}

const SEARCH_ENGINE =
  /^https?:\/\/(?:[\w-]{1,63}\.){0,4}(?:google|bing|yahoo|duckduckgo|baidu|yandex|ecosia|goo|docomo)\.[a-z.]{2,7}\//i;

/**
 * What every rule needs to see before it can find anything: a mark that no ordinary address holds, a percent sign before an ASCII or
 * overlong byte (Japanese paths hold others only), or one of the words that the rules for plain addresses begin with. Cheap, as nine in
 * ten values stop here; the table test of the rules proves that no sample does.
 */
const WORTH_A_LOOK = new RegExp(
  [
    String.raw`[^\w\-./?&=,~+%@:#]|\.\.|/\.|%(?![89a-f])|%c[01]|%e0%[89]|%f0%8|%ef%b[cd]|:(?:/|[a-z])`,
    String.raw`(?:[+/=]|^)(?:or|and|union|order|group|having|select|xor|rlike|waitfor|where|drop|insert)\+|_schema|null,|sqlite_|sysobjects|syscolumns|pg_(?:catalog|shadow)|mysql\.user|all_tab_|sys\.`,
    String.raw`etc/|proc/|\.ini|\.(?:php|aspx?|jsp|py|rb|conf|cfg|config|ya?ml|xml|env|inc|js)(?:~|\.)|\.(?:sql|sqlite3?|mdb|bak|rar|7z|tar|tgz|log)`,
    String.raw`web\.config|wp-config|id_(?:rsa|dsa|ecdsa|ed25519)|phpinfo|server-(?:status|info)|docker-compose|appsettings|credentials|secrets?\.|database\.y|localsettings|sftp|serviceaccount|firebase|wallet\.|heapdump|web-inf|meta-inf`,
    String.raw`eval-stdin|_ignition|boaform|gponform|hnap1|luci|\+cscoe|dana-na|fgt_lang|\.js\.map|evox|goform|currentsetting|setup\.cgi|stssys|redlion|jsonws|ztp_gate`,
    String.raw`nmap|w00tw00t|blackcat|appscan|acunetix|nessus|netsparker|crowdsec|nikto|openvas|rapid7|meta-data|metadata|computemeta|user-data|2130706433|2852039166`,
    String.raw`document\.|fromcharcode|innerhtml|allow_url|auto_prepend|disable_functions|safe_mode|classloader|processbuilder|xmldecoder|fastjson|invokefunction|=(?:${['cat', 'ls', 'id', 'whoami', 'uname', 'wget', 'curl', 'bash', 'sh', 'ping', 'cmd', 'dir', 'env', 'ps', 'netstat', 'ifconfig', 'echo'].join('|')})(?:[+&/]|$)`,
    String.raw`__[a-z]+__|_memberaccess|freemarker|java\.lang|actioncontext|interact\.|oast|burpcollab|bxss|r87\.me|dnslog|ceye\.io|xss\.ht|requestrepo|(?:formaction|srcdoc)=`,
  ].join('|'),
  'i',
);

/** A referrer is a whole URL: its `://` is no mark. */
function search(place: Exclude<SearchedPlace, 'userAgent'>, sent: string): readonly Attack[] {
  const looked = place === 'referrer' ? sent.replace(/^https?:\/\/[\w.-]{1,255}/i, '') : sent;
  return WORTH_A_LOOK.test(looked) ? applyRules(ALWAYS[place], place, sent) : NO_ATTACKS;
}

function applyRules(rules: readonly AttackRule[], place: SearchedPlace, sent: string): readonly Attack[] {
  const plain = toPlainTexts(sent, place === 'query' || place === 'referrer');
  const asSent = [toSentText(sent)];
  const found = new Set<Attack['label']>();
  for (const { label, pattern, encoded } of rules) {
    if (!found.has(label) && (encoded ? asSent : plain).some((text) => pattern.test(text))) found.add(label);
  }
  return found.size === 0 ? NO_ATTACKS : [...found].map((label) => ({ label, places: [place] }));
}

const rulesOf = (place: SearchedPlace, refused: boolean) =>
  ATTACK_RULES.filter((rule) => rule.places.includes(place) && (rule.refused ?? false) === refused);

const ALWAYS: Readonly<Record<SearchedPlace, readonly AttackRule[]>> = {
  path: rulesOf('path', false),
  query: rulesOf('query', false),
  referrer: rulesOf('referrer', false),
  userAgent: rulesOf('userAgent', false),
};
const REFUSED_PATH = rulesOf('path', true);
