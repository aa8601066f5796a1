import { FORMAT_NAMES, type SiteOptions } from '../collector/index.js';
import type { OptionSpec, OptionValues } from './command.js';
import { listOf, numberOf, textOf } from './parse-options.js';

/** Options that every command which reads logs takes. */
export const SITE_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    value: 'NAME',
    choices: ['auto', ...FORMAT_NAMES],
    help: `log format: auto (guessed, default), ${FORMAT_NAMES.join(', ')}`,
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

/** Reads {@link SITE_OPTIONS}. @throws KotowariError `usage`. */
export function readSiteOptions(options: OptionValues): SiteOptions & { readonly format: string | undefined } {
  return {
    format: textOf(options, 'format'),
    timeZone: textOf(options, 'time-zone'),
    smallGroup: numberOf(options, 'small-group'),
    sensitivePaths: listOf(options, 'sensitive-path'),
    publicPaths: listOf(options, 'public-path'),
    ownHosts: listOf(options, 'own-host'),
  };
}
