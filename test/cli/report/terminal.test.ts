import { describe, expect, it } from 'vitest';
import { formatTerminalReport } from '../../../src/cli/report/terminal.js';
import { terminalStyle } from '../../../src/cli/terminal-style.js';
import { textWidth } from '../../../src/cli/text-width.js';
import type { PanelRow, Report } from '../../../src/contract/index.js';
import { createReport, createSeries, emptyPanels } from '../../dashboard/fixtures/report.js';

interface Asked {
  readonly columns?: number;
  readonly lang?: 'en' | 'ja';
  readonly rows?: number;
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** A report as it is drawn on a terminal without color, if nothing else is said. */
function draw(
  report: Report,
  { columns = 80, lang = 'en', rows = 10, isTTY = true, env = { NO_COLOR: '1' } }: Asked = {},
): string {
  const out = Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, { isTTY, columns });
  return formatTerminalReport(report, { lang, rows, style: terminalStyle({ out, env }) });
}

function withPages(...values: readonly string[]): Report {
  const pages = values.map((value): PanelRow => ({ value, requests: 300, visitors: 30, bytesSent: 3000 }));
  return createReport({ panels: { ...emptyPanels(), pages } });
}

const block = (text: string, title: string) => text.split('\n\n').find((part) => part.startsWith(title)) ?? '';

