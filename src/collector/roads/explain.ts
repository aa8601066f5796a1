import { randomBytes } from 'node:crypto';
import type { AttackLabel, ExplainedLine, ExplainedRaw, ExplainedSafe } from '../../contract/index.js';
import { createProcessKeys } from '../anonymize/index.js';
import { valueAt, type RawBatch, type SafeBatch, type SiteOptions, type Zone } from '../model/index.js';
import { RateWatch } from '../summary/index.js';
import { createPipeline } from './pipeline.js';
import { readLogs, type LogInput } from './read-logs.js';
import { readZone } from './settings.js';

/** How `explain` reads. */
export interface ExplainOptions extends LogInput, SiteOptions {}

/**
 * Tells line by line how a log is understood: what stands in it, and what would be kept. Keys are random and die with the process: a token
 * that is shown here matches none in a store.
 *
 * The raw side holds personal data: it is for the eyes of whoever has the log anyway.
 */
export async function* runExplain(options: ExplainOptions): AsyncGenerator<ExplainedLine> {
  const zone = readZone(options);
  const siteId = randomBytes(16).toString('hex');
  const pipeline = createPipeline({
    ...options,
    zone,
    keys: createProcessKeys(),
    siteId,
    address: { kind: 'token' },
    isTimelessAllowed: true,
  });
  const rates = new RateWatch();
  for await (const { batch, log } of readLogs(options)) {
    const { format, raw } = pipeline.parse(batch, log);
    const safe = pipeline.anonymize(raw);
    const rejected = new Map(raw.rejected.map(({ line, reason }) => [line, reason]));
    for (let line = 0, row = 0; line < batch.count; line++) {
      const place = { line: batch.firstLine + line, offset: batch.offsets[line]!, format: format.name };
      const reason = rejected.get(line);
      if (reason !== undefined) {
        yield { ...place, rejected: reason, labels: [], places: {}, raw: null, safe: null };
        continue;
      }
      yield {
        ...place,
        rejected: null,
        ...explainLabels(safe, row, rates.add(safe, row)),
        raw: explainRaw(raw, row, format.isTimeless === true),
        safe: explainSafe(safe, row, zone),
      };
      row++;
    }
  }
}

function explainLabels(
  safe: SafeBatch,
  row: number,
  rates: readonly AttackLabel[],
): Pick<ExplainedLine, 'labels' | 'places'> {
  const attacks = valueAt(safe.attacks, row);
  const places = Object.fromEntries(attacks.map(({ label, places: where }) => [label, where]));
  return { labels: [...new Set([...attacks.map(({ label }) => label), ...rates])], places };
}

function explainRaw(raw: RawBatch, row: number, isTimeless: boolean): ExplainedRaw {
  return {
    remoteAddr: raw.text('remoteAddr', row),
    remoteUser: raw.text('remoteUser', row),
    time: isTimeless ? null : new Date(raw.timeMs[row]!).toISOString(),
    method: raw.text('method', row),
    target: raw.text('target', row) ?? raw.text('request', row),
    protocol: raw.text('protocol', row),
    status: raw.status[row]! || null,
    bytesSent: raw.bytesSent[row]!,
    referrer: raw.text('referrer', row),
    userAgent: raw.text('userAgent', row),
    host: raw.text('host', row),
    durationMs: numberOrNull(raw.durationMs[row]!),
    forwardedFor: raw.text('forwardedFor', row),
  };
}

function explainSafe(safe: SafeBatch, row: number, zone: Zone): ExplainedSafe {
  const { path, pathKinds, queryKeys, queryKinds } = valueAt(safe.target, row);
  const { browser, browserMajor, system, device, bot } = valueAt(safe.agent, row);
  return {
    time: zone.iso(safe.time[row]!),
    visitor: safe.tokens!.visitor(row),
    address: safe.tokens!.address(row),
    network: safe.tokens!.network(row),
    country: valueAt(safe.country, row),
    method: valueAt(safe.method, row),
    path,
    pathKinds,
    queryKeys,
    queryKinds,
    referrer: valueAt(safe.referrer, row).value,
    browser,
    browserMajor,
    system,
    device,
    bot,
    status: safe.status[row]! || null,
    bytesSent: safe.bytesSent[row]!,
    durationMs: numberOrNull(safe.durationMs[row]!),
    protocol: valueAt(safe.protocol, row),
    host: valueAt(safe.host, row),
  };
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
