// @ts-check
import { SITE_PATHS, toOldNewsPath } from './site-map.mjs';
import { hash } from './random.mjs';
import { toAddress } from './visitors.mjs';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko';

/** @type {readonly (readonly [string, number])[]} how a crawler names itself, and how many pages it takes at a time */
const CRAWLERS = [
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 6],
  [
    `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) ${CHROME}) Chrome/141.0.7390.122 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
    5,
  ],
  [
    `Mozilla/5.0 ${CHROME}; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/136.0.0.0 Safari/537.36`,
    5,
  ],
  [`Mozilla/5.0 ${CHROME}; compatible; GPTBot/1.2; +https://openai.com/gptbot)`, 12],
  [`Mozilla/5.0 ${CHROME}; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)`, 8],
  ['Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)', 9],
  ['Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)', 4],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)',
    3,
  ],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 1],
  ['Mozilla/5.0 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)', 6],
  ['python-requests/2.32.3', 2],
];

const MONITOR = 'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)';

/**
 * Plans one round of a crawler, or one look of a monitor.
 * @param {import('./visits.mjs').Plan} plan
 * @param {number} startMs
 * @returns {import('./visits.mjs').TrafficEntry[]}
 */
export function planBot(plan, startMs) {
  const { random, seed } = plan;
  if (random.chance(0.3)) return [toEntry(toAddress(7, hash(seed, 3)), startMs, 'HEAD /', [200, 0], MONITOR)];
  const which = random.below(CRAWLERS.length);
  const [userAgent, pages] = /** @type {readonly [string, number]} */ (CRAWLERS[which]);
  const remoteAddr = toAddress(hash(seed + 9, which * 8 + random.below(8)), hash(seed + 10, which));
  const entries = random.chance(0.4) ? [toEntry(remoteAddr, startMs, 'GET /robots.txt', [200, 34], userAgent)] : [];
  const count = 1 + random.below(pages);
  for (let at = 1; at <= count; at += 1) {
    const isOld = random.chance(0.3);
    const page = random.pick(SITE_PATHS);
    const path = isOld ? toOldNewsPath(random.zipf(plan.oldPaths, 30)) : page.path;
    const timeMs = startMs + at * (700 + random.below(4000));
    entries.push(toEntry(remoteAddr, timeMs, `GET ${path}`, isOld ? [301, 11] : [200, page.bytes], userAgent));
  }
  return entries;
}

/**
 * @param {string} remoteAddr
 * @param {number} timeMs
 * @param {string} request
 * @param {readonly [number, number]} answer status and bytes
 * @param {string} userAgent
 * @returns {import('./visits.mjs').TrafficEntry}
 */
function toEntry(remoteAddr, timeMs, request, [status, bytesSent], userAgent) {
  return {
    kind: 'bot',
    remoteAddr,
    timeMs,
    request: `${request} HTTP/1.1`,
    status,
    bytesSent,
    referrer: '',
    userAgent,
  };
}
