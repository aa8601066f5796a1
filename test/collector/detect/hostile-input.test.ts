import { describe, expect, it } from 'vitest';
import { toPlainTexts } from '../../../src/collector/detect/plain-text.js';
import { ATTACK_RULES } from '../../../src/collector/detect/rules/index.js';
import { searchReferrer, searchTarget, searchUserAgent } from '../../../src/collector/detect/search.js';

const LENGTH = 64 * 1024;
/** A pattern that is not linear takes seconds here, and ten milliseconds is what a busy machine adds. */
const PATTERN_MS = 60;
const REQUEST_MS = 400;

const fill = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
const UNITS = [
  ...'a 0.%/\\<>\'"(){}$;|&=,:-_`#@*~[]!',
  '../', '..', '....', '/*', '*/', '/*!', '%25', '%2e', '%c0', '%u00', '\\x', '&#', '&#x0', '&lt', '${', '${${', '{{', '}}', '<a ', '<%', '()', '() {',
  '$(', ' or ', "'or'", "' or ", 'or 1', 'union ', 'union (', 'select ', 'select a,', 'case when ', '0x', '=..', '=../', '=a/', '/.', '/a.php/', 'wp-content/plugins/', 'file:', '://', 'on', ' on', 'javascript:', 'curl -a ', 'wget -', '=http://a', '@', '.php.', 'a1 ', '\u3042', '\uFF1C', '%E3%81', '\0', '\t \n',
]; // prettier-ignore

/** Median of three: what the rule takes, not what the machine does beside it. */
function milliseconds(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[1]!;
}

describe('64 kB of anything', () => {
  it.each(ATTACK_RULES.map((rule, index) => ({ rule, name: `${rule.label} ${index}` })))(
    'takes each pattern a moment: $name',
    ({ rule }) => {
      const own = Array.from({ length: Math.min(rule.hit.length, 24) }, (_, end) =>
        rule.hit.toLowerCase().slice(0, end + 1),
      );
      const slow = [...UNITS, ...own].filter((unit) => {
        const text = fill(unit);
        const start = performance.now();
        rule.pattern.test(text);
        return performance.now() - start > PATTERN_MS && milliseconds(() => rule.pattern.test(text)) > PATTERN_MS;
      });
      expect(slow).toEqual([]);
    },
  );

  it('takes the decoder a moment', () => {
    const slow = UNITS.filter((unit) => milliseconds(() => toPlainTexts(fill(unit), true)) > REQUEST_MS);
    expect(slow).toEqual([]);
  });

  it('takes a whole request a moment, and breaks nothing', () => {
    const slow = UNITS.filter((unit) => {
      const text = fill(unit);
      const work = () => {
        searchTarget(`/${text}?${text}`).refused();
        searchReferrer(`https://a.example/${text}`);
        searchUserAgent(text);
      };
      return milliseconds(work) > REQUEST_MS;
    });
    expect(slow).toEqual([]);
  });
});
