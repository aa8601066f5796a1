import { KotowariError, type LineBatch, type LogFormat, type RawBatch } from '../model/index.js';
import { FORMAT_NAMES, listFormats } from './catalogue.js';
import { describeLines } from './describe.js';
import { openFormat, type FormatRow } from './reader.js';

const SAMPLE_LINES = 1000;

/** A format is taken when it reads this share of the sample. Source: PRODUCT.md, section 2. */
const SHARE = 0.9;

/** A format that reads more fields wins although it reads fewer lines, as long as it reads this share of them: its broken lines look whole to a poorer one. */
const NEARLY = 0.95;

/** How a format fared with a sample. */
interface Trial {
  readonly row: FormatRow;
  readonly read: number;
  readonly raw: RawBatch;
}

/**
 * Finds the format of a log by its first lines: the most telling one that reads nearly as many of them as any does, when that are at least nine
 * of ten and the addresses are addresses (each reader rejects a line whose address is none).
 *
 * @param batch the first lines of a log, what stands before them taken off.
 * @returns the format, open for this log, or null when there is no line to judge by.
 * @throws KotowariError `no-format`: what the lines look like, the nearest format and why it failed, and how to name one.
 */
export function guessFormat(batch: LineBatch): LogFormat | null {
  const sample = { ...batch, count: Math.min(batch.count, SAMPLE_LINES) };
  const lines = textsOf(sample);
  const judged = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (judged.length === 0) return lines.some((line) => line.startsWith('#Fields')) ? openNamed('w3c') : null;
  const rows = listFormats().filter((row) => (row.name === 'w3c' ? row.sniff(lines) > 0 : row.sniff(judged) > 0.05));
  const trials = rows.map((row): Trial => {
    const raw = openFormat(row).parse(sample);
    return { row, raw, read: raw.rows };
  });
  const most = Math.max(0, ...trials.map(({ read }) => read));
  // of a few lines one may be broken: no single line decides
  const enough = judged.length > 2 ? Math.min(judged.length * SHARE, judged.length - 1) : judged.length;
  const found = trials.find(({ read }) => read >= enough && read >= most * NEARLY);
  if (found) return openNamed(found.row.refine?.(judged, found.raw) ?? found.row.name);
  const nearest = trials.find(({ read }) => read === most);
  throw new KotowariError('no-format', whyNone(lines, judged.length, nearest));
}

function openNamed(name: string): LogFormat {
  return openFormat(listFormats().find((row) => row.name === name)!);
}

function textsOf({ bytes, count, starts, ends }: LineBatch): string[] {
  return Array.from({ length: count }, (_, index) =>
    bytes.toString('latin1', starts[index], Math.min(ends[index]!, starts[index]! + 4096)),
  );
}

function whyNone(lines: readonly string[], judged: number, nearest: Trial | undefined): string {
  const name = nearest?.row.refine?.(lines, nearest.raw) ?? nearest?.row.name;
  const isMost = nearest !== undefined && nearest.read * 2 > judged;
  const looks = isMost
    ? { what: `${name} with lines of another kind among them`, serve: undefined }
    : describeLines(lines);
  const near = nearest
    ? `the nearest format, ${name}, reads ${nearest.read} of the first ${judged} (${mainReason(nearest.raw)})`
    : `no known format fits any of the first ${judged}`;
  return `the lines look like ${looks.what}; ${near}; ${looks.serve ?? HOW_TO_NAME}`;
}

const HOW_TO_NAME = `name a format with --format (${FORMAT_NAMES.join(', ')}) or give the template of the server's configuration, such as --format '%{X-Forwarded-For}i %l %u %t "%r" %>s %b'`;

/** The reason for which most lines were rejected. */
function mainReason({ rejected }: RawBatch): string {
  const counts = new Map<string, number>();
  for (const { reason } of rejected) if (reason !== 'empty') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'too few lines';
}