describe('formatTerminalReport', () => {
  it.each([40, 60, 80, 120, 160])('writes no line wider than %i columns, in either language', (columns) => {
    for (const lang of ['en', 'ja'] as const) {
      for (const env of [{ NO_COLOR: '1' }, { NO_COLOR: '1', RUNEWIDTH_EASTASIAN: '1' }]) {
        const metrics = { ambiguousIsWide: 'RUNEWIDTH_EASTASIAN' in env, ellipsis: '…' };
        const lines = draw(createReport(), { columns, lang, env }).split('\n');
        expect(lines.filter((line) => textWidth(line, metrics) > columns)).toEqual([]);
      }
    }
  });

  it('sets totals in two columns where there is room, with shares of bots and errors', () => {
    expect(block(draw(createReport()), 'Requests   ')).toBe(
      [
        'Requests        11,652    Data sent  481 MB',
        'Page views       4,236    Bots        1,833  15.7%',
        'Daily visitors   2,142    Errors        820   7.0%',
        'Visits           2,510',
      ].join('\n'),
    );
    expect(block(draw(createReport(), { columns: 40 }), 'Requests   ').split('\n')).toHaveLength(7);
  });

  it('draws the course over time with its ends and its maximum', () => {
    const report = createReport();
    const most = report.series.reduce((a, b) => (b.requests > a.requests ? b : a));
    const [title = '', ...rest] = block(draw(report, { columns: 84 }), 'Requests by hour').split('\n');
    expect(title).toBe(`Requests by hour  most: ${most.requests}, ${most.time.slice(0, 16).replace('T', ' ')}`);
    expect(rest).toHaveLength(4);
    expect(rest.at(-1)).toMatch(/^2026-06-01 00:00 {52}2026-06-07 23:00$/);
    expect(rest[0]).toContain('█');
    expect(textWidth(rest[2]!)).toBe(84);
  });

  it('widens a short course, and names days where the steps are days', () => {
    const text = draw(createReport({ series: createSeries(10, 'day') }));
    const rest = block(text, 'Requests by day').split('\n');
    expect(rest.at(-1)).toBe(`2026-06-01${' '.repeat(20)}2026-06-10`);
  });

  it('lets the smallest number be seen and leaves nothing blank', () => {
    const series = createSeries(3, 'day').map((point, day) => ({ ...point, requests: [1000, 1, 0][day]! }));
    const [, ...rows] = block(draw(createReport({ series })), 'Requests by day').split('\n');
    expect(rows[2]).toBe('████▁▁▁▁');
  });

  it('aligns every column through all panels', () => {
    const lines = draw(createReport(), { columns: 100 }).split('\n');
    const tables = lines.filter((line) => /\d%\s+[\d,]+\s+[\d.]+ [kMG]?B/.test(line));
    expect(tables.length).toBeGreaterThan(20);
    const columnOf = (line: string) => textWidth(line.slice(0, line.indexOf('%')));
    expect(new Set(tables.map(columnOf)).size).toBe(1);
  });

  it('shows share, visitors, bytes and a bar, and gives them up as the terminal narrows', () => {
    const report = withPages('/a', '/b');
    const row = (columns: number) => block(draw(report, { columns }), 'Pages').split('\n')[1];
    expect(row(80)).toMatch(/^\/a +300 +50\.0% +30 +3\.00 kB {2}█+$/);
    expect(row(70)).toMatch(/^\/a +300 +50\.0% +30 +3\.00 kB$/);
    expect(row(50)).toMatch(/^\/a +300 +50\.0% +30$/);
    expect(row(40)).toMatch(/^\/a +300 +50\.0%$/);
  });

  it('leaves out a column that says nothing in a panel', () => {
    const pages = [{ value: '/a', requests: 3, visitors: 0, bytesSent: 0 }];
    const text = block(draw(createReport({ panels: { ...emptyPanels(), pages } })), 'Pages');
    expect(text.split('\n')[0]).not.toMatch(/visitors|sent/);
    expect(text).not.toContain('0 B');
  });

  it('cuts a long path in the middle, so that both ends are seen', () => {
    const text = draw(withPages(`/library/${'x'.repeat(90)}/report-2026.pdf`), { columns: 60 });
    expect(text).toMatch(/\n\/library\/x+…x*\/report-2026\.pdf /);
    expect(draw(withPages(`/お知らせ/${'か'.repeat(60)}/総会.pdf`), { columns: 40 })).toMatch(/\n\/お知.*….*会\.pdf/);
  });

  it('obeys no control character of a value', () => {
    const text = draw(withPages('/a\u001b[2J\u009b31m\r\nb\u202egpj.exe\u200b\ud800'));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e\ud800]/);
    expect(text).toContain('/a\ufffd[2J\ufffd31m\ufffd\ufffdb\ufffdgpj.exe\ufffd\ufffd');
  });

  it('shows the first rows, (other) always, and how many are left; with --rows 0 all of them', () => {
    const two = block(draw(createReport(), { rows: 2 }), 'Pages ');
    expect(two.split('\n').map((line) => line.split(/ {2,}/)[0])).toEqual([
      'Pages',
      '/',
      '/お知らせ/2026年度総会のご案内',
      '(other)',
      '… and 11 more',
    ]);
    expect(draw(createReport(), { rows: 0 })).not.toContain('more\n');
  });

  it('shows the one row that is left instead of saying so', () => {
    const text = block(draw(withPages('/a', '/b', '/c'), { rows: 2 }), 'Pages');
    expect(text).toContain('\n/c ');
  });

  it('draws the hours of the day in their order, and tells hours that are not named from quiet ones', () => {
    const hours = [
      { value: '14', requests: 500, visitors: 9, bytesSent: 1 },
      { value: '03', requests: 20, visitors: 3, bytesSent: 1 },
      { value: '(other)', requests: 7, visitors: 2, bytesSent: 1 },
    ];
    const text = block(draw(createReport({ panels: { ...emptyPanels(), hoursOfDay: hours } })), 'Hours');
    const [title, , , low, axis, other] = text.split('\n');
    expect(title).toBe('Hours of the day  most: 500, 14:00');
    expect(low).toBe(`${' '.repeat(9)}▁▁▁${' '.repeat(30)}███`);
    expect(axis).toMatch(/^00 {7}03 .*21$/);
    expect(other).toBe('(other) 7');
  });

  it('says what to know about the data', () => {
    expect(block(draw(createReport()).trimEnd(), 'Data quality').split('\n').slice(1).join(' ')).toBe(
      'Lines 11,655 = parsed 11,652 + rejected 3 (cut short 1, not in this format 2) 4 requests came after their day’s key was destroyed: counted without visitors Key lost and made anew, visitors may be counted twice: 2026-06-03',
    );
  });

  it('folds Japanese between words, never before a particle or a full stop', () => {
    const [, , ...lines] = block(draw(createReport(), { lang: 'ja', columns: 40 }), 'アクセスの概要').split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => /^[\p{sc=Hira}ー、。）]/u.test(line))).toEqual([]);
  });

  it('says that nothing came, and how many lines were not understood', () => {
    const totals = { ...createReport().totals, lines: 2, parsed: 0, rejected: { 'no-match': 2 }, requests: 0 };
    const empty = createReport({ totals, period: { from: null, to: null }, series: [], panels: emptyPanels() });
    const text = draw(empty);
    expect(text).toContain('No request in this period.');
    expect(text).toContain('rejected 2 (not in this format 2)');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('terminalStyle', () => {
  it.each<[string, boolean, Record<string, string>, boolean]>([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR against NO_COLOR', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ])('colors on %s as it should', (_, isTTY, env, isColored) => {
    expect(draw(createReport(), { isTTY, env }).includes('\u001b[')).toBe(isColored);
  });

  it('marks and nothing else: without marks the text is the same', () => {
    const colored = draw(createReport(), { env: {} });
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(draw(createReport()));
  });

  it.each<[number | undefined, Record<string, string>, number]>([
    [undefined, {}, 80],
    [0, {}, 80],
    [undefined, { COLUMNS: '100' }, 100],
    [undefined, { COLUMNS: 'wide' }, 80],
    [5, {}, 40],
    [400, {}, 160],
  ])('is so wide: columns %s, environment %j: %i', (columns, env, width) => {
    const out = Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, { columns });
    expect(terminalStyle({ out, env }).width).toBe(width);
  });

  it('draws in ASCII where ambiguous characters are wide', () => {
    const text = draw(createReport(), { env: { NO_COLOR: '1', RUNEWIDTH_EASTASIAN: '1' } });
    expect(text).not.toMatch(/[▁-█]/);
    expect(block(text, 'Devices')).toMatch(/ #+\n/);
  });
});
