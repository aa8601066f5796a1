import { UAParser } from 'ua-parser-js';
import type { AgentKind, SafeAgent } from '../model/index.js';

/**
 * Names that may be told: the field's common browsers and systems. ua-parser-js also echoes words of the client's own choosing;
 * whatever is not here becomes `Other`.
 */
const BROWSERS = new Set([
  'Chrome',
  'Chrome Headless',
  'Chrome WebView',
  'Chromium',
  'Edge',
  'Firefox',
  'Firefox Focus',
  'IE',
  'IEMobile',
  'Safari',
  'Mobile Safari',
  'Opera',
  'Opera Mini',
  'Opera Mobi',
  'Opera Touch',
  'Samsung Browser',
  'Android Browser',
  'UCBrowser',
  'Vivaldi',
  'Brave',
  'Yandex',
  'DuckDuckGo',
  'MIUI Browser',
  'Huawei Browser',
  'QQBrowser',
  'Silk',
  'Konqueror',
  'SeaMonkey',
  'Waterfox',
  'PaleMoon',
  'Epiphany',
  'Lynx',
  'w3m',
  'Links',
  'Facebook',
  'Instagram',
  'Line',
  'KAKAOTALK',
  'WeChat',
  'Snapchat',
  'TikTok',
  'GSA',
  'WebKit',
  'Mozilla',
  'Iceweasel',
  'IceWeasel',
  'Camino',
  'NetFront',
  'BlackBerry',
  'Nokia Browser',
  'Maxthon',
  'Whale',
  'Sleipnir',
]);
const SYSTEMS = new Map([
  ['Mac OS', 'macOS'],
  ['macOS', 'macOS'],
  ['Windows', 'Windows'],
  ['iOS', 'iOS'],
  ['Android', 'Android'],
  ['Chromium OS', 'ChromeOS'],
  ['Chrome OS', 'ChromeOS'],
  ['Linux', 'Linux'],
  ['Ubuntu', 'Linux'],
  ['Debian', 'Linux'],
  ['Fedora', 'Linux'],
  ['GNU', 'Linux'],
  ['SUSE', 'Linux'],
  ['Gentoo', 'Linux'],
  ['CentOS', 'Linux'],
  ['RedHat', 'Linux'],
  ['Mint', 'Linux'],
  ['Arch', 'Linux'],
  ['FreeBSD', 'BSD'],
  ['OpenBSD', 'BSD'],
  ['NetBSD', 'BSD'],
  ['HarmonyOS', 'HarmonyOS'],
  ['Windows Phone', 'Windows'],
  ['Windows Mobile', 'Windows'],
  ['Tizen', 'Tizen'],
  ['KaiOS', 'KaiOS'],
  ['BlackBerry', 'BlackBerry'],
  ['Symbian', 'Symbian'],
  ['Solaris', 'Solaris'],
  ['Nintendo', 'Console'],
  ['PlayStation', 'Console'],
  ['Xbox', 'Console'],
]);
const CACHE_LIMIT = 50_000;

/** Reduces user agents to family, major version, system and device class; remembers those it has seen. */
export function createAgentReader(): (userAgent: string | null, bot: string | null, kind: AgentKind) => SafeAgent {
  const seen = new Map<string, SafeAgent>();
  return (userAgent, bot, kind) => {
    if (bot !== null) return botAgent(bot);
    if (userAgent === null) return UNKNOWN;
    const known = seen.get(userAgent);
    if (known) return known;
    if (seen.size >= CACHE_LIMIT) seen.clear();
    const agent = { ...readAgent(userAgent), kind };
    seen.set(userAgent, agent);
    return agent;
  };
}

const UNKNOWN: SafeAgent = {
  browser: null,
  browserMajor: null,
  system: null,
  device: null,
  bot: null,
  kind: 'unknown',
};
const bots = new Map<string, SafeAgent>();

/** What is kept of whoever asked for a sensitive page: whether it was a bot, and which. A browser beside a time finds its owner's other requests. */
export function hideAgent({ bot, kind }: SafeAgent): SafeAgent {
  return bot === null ? HIDDEN[kind] : botAgent(bot);
}

const HIDDEN: Readonly<Record<AgentKind, SafeAgent>> = {
  human: { ...UNKNOWN, kind: 'human' },
  bot: { ...UNKNOWN, kind: 'bot' },
  unknown: UNKNOWN,
};

/** One object a bot name; the names are a closed list, so this stays small. */
function botAgent(bot: string): SafeAgent {
  const known = bots.get(bot) ?? { ...UNKNOWN, bot, kind: 'bot' as const };
  bots.set(bot, known);
  return known;
}

function readAgent(userAgent: string): Omit<SafeAgent, 'kind'> {
  const parser = new UAParser(userAgent.slice(0, 1000));
  const browser = parser.getBrowser();
  const system = parser.getOS().name;
  const name = browser.name === undefined ? null : BROWSERS.has(browser.name) ? browser.name : 'Other';
  const major = /^\d{1,3}$/.exec(browser.version?.split('.')[0] ?? '')?.[0] ?? null;
  return {
    browser: name,
    browserMajor: name === null || name === 'Other' ? null : major,
    system: system === undefined ? null : (SYSTEMS.get(system) ?? 'Other'),
    device: deviceOf(parser.getDevice().type, system),
    bot: null,
  };
}

function deviceOf(type: string | undefined, system: string | undefined): SafeAgent['device'] {
  if (type === 'mobile' || type === 'tablet') return type;
  if (type !== undefined) return 'other';
  return system === undefined ? null : 'desktop';
}
