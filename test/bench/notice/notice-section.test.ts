import { describe, expect, it } from 'vitest';
import { formatBenchmarks } from '../benchmarks-page.mjs';
import { readNoticeSection, writeNoticeSection } from './notice-section.mjs';

const facts = {
  date: '2026-11-28',
  commit: 'abc1234',
  machine: 'one machine',
  load: '0.00 0.00 0.00',
  browser: 'Chrome/1',
  rounds: 3,
  details: null,
};
const bytes = { raw: 30_000, gzip: 12_000, brotli: 10_000 };

/** Three rounds: the given number, less and more. */
function result(name: string, visible: number | null, brotli = bytes.brotli) {
  const samples = [0, -10, 30].map((more) => {
    const seen = {
      visibleMs: visible && visible + more,
      settledMs: visible && visible + more,
      paintMs: 50,
      shift: more === 30 ? 0.0154 : 0,
      longTasksMs: [],
      scripts: [],
      events: [],
    };
    return { fast: seen, slow: seen, refusal: visible ? { ms: visible, handlerMs: 5 } : null };
  });
  return { name, version: '1.0', files: ['/x.js'], bytes: { ...bytes, brotli }, axe: [], samples };
}

const alone = result('the page alone', null);
const run = (page: string, visible = 200, date = facts.date) =>
  writeNoticeSection({ ...facts, date }, [alone, result('kotowari', visible), result('peer', 400, 25_000)], page);

describe('writeNoticeSection', () => {
  it('shows medians, ranges and ratios to Kotowari, and the worst layout shift', () => {
    const page = run('');
    expect(page).toContain('| peer | 30,000 | 12,000 | 25,000 | 2.50 | 1 |');
    expect(page).toContain('| visible, fast |  | 200 (190–230) | 400 (390–430) 2.00 × |');
    expect(page).toContain('| layout shift (worst round) | 0.015 | 0.015 | 0.015 |');
  });

  it('names every measure in which a peer has the better median', () => {
    expect(run('', 200)).toContain('No peer has a better median in any of these.');
    expect(run('', 500)).toContain("A peer's median is better in: visible, fast (peer); settled, fast (peer);");
  });

  it('keeps ten earlier runs, newest first', () => {
    let page = '';
    for (let day = 1; day <= 15; day += 1) page = run(page, 200, `day ${day}`);
    const days = page.match(/^- day \d+ abc1234, visible/gm)?.map((line) => line.replace(/ abc.*/, ''));
    expect(days).toEqual(Array.from({ length: 10 }, (_, index) => `- day ${15 - index}`));
  });

  it('refuses results without the two that others are compared with', () => {
    expect(() => writeNoticeSection(facts, [alone], '')).toThrow('the page alone and Kotowari');
  });
});

describe('BENCHMARKS.md, written by two scripts', () => {
  const logFacts = { ...facts, lines: 1000, bytes: 5_000_000, absent: [], sizes: [] };
  const contestant = { name: 'kotowari report', does: '', version: '1', line: ['x'] as const, readLines: () => 0 };
  const measures = new Map([['kotowari report', { seconds: [2], peakMiB: 1 }]]);
  const log = (page: string) => formatBenchmarks(logFacts, [contestant], measures, page);

  it.each([
    ['the log first', () => run(log(''))],
    ['the notice first', () => log(run(''))],
    ['each again', () => log(run(log(run(log('')))))],
  ])('holds both parts, once: %s', (_name, make) => {
    const page = make();
    for (const heading of ['# Benchmarks', '## A log of', '## The notice beside its peers', '## History']) {
      expect(page.split(`\n${heading}`).length + Number(page.startsWith(heading))).toBe(2);
    }
    expect(run(page)).toBe(page.replace(readNoticeSection(page), () => readNoticeSection(run(page))));
    expect(log(run(page))).toContain('### Earlier runs\n\n- 2026-11-28 abc1234, visible');
  });
});
