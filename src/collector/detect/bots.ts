import { isbot, isbotMatch } from 'isbot';
import type { AgentKind } from '../model/index.js';

/** Names that may be told: they are printed on the bots' own pages and are shared by thousands of machines. Order: the more special first. */
const KNOWN: readonly [RegExp, string][] = (
  [
    'Googlebot',
    'AdsBot-Google',
    'Mediapartners-Google',
    'Google-InspectionTool',
    'FeedFetcher-Google',
    'bingbot',
    'msnbot',
    'Slurp',
    'DuckDuckBot',
    'Baiduspider',
    'YandexBot',
    'Applebot',
    'facebookexternalhit',
    'Twitterbot',
    'LinkedInBot',
    'Slackbot',
    'Discordbot',
    'TelegramBot',
    'LINE',
    'AhrefsBot',
    'SemrushBot',
    'MJ12bot',
    'DotBot',
    'PetalBot',
    'SeznamBot',
    'GPTBot',
    'ChatGPT-User',
    'OAI-SearchBot',
    'ClaudeBot',
    'CCBot',
    'PerplexityBot',
    'Bytespider',
    'Amazonbot',
    'meta-externalagent',
    'archive.org_bot',
    'UptimeRobot',
    'Pingdom',
    'Tiny Tiny RSS',
    'Feedly',
    'NetNewsWire',
    'UniversalFeedParser',
    'curl',
    'Wget',
    'python-requests',
    'aiohttp',
    'Go-http-client',
    'Java',
    'libwww-perl',
    'okhttp',
    'axios',
    'node-fetch',
    'Scrapy',
    'HeadlessChrome',
    'Zabbix',
    'mackerel',
    'check_http',
    'sqlmap',
    'Nikto',
    'Nmap',
    'masscan',
    'zgrab',
    'CensysInspect',
  ] as const
).map((name) => [new RegExp(`(?<![a-z])${name.replace(/[.]/g, '\\.')}(?![a-z])`, 'i'), name]);

/**
 * Is this user agent a bot, and which? By the `isbot` list; the name comes from a closed list of our own, so that nothing a client
 * wrote about itself survives.
 *
 * @returns the name, `bot` for one that is not on the list, null for everybody else. An absent user agent is not called a bot.
 */
export function recognizeBot(userAgent: string): string | null {
  if (!isbot(userAgent)) return null;
  return KNOWN.find(([pattern]) => pattern.test(userAgent))?.[1] ?? (isbotMatch(userAgent) ? 'bot' : null);
}

/** How browsers begin that isbot does not take for bots: platform in brackets behind `Mozilla/5.0`, telephones of old by their names. */
const BROWSER = /^(?:(?:Mozilla|Opera)\/\d[\d.]{0,6} (?:\[[\w-]{1,8}\] ?)?\(|(?:UCWEB|DoCoMo|SoftBank|J-PHONE|PSP)\b)/i;

/** @returns which of the three classes a user agent belongs to, given the bot's name. An app, a library or nonsense is `unknown`. */
export function kindOfAgent(userAgent: string, bot: string | null): AgentKind {
  return bot !== null ? 'bot' : BROWSER.test(userAgent) ? 'human' : 'unknown';
}
