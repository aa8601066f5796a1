import type { Report } from '../../contract/index.js';
import { formatBytes, formatCount, formatShare } from '../numbers.js';
import type { ReportTexts } from './texts.js';

/** One total with its name; `note` says what part of the whole it is. */
export interface TotalRow {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** The totals in the order in which they are read, formatted. */
export function totalRows({ totals }: Report, texts: ReportTexts): TotalRow[] {
  const names = Object.keys(texts.totals) as (keyof typeof texts.totals)[];
  return names.map((name) => ({
    label: texts.totals[name],
    value: name === 'bytesSent' ? formatBytes(totals[name]) : formatCount(totals[name]),
    note: name === 'bots' || name === 'errors' ? formatShare(totals[name], totals.requests) : '',
  }));
}

/** What a reader should know before trusting the numbers, a sentence a line. */
export function formatQuality({ totals, quality, smallGroup, period }: Report, texts: ReportTexts): string[] {
  const reasons = Object.entries(totals.rejected).map(
    ([reason, count]) => `${texts.reasons[reason as keyof typeof texts.reasons]} ${formatCount(count)}`,
  );
  const sum = `${texts.lines} ${formatCount(totals.lines)} = ${texts.parsed} ${formatCount(totals.parsed)} + ${texts.rejected} ${formatCount(totals.lines - totals.parsed)}`;
  const lines = [reasons.length ? `${sum} (${reasons.join(', ')})` : sum];
  const formats = quality.formats ?? [];
  const named = formats.map(({ format, share }) =>
    formats.length > 1 ? `${format} ${formatShare(share, 1)}` : format,
  );
  if (named.length > 0) lines.push(`${texts.format}: ${named.join(', ')}`);
  if (quality.partial) lines.push(texts.partial(quality.partial));
  if (quality.oneAddress) lines.push(texts.oneAddress);
  if (quality.late > 0) lines.push(texts.late(quality.late));
  if (quality.keyLost.length > 0) lines.push(`${texts.keyLost}: ${quality.keyLost.join(', ')}`);
  if (quality.capped.length > 0) lines.push(`${texts.capped}: ${quality.capped.join(', ')}`);
  if (quality.tooFewNetworks && period.from !== null) lines.push(texts.tooFew(smallGroup));
  return lines;
}
