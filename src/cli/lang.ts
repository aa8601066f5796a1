import { KotowariError, nearest } from '../collector/index.js';

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
    const near = nearest(asked, ['en', 'ja']);
    throw new KotowariError(
      'usage',
      `unknown language "${asked}"; ${near ? `did you mean ${near}? ` : ''}known: en, ja`,
    );
  }
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.startsWith('ja') ? 'ja' : 'en';
}
