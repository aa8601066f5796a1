import { readFileSync } from 'node:fs';
import { FORMAT_NAMES, formatFrom, KotowariError, type SiteOptions } from '../collector/index.js';
import type { OptionSpec, OptionValues } from './command.js';
import { listOf, numberOf, textOf } from './parse-options.js';

/** Options that every command which reads logs takes. */
export const SITE_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    value: 'NAME',
    choices: ['auto', ...FORMAT_NAMES],
    help: `log format: auto (guessed, default), ${FORMAT_NAMES.join(', ')}, or a template as it stands in the server’s configuration`,
  },
  {
    name: 'format-from',
    value: 'FILE',
    isPath: true,
    help: 'configuration of the server (nginx, Apache) that names the format',
  },
  {
    name: 'trusted-proxy',
    value: 'CIDR',
    many: true,
    help: 'address or range of the site’s own proxies: the visitor is whom they name in X-Forwarded-For',
  },
  { name: 'time-zone', value: 'ZONE', help: 'zone that defines days, such as Asia/Tokyo; default: the system’s' },
  { name: 'small-group', value: 'K', help: 'name a value once K networks showed it on one day; default 3' },
  {
    name: 'sensitive-path',
    value: 'PATTERN',
    many: true,
    help: 'merge requests to these paths into one group, such as "/soudan/*"',
  },
  {
    name: 'public-path',
    value: 'PATTERN',
    many: true,
    help: 'paths that everybody may know are named at once, such as "/news/*"',
  },
  {
    name: 'own-host',
    value: 'HOST',
    many: true,
    help: 'host name of the site itself: referrers from it are kept as paths',
  },
];

/** The period of a summary. */
export const PERIOD_OPTIONS: readonly OptionSpec[] = [
  { name: 'since', value: 'DAY', help: 'first day, YYYY-MM-DD' },
  { name: 'until', value: 'DAY', help: 'last day, YYYY-MM-DD' },
];

/** Reads {@link SITE_OPTIONS}. @throws KotowariError `usage`, `file-unreadable`. */
export function readSiteOptions(
  options: OptionValues,
  files: readonly string[] = [],
): SiteOptions & { readonly format: string | undefined } {
  return {
    format: readFormat(options, files[0]),
    trustedProxies: listOf(options, 'trusted-proxy'),
    timeZone: textOf(options, 'time-zone'),
    smallGroup: numberOf(options, 'small-group'),
    sensitivePaths: listOf(options, 'sensitive-path'),
    publicPaths: listOf(options, 'public-path'),
    ownHosts: listOf(options, 'own-host'),
  };
}

/** @param log path of the first log, by which a configuration with several formats tells them apart. */
function readFormat(options: OptionValues, log: string | undefined): string | undefined {
  const [format, from] = [textOf(options, 'format'), textOf(options, 'format-from')];
  if (from === undefined) return format;
  if (format !== undefined)
    throw new KotowariError('usage', '--format and --format-from were given; expected the one or the other');
  try {
    return formatFrom(readFileSync(from, 'utf8'), log);
  } catch (cause) {
    if (cause instanceof KotowariError) throw cause;
    throw new KotowariError('file-unreadable', `cannot read the configuration "${from}"`, cause);
  }
}
