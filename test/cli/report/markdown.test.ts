import { describe, expect, it } from 'vitest';
import { formatMarkdownReport } from '../../../src/cli/report/markdown.js';
import { OTHER, type Report } from '../../../src/contract/index.js';
import { createReport, emptyPanels } from '../../dashboard/fixtures/report.js';

describe('formatMarkdownReport', () => {
  it('writes a heading and an aligned table for each panel in the reader’s language', () => {
    const text = formatMarkdownReport(createReport(), 'ja', 0);
    expect(text).toMatch(/^# アクセスの概要 2026-06-01 – 2026-06-07\n/);
    expect(text).toContain(
      '## ブラウザー\n\n| 項目 | リクエスト | 割合 | 訪問者 | 送信量 |\n| :-- | --: | --: | --: | --: |\n',
    );
    expect(text).toContain('| `Chrome 126` | 4,102 |');
    expect(text).toContain('| （配慮が必要なページ） | 52 |');
    expect(text).not.toContain('## 国');
  });

  it('shows as many rows as asked for, (other) always, and says how many are left', () => {
    const text = formatMarkdownReport(createReport(), 'en', 2);
    const [, pages = ''] = /## Pages\n\n(.*?)\n\n## /s.exec(text) ?? [];
    expect(pages.split('\n').slice(2)).toEqual([
      expect.stringContaining('`/`'),
      expect.stringContaining('総会'),
      expect.stringMatching(/^\| \(other\) \| 340 \|/),
      '',
      '… and 11 more',
    ]);
    expect(formatMarkdownReport(createReport(), 'en', 0)).not.toContain('more\n');
  });

  it.each([
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\|b', '<code>a&#92;&#124;b</code>'],
    ['`rm`', '<code>&#96;rm&#96;</code>'],
    ['<img src=x>|', '<code>&#60;img src&#61;x&#62;&#124;</code>'],
    ['<b>&amp;', '`<b>&amp;`'],
    ['[a](http://x)*_~', '`[a](http://x)*_~`'],
    ['www.example.com', '`www.example.com`'],
    [' a', '`  a `'],
    ['a\nb', '`a\ufffdb`'],
  ])('keeps %j one cell of code', (value, cell) => {
    const text = formatMarkdownReport(withPage(value), 'en', 10);
    expect(text).toContain(`\n| ${cell} | 3 | 100.0% | 3 | 3 B |\n`);
  });

  it('tells a value that is called (other) from the group', () => {
    const text = formatMarkdownReport(withPage(OTHER), 'en', 10);
    expect(text).toContain('| (other) | 3 |');
    expect(formatMarkdownReport(withPage('(その他)'), 'ja', 10)).toContain('| `(その他)` | 3 |');
  });

  it('says that nothing came', () => {
    const empty = createReport({ period: { from: null, to: null }, panels: emptyPanels(), series: [] });
    expect(formatMarkdownReport(empty, 'en', 10)).toContain('No request in this period.');
  });
});

function withPage(value: string): Report {
  return createReport({ panels: { ...emptyPanels(), pages: [{ value, requests: 3, visitors: 3, bytesSent: 3 }] } });
}
