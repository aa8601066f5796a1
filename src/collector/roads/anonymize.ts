import { randomBytes } from 'node:crypto';
import { createProcessKeys, NO_ADDRESS, tokenToIpv6 } from '../anonymize/index.js';
import {
  KotowariError,
  valueAt,
  type Zone,
  type AddressMode,
  type SafeAgent,
  type SafeBatch,
  type SiteOptions,
  type WrittenRow,
} from '../model/index.js';
import { createPipeline } from './pipeline.js';
import { readLogs, type LogInput } from './read-logs.js';
import { readZone } from './settings.js';

/** How `anonymize` reads and writes. */
export interface AnonymizeLogOptions
  extends LogInput, Pick<SiteOptions, 'timeZone' | 'sensitivePaths' | 'ownHosts' | 'trustedProxies'> {
  /** `token` (default), `drop`, or prefix lengths such as `/24,/48`. */
  readonly address?: string | undefined;
  /** Precision of times: `second` (default) or `minute`. */
  readonly time?: string | undefined;
}

/** Lines of one batch in the format of the log they came from, and how many were left out. */
export interface AnonymizedLines {
  readonly text: string;
  readonly lines: number;
  readonly rejected: number;
}

/**
 * Writes a log again in its own format, with tokens for addresses and nothing of what names a person. Keys die with the process, so that
 * tokens of two runs do not match. The result is pseudonymous: safer to keep, not anonymous. Lines that do not parse are left out.
 *
 * @throws KotowariError `usage` for an address or time setting that is not understood, before anything is read.
 */
export async function* runAnonymize(options: AnonymizeLogOptions): AsyncGenerator<AnonymizedLines> {
  const zone = readZone(options);
  const address = readAddressMode(options.address);
  const minutes = readTimeMode(options.time) === 'minute';
  const siteId = randomBytes(16).toString('hex');
  const pipeline = createPipeline({ ...options, zone, keys: createProcessKeys(), siteId, address });
  for await (const { batch, log } of readLogs(options)) {
    const { format, raw } = pipeline.parse(batch, log);
    const safe = pipeline.anonymize(raw);
    const lines: string[] = [];
    for (let row = 0; row < safe.rows; row++)
      lines.push(`${format.write(writtenRow(safe, row, { zone, minutes, address }))}\n`);
    const header = format.header?.() ?? '';
    yield { text: header + lines.join(''), lines: batch.count, rejected: raw.rejected.length };
  }
}

/** @throws KotowariError `usage`. */
function readAddressMode(text = 'token'): AddressMode {
  if (text === 'token' || text === 'drop') return { kind: text };
  const match = /^\/(\d{1,2}),\/(\d{1,3})$/.exec(text);
  const [ipv4Bits, ipv6Bits] = [Number(match?.[1]), Number(match?.[2])];
  if (match && ipv4Bits <= 32 && ipv6Bits <= 128) return { kind: 'cut', ipv4Bits, ipv6Bits };
  throw new KotowariError(
    'usage',
    `--address "${text}" is not understood; known: token, drop, or prefix lengths such as /24,/48`,
  );
}

function readTimeMode(text = 'second'): 'second' | 'minute' {
  if (text === 'second' || text === 'minute') return text;
  throw new KotowariError('usage', `--time "${text}" is not understood; known: second, minute`);
}

interface WriteContext {
  readonly zone: Zone;
  readonly minutes: boolean;
  readonly address: AddressMode;
}

function writtenRow(safe: SafeBatch, row: number, { zone, minutes, address }: WriteContext): WrittenRow {
  const { path, campaignQuery } = valueAt(safe.target, row);
  const who = safe.tokens!.address(row);
  const target = path === null ? null : encodePath(path) + (campaignQuery ? `?${campaignQuery}` : '');
  const seconds = safe.time[row]!;
  return {
    time: zone.iso(minutes ? seconds - (seconds % 60) : seconds),
    address: who === null ? NO_ADDRESS : address.kind === 'token' ? tokenToIpv6(who) : who,
    method: target === null ? null : (valueAt(safe.method, row)?.replace('(unknown)', 'UNKNOWN') ?? null),
    target,
    protocol: valueAt(safe.protocol, row)?.startsWith('(') ? null : valueAt(safe.protocol, row),
    status: safe.status[row]! || null,
    bytesSent: safe.bytesSent[row]!,
    referrer: writeReferrer(valueAt(safe.referrer, row).value),
    userAgent: writeAgent(valueAt(safe.agent, row)),
    host: valueAt(safe.host, row),
  };
}

/** Placeholders stay readable; whatever a quoted field could not hold is percent-encoded. */
function encodePath(path: string): string {
  return encodeURI(path.startsWith('/') ? path : `/${path}`).replace(
    /['"\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
}

/** A host as an address that other tools take for a referrer; a path of the own site as it is. */
function writeReferrer(value: string | null): string | null {
  if (value === null) return null;
  return value.startsWith('/') ? encodePath(value) : `https://${encodeURI(value)}/`;
}

/** `Firefox/126 (Windows; desktop)`; a bot's name is followed by `bot`, so that it is known for one when the log is read again. */
function writeAgent({ browser, browserMajor, system, device, bot }: SafeAgent): string | null {
  if (bot !== null) return `${bot} (bot)`;
  if (browser === null && system === null) return null;
  const family = `${(browser ?? 'Unknown').replaceAll(' ', '')}${browserMajor === null ? '' : `/${browserMajor}`}`;
  return `${family} (${[system ?? 'Unknown', device ?? 'unknown'].join('; ')})`;
}
