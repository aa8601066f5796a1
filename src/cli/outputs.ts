import { rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Report } from '../contract/index.js';
import { KotowariError, nearest } from '../collector/index.js';
import type { Lang } from './lang.js';

type Format = (report: Report, lang: Lang) => string | Promise<string>;

/** How a report is written, by the ending of the file. Adding one is one row here. */
const OUTPUTS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['.json', (report) => `${JSON.stringify(report)}\n`],
]);

/** Endings that `-o` takes. */
export const OUTPUT_ENDINGS: readonly string[] = [...OUTPUTS.keys()];

/** @throws KotowariError `usage` for an ending that is not known, before anything is read. */
export function checkOutput(path: string): void {
  const ending = extname(path).toLowerCase();
  if (OUTPUTS.has(ending)) return;
  const near = nearest(ending, OUTPUT_ENDINGS);
  const hint = near ? ` did you mean "${near}"?` : '';
  throw new KotowariError(
    'usage',
    `cannot write "${path}": unknown ending "${ending}";${hint} known: ${OUTPUT_ENDINGS.join(', ')}`,
  );
}

/** Writes a report beside its name first, so that a reader never meets half of one. @throws KotowariError `output-unwritable`. */
export async function writeReport(path: string, report: Report, lang: Lang): Promise<void> {
  const format = OUTPUTS.get(extname(path).toLowerCase());
  if (!format) return checkOutput(path);
  const aside = `${path}.${process.pid}.part`;
  try {
    await writeFile(aside, await format(report, lang), { mode: 0o640 });
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    if (cause instanceof KotowariError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new KotowariError(
      'output-unwritable',
      `cannot write "${path}": ${code === 'ENOENT' ? 'no such folder' : code}`,
      cause,
    );
  }
}
