import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUTPUT_ENDINGS, findOutput, writeReport } from '../../../src/cli/report/outputs.js';
import { formatHtmlReport } from '../../../src/cli/report/html.js';
import { createReport } from '../../dashboard/fixtures/report.js';

let folder: string;

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kotowari-outputs-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('findOutput', () => {
  it.each(OUTPUT_ENDINGS)('knows %s, in capitals too', (ending) => {
    expect(findOutput(`a.b${ending.toUpperCase()}`).says).not.toBe('');
  });

  it.each([
    ['x.htm', 'cannot write "x.htm": unknown ending ".htm"; did you mean ".html"? known: .html, .json, .csv, .md'],
    ['summary', 'cannot write "summary": its name has no ending; known: .html, .json, .csv, .md'],
  ])('names what it would take for %s', (path, message) => {
    expect(() => findOutput(path)).toThrow(message);
  });
});

describe('writeReport', () => {
  it('leaves one whole file that only its group may read', async () => {
    const path = join(folder, 'a.json');
    await writeReport(path, createReport(), { lang: 'en', rows: 10 });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(createReport());
    expect((await stat(path)).mode & 0o007).toBe(0);
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('says that a folder is not there, and leaves nothing behind', async () => {
    const path = join(folder, 'none', 'a.csv');
    await expect(writeReport(path, createReport(), { lang: 'en', rows: 10 })).rejects.toThrow(
      `cannot write "${path}": no such folder`,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('formatHtmlReport', () => {
  it('lets neither the report nor the script end its element', () => {
    const value = '</script><!--<script>\u2028\u2029';
    const report = createReport();
    const row = { value, requests: 1, visitors: 1, bytesSent: 1 };
    const parts = { script: 'globalThis.a="</script><script><!--";', style: 'body{margin:0}' };
    const html = formatHtmlReport({ ...report, panels: { ...report.panels, pages: [row] } }, 'ja', parts);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toMatch(/[\u2028\u2029]|<!--/);
    const [, json = ''] = /<script type="application\/json" id="kotowari-report">(.*?)<\/script>/s.exec(html) ?? [];
    expect((JSON.parse(json) as typeof report).panels.pages).toEqual([row]);
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    const scope: { a?: string } = {};
    new Function('globalThis', script)(scope);
    expect(scope.a).toBe('</script><script><!--');
  });

  it('names its language and its period before the script runs', () => {
    const html = formatHtmlReport(createReport(), 'ja', { script: '', style: '' });
    expect(html).toContain('<html lang="ja" data-lang="ja">');
    expect(html).toContain('<title>アクセスの概要 2026-06-01 – 2026-06-07</title>');
    expect(html).toContain("default-src 'none'; script-src 'sha256-");
  });
});
