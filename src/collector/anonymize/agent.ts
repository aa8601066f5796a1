import { UAParser } from 'ua-parser-js';
import type { AgentJudgement, AgentKind, SafeAgent } from '../model/index.js';

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
const UNKNOWN: SafeAgent = {
  browser: null,
  browserMajor: null,
  system: null,
  device: null,
  bot: null,
  kind: 'unknown',
};

/** Agents that stand before those of a log: none at all, and those whose browser may not be told, as it would find its owner's other requests. */
export const HIDDEN_AGENTS: readonly SafeAgent[] = [
  UNKNOWN,
  { ...UNKNOWN, kind: 'human' },
  { ...UNKNOWN, kind: 'bot' },
];

/** Where in {@link HIDDEN_AGENTS} each kind stands. */
export const HIDDEN_CODES: Readonly<Record<AgentKind, number>> = { unknown: 0, human: 1, bot: 2 };

/** Reduces a user agent to family, major version, system and device class; a bot to its name. */
export function readAgent(userAgent: string, { bot, kind }: AgentJudgement): SafeAgent {
  if (bot !== null) return { ...UNKNOWN, bot, kind: 'bot' };
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
    kind,
  };
}

function deviceOf(type: string | undefined, system: string | undefined): SafeAgent['device'] {
  if (type === 'mobile' || type === 'tablet') return type;
  if (type !== undefined) return 'other';
  return system === undefined ? null : 'desktop';
}
