import { decodeText } from './decode.js';

/**
 * Compiles a list of path patterns, as `deny-paths` and `sensitivePaths` take it: `/soudan/*` holds `/soudan`, `/soudan/` and all below;
 * a pattern without `*` holds that one path; `*` inside a pattern stands for any characters. Case and percent-encoding do not matter:
 * whoever writes `/soudan/*` also means `/SOUDAN/%61` and `/news/../soudan/`.
 *
 * @param patterns paths separated by white space, or a list of them. The empty list matches nothing.
 * @returns a test for a path (query and fragment are ignored). A path that cannot be decoded matches when any pattern exists: when in doubt, deny.
 */
export function createPathMatcher(patterns: string | readonly string[]): (path: string) => boolean {
  const list = typeof patterns === 'string' ? patterns.split(/\s+/) : patterns;
  const tests = list.filter(Boolean).map(toRegExp);
  if (!tests.length) return () => false;
  return (path) => {
    const plain = decodeText(path.replace(/[?#].*$/s, ''))
      ?.toLowerCase()
      .replace(/;[^/]*/g, '')
      .replace(/\/{2,}/g, '/');
    return plain === undefined || tests.some((test) => test.test(resolveDots(plain)));
  };
}

/** `/a/./b/../c` is `/a/c`, as the server sees it (RFC 3986, 5.2.4). */
function resolveDots(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.splice(Math.max(1, kept.length - 1));
    else if (part !== '.') kept.push(part);
  }
  return kept.join('/') || '/';
}

function toRegExp(pattern: string): RegExp {
  const plain = (decodeText(pattern) ?? pattern).toLowerCase();
  const whole = plain.endsWith('/*') ? plain.slice(0, -2) : plain;
  const body = whole.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(plain.endsWith('/*') ? `^${body}(?:/.*)?$` : `^${body}$`, 's');
}
