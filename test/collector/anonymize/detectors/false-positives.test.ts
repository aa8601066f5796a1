import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateLog } from '../../../../demo/generate-log.mjs';
import { readTargetPath } from '../../../../src/collector/anonymize/clean-target-path.js';
import { BENIGN_PATHS } from './benign-paths.js';

const REAL = new URL('../../../../../shared/corpus/elastic-examples/apache_logs', import.meta.url);

/** Distinct paths of a log, in its own words. */
function pathsOf(log: string): string[] {
  return [...new Set(Array.from(log.matchAll(/"[A-Z]+ (\/[^ ?#"]*)/g), (match) => match[1]!))];
}

/** How many paths lost something to each kind; printed, so that a change of a rule shows. */
function countByKind(paths: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const path of paths) {
    const { kinds, path: cleaned } = readTargetPath(path);
    for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
    if (kinds.length === 0 && cleaned.includes(':text'))
      counts['(not on the allow-list)'] = (counts['(not on the allow-list)'] ?? 0) + 1;
  }
  return counts;
}

function tell(name: string, paths: readonly string[], counts: Record<string, number>): void {
  const rates = Object.entries(counts).map(([kind, count]) => `${kind} ${((100 * count) / paths.length).toFixed(2)} %`);
  process.stdout.write(`${name}, ${paths.length} distinct paths: ${rates.join(', ') || 'nothing found'}\n`);
}

describe('what the detectors take of harmless paths', () => {
  it('is nothing of slugs, dates, versions, file names, products and Japanese words', () => {
    const changed = BENIGN_PATHS.filter((path) => readTargetPath(path).path !== path);
    tell('own benign list', BENIGN_PATHS, countByKind(BENIGN_PATHS));
    expect(BENIGN_PATHS.length).toBeGreaterThan(200);
    expect(changed.map((path) => `${path} → ${readTargetPath(path).path}`)).toEqual([]);
  });

  it('is next to nothing of the demo site, except the member pages that the demo plants', () => {
    const { blocks } = generateLog({ until: new Date('2026-05-01T00:00:00Z'), days: 10, seed: 7, linesPerDay: 2000 });
    const paths = pathsOf([...blocks].join(''));
    const counts = countByKind(paths);
    tell('demo generator', paths, counts);
    expect(paths.length).toBeGreaterThan(200);
    for (const [kind, count] of Object.entries(counts)) expect(count / paths.length, kind).toBeLessThan(0.02);
  });

  it.skipIf(!existsSync(REAL))('is at most one path in a hundred of 10,000 real lines, by kind', () => {
    const paths = pathsOf(readFileSync(REAL, 'utf8'));
    const counts = countByKind(paths);
    tell('10,000 real lines', paths, counts);
    expect(paths.length).toBeGreaterThan(1000);
    const { '(not on the allow-list)': notAllowed = 0, ...kinds } = counts;
    for (const [kind, count] of Object.entries(kinds)) expect(count / paths.length, kind).toBeLessThan(0.01);
    // tags with spaces, and half-cut addresses of other people's links
    expect(notAllowed / paths.length).toBeLessThan(0.04);
  });
});
