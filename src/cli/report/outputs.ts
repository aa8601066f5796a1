import { rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Report } from '../../contract/index.js';
import { KotowariError, nearest } from '../../collector/index.js';
import type { Lang } from '../lang.js';
import { formatCsvReport } from './csv.js';
import { formatHtmlReport } from './html.js';
import { formatMarkdownReport } from './markdown.js';

/** What a written report depends on besides its numbers. */
export interface OutputOptions {
  readonly lang: Lang;
  /** Rows of each table where a format leaves the rest out; 0: all. */
  readonly rows: number;
}

/** One way to write a report. */
export interface Output {
  /** One sentence for help and manual. */
  readonly says: string;
  readonly format: (report: Report, options: OutputOptions) => string;
}

/** How a report is written, by the ending of the file. Adding one is one row here. */
export const OUTPUTS: ReadonlyMap<string, Output> = new Map<string, Output>([
  [
    '.html',
    {
      says: 'one self-contained page to open in a browser: the summary page with the numbers inside; it loads nothing from anywhere',
      format: (report, { lang }) => formatHtmlReport(report, lang),
    },
  ],
  [
    '.json',
    {
      says: 'the whole report, schema kotowari-report/1; times in ISO 8601, the end of the period exclusive',
      format: (report) => `${JSON.stringify(report)}\n`,
    },
  ],
  [
    '.csv',
    {
      says: 'one table for spreadsheets, in UTF-8 with a byte order mark: filter the column section for report, quality, rejected, folded, totals, series, pages, browsers and so on; a text that a spreadsheet would run as a formula has an apostrophe in front',
      format: formatCsvReport,
    },
  ],
  [
    '.md',
    {
      says: 'Markdown tables as GitHub shows them',
      format: (report, { lang, rows }) => formatMarkdownReport(report, lang, rows),
    },
  ],
]);

/** Endings that `-o` takes. */
export const OUTPUT_ENDINGS: readonly string[] = [...OUTPUTS.keys()];

/** @throws KotowariError `usage` for an ending that is not known, before anything is read. */
export function findOutput(path: string): Output {
  const ending = extname(path).toLowerCase();
  const output = OUTPUTS.get(ending);
  if (output) return output;
  const near = nearest(ending, OUTPUT_ENDINGS);
  const what = ending ? `unknown ending "${ending}"` : 'its name has no ending';
  const hint = near && ending ? ` did you mean "${near}"?` : '';
  throw new KotowariError('usage', `cannot write "${path}": ${what};${hint} known: ${OUTPUT_ENDINGS.join(', ')}`);
}

/** Writes a report beside its name first, so that a reader never meets half of one. @throws KotowariError `output-unwritable`. */
export async function writeReport(path: string, report: Report, options: OutputOptions): Promise<void> {
  const text = findOutput(path).format(report, options);
  const aside = `${path}.${process.pid}.part`;
  try {
    await writeFile(aside, text, { mode: 0o640 });
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new KotowariError(
      'output-unwritable',
      `cannot write "${path}": ${code === 'ENOENT' ? 'no such folder' : code}`,
      cause,
    );
  }
}
