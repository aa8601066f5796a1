import type { LineBatch } from '../model/index.js';

const ISO = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;
const STAMP = String.raw`(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?|${ISO})`;

/** What stands before the lines of a log, and how it is told. The first that fits is taken off. */
const PREFIXES: readonly RegExp[] = [
  // <190>1 2026-05-20T10:15:00.003Z web1 nginx 912 - - LINE        RFC 5424
  new RegExp(
    String.raw`^(?:<\d{1,3}>)?1 (?:${ISO}|-) \S+ \S+ \S+ \S+ (?:-|(?:\[(?:[^\]\\]|\\.)*\])+) ?(?:\xef\xbb\xbf)?`,
  ),
  // 2026-05-20T10:15:00.123456789Z stdout F LINE                    Kubernetes CRI
  new RegExp(String.raw`^${ISO} std(?:out|err) [FP] `),
  // May 20 10:15:00 web1 nginx[912]: LINE, also with an ISO time    RFC 3164, journalctl -o short, short-iso
  new RegExp(String.raw`^${STAMP} +(?:\S+ )?[\w./@()-]+(?:\[\d+\])?: +`),
  // 2026-05-20T10:15:00+00:00 192.0.2.1  {"timestamp": …            syslog of Fastly, without a tag
  new RegExp(String.raw`^${STAMP} +\S+ +(?=\{)`),
  // web-1  | LINE                                                   docker compose logs
  /^[\w.-]+ +\| (?=\S)/,
  // [pod/web-5d9/nginx] LINE                                        kubectl logs --prefix
  /^\[pod\/[^\]]+\] /,
  // access.log.1:LINE, access.log.1:12:LINE                         grep over several files
  /^[^\s:"{}[\]]*[A-Za-z./][^\s:"{}[\]]*:(?:\d+:)?(?=\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3} )/,
  /^[^\s:"{}[\]]*(?:log|gz|\.\d+):(?=[0-9a-f]{0,4}:[0-9a-f:.]+ )/,
];

/** {"log":"LINE\n","stream":"stdout","time":"…"} of Docker, {"MESSAGE":"LINE",…} of journald. */
const IN_JSON = /^\{(?=.*"(?:log|MESSAGE)"\s*:\s*")(?=.*"(?:stream|time|_[A-Z_]+|PRIORITY|__REALTIME_TIMESTAMP)"\s*:)/;

const LOOKS = 40;
const HEAD_BYTES = 1024;

/**
 * Takes off what a log's way has put around its lines: syslog (RFC 3164 and 5424), journald, Docker, Kubernetes, `grep`. Line by line, so that a log that was
 * wrapped from some day on is read from the first line to the last; where none of a few lines is wrapped, the batch is given back as it is.
 */
export function unwrapLines(batch: LineBatch): LineBatch {
  const kind = lookAt(batch);
  if (kind === null) return batch;
  return kind === 'json' ? unwrapJson(batch) : unwrapPrefixes(batch);
}

function lookAt(batch: LineBatch): 'prefix' | 'json' | null {
  const step = Math.max(1, Math.floor(batch.count / LOOKS));
  for (let index = 0; index < batch.count; index += step) {
    const head = headOf(batch, index);
    // most lines begin with an address: that is told from their first bytes
    if (/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3} /.test(head)) continue;
    if (PREFIXES.some((prefix) => prefix.test(head))) return 'prefix';
    if (IN_JSON.test(lineOf(batch, index))) return 'json';
  }
  return null;
}

function unwrapPrefixes(batch: LineBatch): LineBatch {
  const starts = Uint32Array.from(batch.starts);
  for (let index = 0; index < batch.count; index++) {
    const head = headOf(batch, index);
    for (const prefix of PREFIXES) {
      const match = prefix.exec(head);
      if (!match) continue;
      starts[index]! += match[0].length;
      break;
    }
  }
  return { ...batch, starts };
}

function unwrapJson(batch: LineBatch): LineBatch {
  const lines = Array.from({ length: batch.count }, (_, index) => lineInJson(batch, index));
  const starts = new Uint32Array(batch.count);
  const ends = new Uint32Array(batch.count);
  let at = 0;
  lines.forEach((line, index) => {
    starts[index] = at;
    at += line.length;
    ends[index] = at;
  });
  return { ...batch, bytes: Buffer.concat(lines), starts, ends };
}

function lineInJson(batch: LineBatch, index: number): Buffer {
  const whole = batch.bytes.subarray(batch.starts[index], batch.ends[index]);
  if (whole[0] !== 123) return whole;
  try {
    const { log, MESSAGE } = JSON.parse(whole.toString('utf8')) as {
      readonly log?: unknown;
      readonly MESSAGE?: unknown;
    };
    const line = log ?? MESSAGE;
    return typeof line === 'string' ? Buffer.from(line.replace(/[\r\n]+$/, '')) : whole;
  } catch {
    return whole; // a cut line is rejected by whoever reads it
  }
}

function headOf({ bytes, starts, ends }: LineBatch, index: number): string {
  return bytes.toString('latin1', starts[index], Math.min(ends[index]!, starts[index]! + HEAD_BYTES));
}

function lineOf({ bytes, starts, ends }: LineBatch, index: number): string {
  return bytes.toString('latin1', starts[index], ends[index]);
}
