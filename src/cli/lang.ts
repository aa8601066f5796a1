import { KotowariError } from '../collector/index.js';

/** Languages of reports. */
export type Lang = 'en' | 'ja';

/**
 * The language of a report: as asked for, else from the environment as POSIX orders it (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English.
 *
 * @throws KotowariError `usage` for a language that is not there.
 */
export function parseLang(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang {
  if (asked !== undefined) {
    if (asked === 'en' || asked === 'ja') return asked;
    throw new KotowariError('usage', `unknown language "${asked}"; known: en, ja`);
  }
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.startsWith('ja') ? 'ja' : 'en';
}
